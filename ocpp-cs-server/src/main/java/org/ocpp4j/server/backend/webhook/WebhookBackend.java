package org.ocpp4j.server.backend.webhook;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.RawCall;
import org.ocpp4j.core.RawHandler;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.server.backend.ForeignAnswer;
import org.ocpp4j.server.backend.UnusableAnswerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers stations through a URL: one POST for each request; the station gets the reply. For any {@link
 * org.ocpp4j.core.server.OcppServer}: {@code Handlers.ofCentralSystem().otherwise(WebhookBackend.to(url).build())}.
 *
 * <p>The body of a request is {@code {"identity","uniqueId","action","payload","account"}}; that of a reply has the
 * same shape, with the confirmation in {@code payload}, or is an error. A reply that is missing, or cannot be sent to
 * the station, becomes InternalError, and one line in the log gives the reason. An action that the station's version
 * lacks is answered NotImplemented, since there is no schema to check the reply.
 *
 * <p>Thread-safe; never blocks. Its stages complete on threads of its own; dependent stages must not block them. The
 * numbers of requests under way and waiting are bounded; {@link #close} fails all of them.
 */
public final class WebhookBackend implements RawHandler<Station>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookBackend.class);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final URI url;
    private final @Nullable String authorization;
    private final Exchanges exchanges;
    private final LongAdder failures = new LongAdder();

    private WebhookBackend(Builder builder) {
        this.url = builder.url;
        this.authorization = builder.authorization;
        this.exchanges = new Exchanges(builder.timeout, builder.parallel, builder.queue);
    }

    /**
     * Begins with the receiver.
     *
     * @param url where requests are posted: http or https
     * @return a builder
     * @throws IllegalArgumentException if nothing can be posted there
     */
    public static Builder to(URI url) {
        return new Builder(url);
    }

    /**
     * The backend that settings describe, whether or not they enable it.
     *
     * @param settings the settings
     * @return the backend; close it
     * @throws IllegalArgumentException if they cannot be used
     */
    public static WebhookBackend of(WebhookSettings settings) {
        Builder builder = to(URI.create(settings.url()))
                .timeout(settings.timeout())
                .parallel(settings.parallel())
                .queue(settings.queue());
        return switch (settings.authorization()) {
            case OFF -> builder.build();
            case BASIC ->
                builder.basic(settings.username(), settings.password()).build();
            case BEARER -> builder.bearer(settings.token()).build();
        };
    }

    @Override
    public CompletionStage<JsonNode> handle(Station station, RawCall call) {
        Action<?, ?> action =
                MessageCodec.of(station.version()).action(call.action()).orElse(null);
        if (action == null) {
            return refused(ErrorCode.NOT_IMPLEMENTED, call.action() + " is not known");
        }
        if (!action.isFromStation()) {
            return refused(ErrorCode.NOT_SUPPORTED, call.action() + " is nothing that a station sends");
        }
        @Nullable Map<String, String> fields = MDC.getCopyOfContextMap(); // the log's, of the calling thread
        return exchanges.post(request(station, call)).handle((body, failure) -> {
            @Nullable Map<String, String> before = MDC.getCopyOfContextMap();
            show(fields);
            try {
                if (failure != null) {
                    throw WebhookException.because(failure);
                }
                return answer(station, call, action, body);
            } catch (WebhookException | UnusableAnswerException failed) {
                failures.increment();
                LOG.warn(
                        "{} is answered InternalError to its {} {}: {}",
                        station.identity(),
                        call.action(),
                        WebhookException.shown(call.messageId()),
                        failed.getMessage());
                throw new CallRejectedException(
                        ErrorCode.INTERNAL_ERROR, "The central system could not process this; send it again");
            } finally {
                show(before);
            }
        });
    }

    private static void show(@Nullable Map<String, String> fields) {
        MDC.setContextMap(fields == null ? Map.of() : fields);
    }

    private static CompletionStage<JsonNode> refused(ErrorCode code, String description) {
        return CompletableFuture.failedFuture(new CallRejectedException(code, description));
    }

    private HttpRequest request(Station station, RawCall call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("identity", station.identity());
        body.put("uniqueId", call.messageId());
        body.put("action", call.action());
        body.set("payload", call.payload());
        body.put("account", station.handshake().account().orElse(""));
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("OCPP-Version", station.version().name())
                .header("OCPP-Protocol", station.handshake().protocol().name())
                .POST(HttpRequest.BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body)));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    /** Nothing of the body goes into messages: it may hold anything. */
    private static JsonNode json(byte[] body) throws WebhookException {
        if (body.length == 0) {
            throw new WebhookException("the reply is empty");
        }
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException broken) {
            throw new WebhookException("the reply is not JSON");
        }
    }

    /** The station receives what the reply says; only a code that its version lacks is replaced. */
    private static JsonNode answer(Station station, RawCall call, Action<?, ?> action, byte[] body)
            throws WebhookException, UnusableAnswerException {
        ForeignAnswer answer = ForeignAnswer.of(json(body), station.identity(), call);
        if (answer.errorCode().isPresent() && answer.known(station.version()).isEmpty()) {
            LOG.warn(
                    "{} is answered InternalError to its {} {}: OCPP has no error code {}",
                    station.identity(),
                    call.action(),
                    WebhookException.shown(call.messageId()),
                    WebhookException.shown(answer.errorCode().get()));
        }
        return answer.confirmation(station.version(), action);
    }

    /**
     * How many requests are under way.
     *
     * @return at most as many as may be
     */
    public int underWay() {
        return exchanges.underWay();
    }

    /**
     * How many requests wait for one that is under way to end.
     *
     * @return at most as many as may be
     */
    public int waiting() {
        return exchanges.waiting();
    }

    /**
     * How many requests got no answer that a station could be given.
     *
     * @return since the beginning
     */
    public long failures() {
        return failures.sum();
    }

    /** Fails all requests, waiting or under way; the stations are answered InternalError. Does not block. */
    @Override
    public void close() {
        exchanges.close();
    }

    /** Collects what a backend needs; not safe for use by several threads. */
    public static final class Builder {
        private final URI url;
        private @Nullable String authorization;
        private Duration timeout = Duration.ofSeconds(10);
        private int parallel = 64;
        private int queue = 1000;

        private Builder(URI url) {
            HttpRequest.newBuilder(url); // throws with the reason if it is wrong
            if (url.getRawUserInfo() != null) {
                throw new IllegalArgumentException("The URL must have no user and password; set them as such");
            }
            this.url = url;
        }

        /**
         * Sends a name and a password with each request (RFC 7617, in UTF-8).
         *
         * @param username the name; has no colon
         * @param password the password
         * @return this builder
         * @throws IllegalArgumentException if the name has a colon
         */
        public Builder basic(String username, String password) {
            if (username.indexOf(':') >= 0) {
                throw new IllegalArgumentException("The name must have no colon");
            }
            byte[] credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
            return this;
        }

        /**
         * Sends a token with each request (RFC 6750).
         *
         * @param token visible characters of ASCII
         * @return this builder
         * @throws IllegalArgumentException if a header cannot carry it; the message does not quote it
         */
        public Builder bearer(String token) {
            if (!token.matches("[\\x21-\\x7e]+")) {
                throw new IllegalArgumentException("The token must consist of visible characters of ASCII");
            }
            this.authorization = "Bearer " + token;
            return this;
        }

        /**
         * Sets how long a request may take, from the moment it comes to the last byte of its reply; 10 s if not set. The
         * engine's {@link org.ocpp4j.core.EngineOptions#replyTimeout()} should be longer.
         *
         * @param value a positive duration
         * @return this builder
         */
        public Builder timeout(Duration value) {
            this.timeout = value;
            return this;
        }

        /**
         * Sets how many requests may be under way at a time; 64 if not set.
         *
         * @param value at least 1
         * @return this builder
         */
        public Builder parallel(int value) {
            this.parallel = value;
            return this;
        }

        /**
         * Sets how many requests may wait for those under way; 1,000 if not set.
         *
         * @param value at least 0
         * @return this builder
         */
        public Builder queue(int value) {
            this.queue = value;
            return this;
        }

        /**
         * Makes the backend.
         *
         * @return the backend; close it
         * @throws IllegalArgumentException if a number is out of its range
         */
        public WebhookBackend build() {
            if (timeout.isZero() || timeout.isNegative() || parallel < 1 || queue < 0) {
                throw new IllegalArgumentException("The time-out must be positive, and room for requests is needed");
            }
            return new WebhookBackend(this);
        }
    }
}
