package org.ocpp4j.core.transport;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.NotRepresentableException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The calls of this side, each from before it is written until it is answered or the connection ends. Thread-safe. */
final class PendingCalls {
    private final FrameCodec codec;
    private final Consumer<String> shown;
    private final Function<String, CompletionStage<Void>> channel;
    private final Map<String, PendingCall> calls = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable CloseReason> ended = new AtomicReference<>();

    /**
     * @param shown sees each frame before it is written
     * @param channel writes a frame; throws nothing
     */
    PendingCalls(FrameCodec codec, Consumer<String> shown, Function<String, CompletionStage<Void>> channel) {
        this.codec = codec;
        this.shown = shown;
        this.channel = channel;
    }

    /** Writes a CALL; the future completes with its answer. */
    CompletableFuture<JsonNode> call(Frame.Call call) {
        return begin(call, new PendingCall(call.action()), false);
    }

    /** Writes a SEND; the future completes when it was passed on. */
    CompletableFuture<JsonNode> send(Frame.Send send) {
        return begin(send, new PendingCall(send.action()), true);
    }

    private CompletableFuture<JsonNode> begin(Frame message, PendingCall call, boolean endsWhenWritten) {
        // Stored before it is written: the answer may arrive before write returns.
        calls.put(message.messageId(), call);
        call.answer().whenComplete((result, failure) -> calls.remove(message.messageId(), call));
        CloseReason reason = ended.get();
        if (reason != null) { // perhaps before it was stored
            call.lose(reason);
            return call.answer();
        }
        String frame;
        try {
            frame = codec.write(message);
        } catch (Throwable unwritable) {
            call.answer()
                    .completeExceptionally(NotRepresentableException.because(
                            call.action() + " cannot be written as JSON", unwritable));
            return call.answer();
        }
        shown.accept(frame);
        if (call.begin()) {
            channel.apply(frame).whenComplete((written, failure) -> {
                if (failure != null) {
                    call.failed(cause(failure));
                } else if (endsWhenWritten) {
                    call.answer().complete(JsonNodeFactory.instance.objectNode());
                }
            });
            call.given();
        }
        return call.answer();
    }

    /** Returns false if no call waits for this result. */
    boolean answered(String messageId, JsonNode result) {
        PendingCall call = calls.get(messageId);
        return call != null && call.answer().complete(result);
    }

    /** Returns false if no call waits for this failure. */
    boolean failed(String messageId, Throwable failure) {
        PendingCall call = calls.get(messageId);
        return call != null && call.answer().completeExceptionally(failure);
    }

    /** The connection has ended: waiting calls fail. Returns false if it had ended before. */
    boolean end(CloseReason reason) {
        boolean first = ended.compareAndSet(null, reason);
        if (first) {
            calls.values().forEach(call -> call.lose(reason));
        }
        return first;
    }

    /** The exception that a stage failed with, without the wrappers that stages add. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
