package org.ocpp4j.core.internal.engine;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.codec.Decoded;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.message.NoResponse;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.transport.Calls;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.Dialect;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;

/**
 * Converts requests to calls of a peer, and their results to responses. Every failure fails the stage; none is thrown.
 */
final class Sender<P extends Peer> {
    private final Engine<P> engine;
    private final OcppVersion version;
    private final MessageCodec codec;
    private final @Nullable Dialect dialect;
    private final SendQueue queue;
    private final Calls transport;

    Sender(Engine<P> engine, OcppVersion version, SendQueue queue, Calls transport) {
        this.engine = engine;
        this.version = version;
        this.codec = MessageCodec.of(version);
        this.dialect = version.dialect().orElse(null);
        this.queue = queue;
        this.transport = transport;
    }

    /** The action keeps request and response types together, and so does the cast. */
    @SuppressWarnings("unchecked")
    <R extends Response> CompletionStage<R> send(P peer, Request<R> request, CallOptions options) {
        try {
            boolean translated = codec.action(request.getClass()).isEmpty();
            Request<?> wire = translated ? translate(request) : request;
            Action<?, ?> action = codec.action(wire.getClass()).orElseThrow(() -> notInVersion(request));
            JsonNode payload = codec.encode(wire, strictness(peer, Direction.SENT, action, MessageKind.REQUEST));
            return call(peer, action, payload, options, result -> {
                Response response = (Response) decode(peer, action, result);
                return (R) (translated && dialect != null ? dialect.toHandler(response) : response);
            });
        } catch (Throwable refused) { // by us, or by what the application gave to the engine
            return CompletableFuture.failedFuture(refused);
        }
    }

    CompletionStage<JsonNode> sendRaw(P peer, String name, JsonNode payload, CallOptions options) {
        try {
            Action<?, ?> action = codec.action(name)
                    .orElseThrow(() -> new NotRepresentableException(name + " is no action of OCPP " + version.name()));
            if (strictness(peer, Direction.SENT, action, MessageKind.REQUEST) == Strictness.REJECT) {
                check(action, payload);
            }
            return call(peer, action, payload, options, result -> {
                decode(peer, action, result);
                return result;
            });
        } catch (Throwable refused) { // by us, or by what the application gave to the engine
            return CompletableFuture.failedFuture(refused);
        }
    }

    private void check(Action<?, ?> action, JsonNode payload) {
        List<Violation> violations;
        try {
            violations = codec.validate(action, MessageKind.REQUEST, payload);
        } catch (RuntimeException unreadable) { // JSON cannot represent it: NaN, a Java object
            throw NotRepresentableException.because(action.name() + " cannot be written as JSON", unreadable);
        }
        if (!violations.isEmpty()) {
            throw new InvalidMessageException(action.name() + "Request", violations);
        }
    }

    private <T> CompletionStage<T> call(
            P peer, Action<?, ?> action, JsonNode payload, CallOptions options, Function<JsonNode, T> read) {
        String messageId = Objects.requireNonNull(
                engine.options().messageIds().get(), "The supplier of message ids returned null");
        CallContext context = new CallContext(peer, Direction.SENT, messageId, action.name(), payload);
        CompletableFuture<T> answer = new CompletableFuture<>();
        // The answer or failure arrives on a thread of the transport, which must not run continuations of callers.
        engine.intercept(
                        context,
                        call -> queue.send(
                                call.messageId(),
                                call.action(),
                                call.payload(),
                                action.isAnswered(),
                                options.timeout().orElse(engine.options().callTimeout())))
                .whenComplete((result, failure) -> Threads.run(
                        engine.options().completionExecutor(),
                        () -> engine.around(context, () -> end(answer, messageId, result, failure, read))));
        return answer;
    }

    private <T> void end(
            CompletableFuture<T> answer,
            String messageId,
            JsonNode result,
            @Nullable Throwable failure,
            Function<JsonNode, T> read) {
        if (failure != null) {
            fail(answer, failure);
            return;
        }
        T message;
        try {
            message = read.apply(Objects.requireNonNull(result, "The stage of an interceptor ended with null"));
        } catch (Throwable thrown) {
            if (thrown instanceof InvalidMessageException invalid) {
                transport.refuseResult(messageId, CallRejectedException.because(invalid));
            }
            fail(answer, thrown);
            return;
        }
        answer.complete(message);
    }

    private static void fail(CompletableFuture<?> answer, Throwable failure) {
        answer.completeExceptionally(
                failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure));
    }

    private Object decode(P peer, Action<?, ?> action, JsonNode result) {
        if (!action.isAnswered()) {
            return new NoResponse();
        }
        try {
            Decoded<Object> decoded = codec.decode(
                    action,
                    MessageKind.RESPONSE,
                    result,
                    strictness(peer, Direction.RECEIVED, action, MessageKind.RESPONSE));
            report(peer, action, decoded.violations());
            return decoded.message();
        } catch (InvalidMessageException invalid) {
            report(peer, action, invalid.violations());
            throw invalid;
        }
    }

    private Request<?> translate(Request<?> request) {
        if (dialect == null
                || MessageCodec.of(dialect.handlerVersion())
                        .action(request.getClass())
                        .isEmpty()) {
            throw notInVersion(request);
        }
        return dialect.toWire(request);
    }

    private NotRepresentableException notInVersion(Request<?> request) {
        return new NotRepresentableException(
                request.getClass().getName() + " cannot be said in OCPP " + version.name());
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
