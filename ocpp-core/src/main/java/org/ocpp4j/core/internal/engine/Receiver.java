package org.ocpp4j.core.internal.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.AfterReply;
import org.ocpp4j.core.AsyncHandler;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.RawCall;
import org.ocpp4j.core.RawHandler;
import org.ocpp4j.core.codec.Decoded;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.Dialect;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Converts calls of a peer to requests, finds their handler, and converts its response to a payload. */
final class Receiver<P extends Peer> {
    /** Runs after a reply. */
    @FunctionalInterface
    interface Hook {
        void run() throws Exception;
    }

    /** The work of a handled call that remains after its reply. */
    static final class Outcome {
        private volatile @Nullable Hook afterReply;

        @Nullable
        Hook afterReply() {
            return afterReply;
        }
    }

    private final Engine<P> engine;
    private final MessageCodec codec;
    private final @Nullable Dialect dialect;

    Receiver(Engine<P> engine, OcppVersion version) {
        this.engine = engine;
        this.codec = MessageCodec.of(version);
        this.dialect = version.dialect().orElse(null);
    }

    CompletionStage<JsonNode> receive(P peer, CallContext call, Outcome outcome) {
        Action<?, ?> action = codec.action(call.action()).orElse(null);
        if (action == null) {
            return otherwise(peer, call, null, ErrorCode.NOT_IMPLEMENTED, call.action() + " is not known");
        }
        Object wire = decode(peer, call, action);
        Class<?> type = wire.getClass();
        Object request = wire;
        boolean translated = false;
        if (engine.handlers().handler(type).isEmpty() && dialect != null) {
            request = dialect.toHandler((Request<?>) wire);
            translated = true;
        }
        Optional<AsyncHandler<P, ?, ?>> handler = engine.handlers().handler(request.getClass());
        if (handler.isEmpty()) {
            return otherwise(peer, call, action, ErrorCode.NOT_SUPPORTED, call.action() + " is not supported");
        }
        return handle(peer, action, handler.get(), request, translated, outcome);
    }

    private Object decode(P peer, CallContext call, Action<?, ?> action) {
        Strictness strictness = strictness(peer, Direction.RECEIVED, action, MessageKind.REQUEST);
        try {
            Decoded<Object> decoded = codec.decode(action, MessageKind.REQUEST, call.payload(), strictness);
            report(peer, action, decoded.violations());
            return decoded.message();
        } catch (InvalidMessageException invalid) {
            report(peer, action, invalid.violations());
            throw CallRejectedException.because(invalid);
        }
    }

    /** The handlers keep request and response types together, and so does the cast. */
    @SuppressWarnings("unchecked")
    private <Q extends Request<R>, R extends Response> CompletionStage<JsonNode> handle(
            P peer,
            Action<?, ?> action,
            AsyncHandler<P, ?, ?> found,
            Object request,
            boolean translated,
            Outcome outcome) {
        AsyncHandler<P, Q, R> handler = (AsyncHandler<P, Q, R>) found;
        Supplier<String> nothing = () -> "The handler of " + action.name() + " returned null";
        CompletionStage<R> answer;
        try {
            answer = Objects.requireNonNull(handler.handle(peer, (Q) request), nothing);
        } catch (Throwable thrown) { // an Error of a handler must not stop the mailbox either
            return CompletableFuture.failedFuture(thrown);
        }
        return answer.thenApply(returned -> {
            R response = Objects.requireNonNull(returned, nothing);
            Response wire = translated && dialect != null ? dialect.toWire(response) : response;
            JsonNode payload = encode(peer, action, wire);
            engine.handlers()
                    .hook(request.getClass())
                    .ifPresent(hook -> outcome.afterReply =
                            () -> ((AfterReply<P, Q, R>) hook).replied(peer, (Q) request, response));
            return payload;
        });
    }

    private JsonNode encode(P peer, Action<?, ?> action, Response response) {
        return action.isAnswered()
                ? codec.encode(response, strictness(peer, Direction.SENT, action, MessageKind.RESPONSE))
                : JsonNodeFactory.instance.objectNode();
    }

    private CompletionStage<JsonNode> otherwise(
            P peer, CallContext call, @Nullable Action<?, ?> action, ErrorCode code, String description) {
        RawHandler<P> handler = engine.handlers().otherwise().orElse(null);
        if (handler == null) {
            return CompletableFuture.failedFuture(new CallRejectedException(code, description));
        }
        try {
            Supplier<String> nothing = () -> "The raw handler returned null for " + call.action();
            CompletionStage<JsonNode> answer = Objects.requireNonNull(
                    handler.handle(peer, new RawCall(call.messageId(), call.action(), call.payload())), nothing);
            return answer.thenApply(payload -> checked(peer, action, Objects.requireNonNull(payload, nothing)));
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private JsonNode checked(P peer, @Nullable Action<?, ?> action, JsonNode payload) {
        if (action != null
                && action.isAnswered()
                && strictness(peer, Direction.SENT, action, MessageKind.RESPONSE) == Strictness.REJECT) {
            List<Violation> violations = codec.validate(action, MessageKind.RESPONSE, payload);
            if (!violations.isEmpty()) {
                throw new InvalidMessageException("The answer to " + action.name(), violations);
            }
        }
        return payload;
    }

    private Strictness strictness(P peer, Direction direction, Action<?, ?> action, MessageKind kind) {
        return engine.options().validation().of(peer, direction, action, kind);
    }

    private void report(P peer, Action<?, ?> action, List<Violation> violations) {
        if (!violations.isEmpty()) {
            engine.listener().invalid(peer, action.name(), violations);
        }
    }
}
