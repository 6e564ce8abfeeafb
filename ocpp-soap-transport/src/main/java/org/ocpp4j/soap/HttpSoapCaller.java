package org.ocpp4j.soap;

import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.time.Scheduler;

/**
 * Sends requests with the JDK's HTTP client: HTTP/1.1, connections kept alive, TLS 1.2 or 1.3 for {@code https}, no
 * redirects, no cookies, no authentication.
 *
 * <p>A request is never sent twice, not even if the program runs with {@code -Djdk.httpclient.enableAllMethodRetry}. If
 * a connection that was kept alive ends before the answer arrives, the exchange fails; if the peer closed it before the
 * request, a new connection replaces it. The system property {@code jdk.httpclient.keepalive.timeout} sets how long an
 * idle connection is kept, in seconds.
 *
 * <p>The JDK's client cannot connect to a given IP address, so it looks up the host name again after an {@link
 * org.ocpp4j.core.network.AddressPolicy} has checked its addresses. The JDK returns the same answer for the 30 s of its
 * cache, unless the security property {@code networkaddress.cache.ttl} is 0. If the remaining risk matters, use a
 * {@link SoapCaller} that connects to the given addresses. Numeric hosts are not looked up.
 *
 * <p>An answer has no deadline here: cancel the future, which closes the connection. Thread-safe. Daemon threads of the
 * JDK complete the futures; continuations must not block. The threads end when the caller is no longer used.
 */
public final class HttpSoapCaller implements SoapCaller {
    /** The headers that the JDK's client writes itself; it throws if they are set. */
    private static final Set<String> RESTRICTED =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private final HttpClient client;
    private final int largestAnswer;

    private HttpSoapCaller(HttpClient client, int largestAnswer) {
        this.client = client;
        this.largestAnswer = largestAnswer;
    }

    /**
     * Starts to build a caller.
     *
     * @return a builder: 10 s to connect, answers of 1 MiB, no proxy, and the trusted issuers of the platform
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@inheritDoc}
     *
     * <p>It also fails with {@link java.net.ConnectException} if the TLS handshake fails or the request cannot be
     * expressed in HTTP, and with another {@link java.io.IOException} if the answer is too large. Headers that belong
     * to the connection, such as {@code host} and {@code content-length}, are omitted.
     */
    @Override
    public CompletionStage<SoapResponse> post(URI target, Map<String, String> headers, byte[] body) {
        CompletableFuture<SoapResponse> answer = new CompletableFuture<>();
        CompletableFuture<HttpResponse<byte[]>> exchange;
        try {
            exchange = client.sendAsync(request(target, headers, body), head -> LimitedBody.of(head, largestAnswer));
        } catch (IllegalArgumentException malformed) {
            answer.completeExceptionally(CallFailure.notSent(target, malformed));
            return answer;
        }
        exchange.whenComplete(deliver(target, answer));
        answer.whenComplete((response, failure) -> {
            if (failure != null) {
                exchange.cancel(true); // true, or the JDK continues; a future derived from this one has no effect
            }
        });
        return answer;
    }

    private static HttpRequest request(URI target, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).POST(new BodySentOnce(body));
        headers.forEach((name, value) -> {
            if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
                request.setHeader(name, value);
            }
        });
        return request.build();
    }

    private static BiConsumer<@Nullable HttpResponse<byte[]>, @Nullable Throwable> deliver(
            URI target, CompletableFuture<SoapResponse> answer) {
        return (response, failure) -> {
            if (response == null) {
                answer.completeExceptionally(CallFailure.of(target, failure));
            } else {
                answer.complete(new SoapResponse(response.statusCode(), headers(response), response.body()));
            }
        };
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        return response.headers().map().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue())));
    }

    /** Builds a caller; not safe for use by several threads. */
    public static final class Builder {
        private @Nullable SSLContext context;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private int largestAnswer = 1 << 20;
        private ProxySelector proxies = HttpClient.Builder.NO_PROXY;

        private Builder() {}

        /**
         * Sets the trusted certificates of TLS, and the own certificate. The peer's certificate must always match the
         * host name.
         *
         * @param other the default is the context of the JDK: the trusted issuers of the platform, and no own
         *     certificate
         * @return this builder
         */
        public Builder sslContext(SSLContext other) {
            this.context = other;
            return this;
        }

        /**
         * Sets how long connecting may take, without the TLS handshake.
         *
         * @param time positive; the default is 10 s
         * @return this builder
         */
        public Builder connectTimeout(Duration time) {
            this.connectTimeout = Scheduler.bounded(time);
            return this;
        }

        /**
         * Sets how large an answer may be, in compressed form.
         *
         * @param bytes at least 1; the default is 1 MiB. If it is larger, the connection is closed
         * @return this builder
         */
        public Builder largestAnswer(int bytes) {
            this.largestAnswer = bytes;
            return this;
        }

        /**
         * Sets the HTTP proxy. If a peer supplies the address of a request, note that the proxy connects to it from the
         * proxy's network.
         *
         * @param selector the default uses no proxy, regardless of the system properties
         * @return this builder
         */
        public Builder proxy(ProxySelector selector) {
            this.proxies = selector;
            return this;
        }

        /**
         * Builds the caller. It connects on first use.
         *
         * @return the caller
         * @throws IllegalArgumentException if the time or the size is not positive
         */
        public HttpSoapCaller build() {
            if (largestAnswer < 1) {
                throw new IllegalArgumentException("Sizes must be positive");
            }
            SSLParameters versions = new SSLParameters();
            versions.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            HttpClient.Builder client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout)
                    .sslParameters(versions)
                    .proxy(proxies);
            if (context != null) {
                client.sslContext(context);
            }
            return new HttpSoapCaller(client.build(), largestAnswer);
        }
    }
}
