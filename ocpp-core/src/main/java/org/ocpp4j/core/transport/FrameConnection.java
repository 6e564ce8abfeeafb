package org.ocpp4j.core.transport;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Frames on one side, calls on the other: relates answers to calls and answers what cannot be understood (OCPP-J 1.6,
 * section 4). Whoever brings a WebSocket feeds what arrives into {@link #received} and {@link #closed}.
 *
 * <p>Thread-safe. Nothing blocks: calls of the peer are handed to the engine, which queues them within bounds; the calls
 * to the peer that wait here are bounded by the engine, which sends one at a time. When the connection ends, they fail.
 */
public final class FrameConnection implements OutboundCalls {
    private static final int LONGEST_MESSAGE_ID = 36;
    private static final String NOT_PROCESSED = "The call could not be processed";

    private final OcppVersion version;
    private final FrameChannel channel;
    private final FrameCodec codec;
    private final InboundCalls inbound;
    private final RecentCalls recent = new RecentCalls();
    private final Map<String, PendingCall> pending = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable CloseReason> ended = new AtomicReference<>();

    private FrameConnection(Acceptor acceptor, Handshake accepted, FrameChannel channel, FrameCodec codec) {
        this.version = accepted.version();
        this.channel = channel;
        this.codec = codec;
        this.inbound = acceptor.session(accepted, this);
    }

    /**
     * Begins a session on a connection whose handshake has been accepted and answered.
     *
     * @param acceptor the engine
     * @param accepted what the peer said
     * @param channel sends frames
     * @param codec reads and writes frames, within its limits; share one
     * @return where to feed what arrives; feed it only after this method has returned
     */
    public static FrameConnection open(Acceptor acceptor, Handshake accepted, FrameChannel channel, FrameCodec codec) {
        FrameConnection connection = new FrameConnection(acceptor, accepted, channel, codec);
        connection.inbound.opened();
        return connection;
    }

    /**
     * A text message has arrived.
     *
     * @param text its text
     */
    public void received(String text) {
        try {
            read(text);
        } catch (Throwable unexpected) {
            inbound.problem("What the peer sent could not be processed", unexpected);
            close(new CloseReason(CloseReason.Kind.FAILED, 1011, "internal error"));
        }
    }

    private void read(String text) {
        Frame frame;
        try {
            frame = codec.read(text);
        } catch (MalformedFrameException malformed) {
            inbound.frame(Direction.RECEIVED, text);
            malformed(malformed);
            return;
        }
        if (frame instanceof Frame.Call call) {
            called(call, text);
            return;
        }
        inbound.frame(Direction.RECEIVED, text);
        if (frame instanceof Frame.CallResult result) {
            answered(result.messageId(), null, result.payload());
        } else if (frame instanceof Frame.CallError error) {
            var rejected = new CallRejectedException(error.code(), error.description(), error.details());
            answered(error.messageId(), rejected, null);
        }
    }

    /**
     * The connection has ended. Calls that wait for an answer fail. A second call has no effect.
     *
     * @param reason why
     */
    public void closed(CloseReason reason) {
        if (ended.compareAndSet(null, reason)) {
            pending.values().forEach(call -> call.lose(reason));
            inbound.closed(reason);
        }
    }

    @Override
    public void close(CloseReason reason) {
        try {
            channel.close(reason);
        } catch (Throwable failed) {
            inbound.problem("The channel could not be closed", failed);
        }
    }

    @Override
    public CompletionStage<JsonNode> call(String messageId, String action, JsonNode payload) {
        PendingCall call = new PendingCall(action);
        // Stored before it is written: the answer may arrive before write returns.
        pending.put(messageId, call);
        call.answer().whenComplete((result, failure) -> pending.remove(messageId, call));
        CloseReason reason = ended.get();
        if (reason != null) { // perhaps before it was stored
            call.lose(reason);
            return call.answer();
        }
        String frame;
        try {
            frame = codec.write(new Frame.Call(messageId, action, payload));
        } catch (Throwable unwritable) {
            call.answer()
                    .completeExceptionally(
                            NotRepresentableException.because(action + " cannot be written as JSON", unwritable));
            return call.answer();
        }
        inbound.frame(Direction.SENT, frame);
        if (call.begin()) {
            write(frame).whenComplete((written, failure) -> {
                if (failure != null) {
                    call.failed(cause(failure));
                }
            });
            call.given();
        }
        return call.answer();
    }

    private void called(Frame.Call call, String text) {
        RecentCalls.Seen seen = recent.begin(call);
        boolean handled = seen == RecentCalls.Seen.NEW || inbound.admitsReusedMessageIds();
        if (!handled) {
            inbound.frame(Direction.RECEIVED, text);
        }
        if (call.messageId().length() > LONGEST_MESSAGE_ID) {
            inbound.problem("The message id of " + call.action() + " has more than 36 characters", null);
        }
        if (seen != RecentCalls.Seen.NEW) {
            inbound.problem("The message id " + call.messageId() + " of " + call.action() + " was used before", null);
        }
        if (handled) {
            handle(call, text);
        } else if (seen == RecentCalls.Seen.REUSED) {
            reply(
                    call.messageId(),
                    error(
                            call.messageId(),
                            ErrorCode.PROTOCOL_ERROR,
                            "The message id was used before, for another call"));
        } else {
            String answer = recent.reply(call.messageId());
            if (answer != null) { // else it is in progress, and its answer will serve both
                reply(call.messageId(), answer);
            }
        }
    }

    private void handle(Frame.Call call, String text) {
        ReceivedCall received = new ReceivedCall(
                call.messageId(),
                call.action(),
                call.payload(),
                text,
                result -> codec.write(new Frame.CallResult(call.messageId(), result)));
        CompletableFuture<JsonNode> outcome = new CompletableFuture<>();
        outcome.whenComplete((result, failure) -> {
            String reply = replyTo(call, received, result, failure);
            if (failure == null) {
                recent.answered(call.messageId(), reply);
            } else {
                recent.failed(call.messageId());
            }
            inbound.answered(received, reply);
            send(call.messageId(), reply);
        });
        inbound.call(received, outcome);
    }

    private String replyTo(Frame.Call call, ReceivedCall received, JsonNode result, @Nullable Throwable failure) {
        try {
            return failure == null ? received.answer(result) : error(call, failure);
        } catch (Throwable unwritable) {
            inbound.problem("The answer to " + call.action() + " cannot be written as JSON", unwritable);
            return error(call.messageId(), ErrorCode.INTERNAL_ERROR, NOT_PROCESSED);
        }
    }

    private void answered(String messageId, @Nullable CallRejectedException error, @Nullable JsonNode result) {
        PendingCall call = pending.get(messageId);
        boolean first = call != null
                && (error != null
                        ? call.answer().completeExceptionally(error)
                        : call.answer().complete(Objects.requireNonNull(result)));
        if (!first) {
            inbound.problem("An answer arrived that no call waits for; its message id is " + messageId, null);
        }
    }

    private void malformed(MalformedFrameException malformed) {
        inbound.problem("A frame cannot be understood: " + malformed.getMessage(), malformed);
        String messageId = malformed.messageId().orElse("");
        switch (malformed.problem()) {
            case BAD_CALL ->
                reply(
                        messageId,
                        error(
                                messageId,
                                ErrorCode.FORMATION_VIOLATION,
                                "The CALL is malformed: " + malformed.getMessage()));
            case BAD_ANSWER -> {
                PendingCall call = pending.get(messageId);
                if (call != null) {
                    call.answer().completeExceptionally(malformed);
                }
            }
            case UNREADABLE, UNKNOWN_TYPE -> {}
        }
    }

    private String error(Frame.Call call, Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof CallRejectedException rejected) {
            String code = rejected.code().map(version::wireName).orElse(rejected.rawCode());
            return codec.write(new Frame.CallError(call.messageId(), code, rejected.description(), rejected.details()));
        }
        return error(call.messageId(), ErrorCode.INTERNAL_ERROR, NOT_PROCESSED);
    }

    private String error(String messageId, ErrorCode code, String description) {
        return codec.write(new Frame.CallError(
                messageId, version.wireName(code), description, JsonNodeFactory.instance.objectNode()));
    }

    private void reply(String messageId, String frame) {
        inbound.frame(Direction.SENT, frame);
        send(messageId, frame);
    }

    /** The peer waits for an answer: where this one is too large, it gets an error. */
    private void send(String messageId, String frame) {
        write(frame).whenComplete((written, failure) -> {
            if (failure != null) {
                unanswered(failure);
                if (cause(failure) instanceof NotRepresentableException) {
                    String instead = error(messageId, ErrorCode.INTERNAL_ERROR, NOT_PROCESSED);
                    inbound.frame(Direction.SENT, instead);
                    write(instead).whenComplete((sent, again) -> {
                        if (again != null) {
                            unanswered(again);
                        }
                    });
                }
            }
        });
    }

    private void unanswered(Throwable failure) {
        Throwable cause = cause(failure);
        inbound.problem("An answer could not be written: " + PendingCall.words(cause), cause);
    }

    private CompletionStage<Void> write(String frame) {
        try {
            return Objects.requireNonNull(channel.write(frame), "the channel returned null");
        } catch (Throwable failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
