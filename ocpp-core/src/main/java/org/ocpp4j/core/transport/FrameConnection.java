package org.ocpp4j.core.transport;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.MessageType;
import tools.jackson.databind.JsonNode;

/**
 * Converts between frames and calls: it assigns answers to calls and answers unreadable frames (OCPP-J 1.6, section 4).
 * A WebSocket binding passes each message to {@link #received} and the end of the connection to {@link #closed}.
 *
 * <p>Thread-safe. Nothing blocks: calls of the peer are passed to the engine, which has a bounded queue for them. The
 * engine sends one call at a time to the peer, which bounds the calls that wait here. When the connection ends, they
 * fail.
 */
public final class FrameConnection implements OutboundCalls {
    private static final int LONGEST_MESSAGE_ID = 36;
    /** Used in answers to frames without a readable message id (OCPP-J 2.0.1, section 4.2.3). */
    private static final String NO_MESSAGE_ID = "-1";

    private final Set<MessageType> types;
    private final MessageCodec messages;
    private final ErrorFrames errors;
    private final FrameChannel channel;
    private final FrameCodec codec;
    private final InboundCalls inbound;
    private final RecentCalls recent = new RecentCalls();
    private final PendingCalls pending;

    private FrameConnection(Acceptor acceptor, Handshake accepted, FrameChannel channel, FrameCodec codec) {
        this.types = accepted.version().messageTypes();
        this.messages = MessageCodec.of(accepted.version());
        this.errors = new ErrorFrames(accepted.version(), codec);
        this.channel = channel;
        this.codec = codec;
        this.pending = new PendingCalls(codec, this::show, this::write);
        this.inbound = acceptor.session(accepted, this);
    }

    /**
     * Starts a session on a connection whose handshake has been accepted and answered.
     *
     * @param acceptor the engine
     * @param accepted the handshake of the peer
     * @param channel sends frames
     * @param codec reads and writes frames, within its limits; share one
     * @return the connection; pass messages to it only after this method has returned
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
            frame = codec.read(text, types);
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
            if (!pending.answered(result.messageId(), result.payload())) {
                reportStray(result.messageId());
            }
        } else if (frame instanceof Frame.CallError error) {
            if (!pending.failed(error.messageId(), errors.read(error))) {
                reportStray(error.messageId());
            }
        } else if (frame instanceof Frame.CallResultError error) {
            String why = error.code() + (error.description().isEmpty() ? "" : ": " + error.description());
            inbound.problem("The peer cannot accept the answer to its call " + error.messageId() + ": " + why, null);
        } else if (frame instanceof Frame.Send send) {
            sent(send);
        }
    }

    /**
     * The connection has ended. Calls that wait for an answer fail. A second call has no effect.
     *
     * @param reason why
     */
    public void closed(CloseReason reason) {
        if (pending.end(reason)) {
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
        return pending.call(new Frame.Call(messageId, action, payload));
    }

    @Override
    public CompletionStage<Void> send(String messageId, String action, JsonNode payload) {
        if (!types.contains(MessageType.SEND)) {
            return OutboundCalls.super.send(messageId, action, payload);
        }
        return pending.send(new Frame.Send(messageId, action, payload)).thenAccept(nothing -> {});
    }

    @Override
    public void refuseResult(String messageId, CallRejectedException why) {
        if (types.contains(MessageType.CALL_RESULT_ERROR)) {
            String frame = errors.resultError(messageId, why);
            show(frame);
            write(frame).whenComplete((written, failure) -> {
                if (failure != null) {
                    unanswered(failure);
                }
            });
        }
    }

    private void sent(Frame.Send send) {
        if (messages.action(send.action()).filter(Action::isAnswered).isPresent()) {
            inbound.problem(send.action() + " came as SEND, but it is a CALL: it is not handled", null);
            return;
        }
        CompletableFuture<JsonNode> outcome = new CompletableFuture<>();
        outcome.whenComplete((nothing, failure) -> {
            if (failure != null) {
                Throwable cause = PendingCalls.cause(failure);
                inbound.problem(send.action() + ", which nobody answers, failed: " + PendingCall.words(cause), cause);
            }
        });
        inbound.call(send.messageId(), send.action(), send.payload(), outcome);
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
                    errors.error(
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
            return failure == null
                    ? received.answer(result)
                    : errors.error(call.messageId(), PendingCalls.cause(failure));
        } catch (Throwable unwritable) {
            inbound.problem("The answer to " + call.action() + " cannot be written as JSON", unwritable);
            return errors.internalError(call.messageId());
        }
    }

    private void reportStray(String messageId) {
        inbound.problem("An answer arrived that no call waits for; its message id is " + messageId, null);
    }

    private void malformed(MalformedFrameException malformed) {
        inbound.problem("A frame cannot be understood: " + malformed.getMessage(), malformed);
        String messageId = malformed.messageId().orElse("");
        switch (malformed.problem()) {
            case BAD_CALL -> {
                ErrorCode code = errors.has(ErrorCode.RPC_FRAMEWORK_ERROR)
                        ? ErrorCode.RPC_FRAMEWORK_ERROR
                        : ErrorCode.FORMATION_VIOLATION;
                refuse(messageId, code, "The CALL is malformed: " + malformed.getMessage());
            }
            case BAD_ANSWER -> pending.failed(messageId, malformed);
            case UNREADABLE ->
                refuseIfNamed(NO_MESSAGE_ID, ErrorCode.RPC_FRAMEWORK_ERROR, "The message is malformed: ", malformed);
            case UNKNOWN_TYPE ->
                refuseIfNamed(
                        messageId.isEmpty() ? NO_MESSAGE_ID : messageId,
                        ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED,
                        "The message cannot be understood: ",
                        malformed);
            case BAD_SEND -> {}
        }
    }

    private void refuse(String messageId, ErrorCode code, String description) {
        reply(messageId, errors.error(messageId, code, description));
    }

    /** Versions without the error code ignore frames that they cannot read. */
    private void refuseIfNamed(String messageId, ErrorCode code, String what, MalformedFrameException malformed) {
        if (errors.has(code)) {
            refuse(messageId, code, what + malformed.getMessage());
        }
    }

    private void reply(String messageId, String frame) {
        show(frame);
        send(messageId, frame);
    }

    /** The peer waits for an answer: if this one is too large, an error is sent instead. */
    private void send(String messageId, String frame) {
        write(frame).whenComplete((written, failure) -> {
            if (failure != null) {
                unanswered(failure);
                if (PendingCalls.cause(failure) instanceof NotRepresentableException) {
                    String instead = errors.internalError(messageId);
                    show(instead);
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
        Throwable cause = PendingCalls.cause(failure);
        inbound.problem("An answer could not be written: " + PendingCall.words(cause), cause);
    }

    private void show(String frame) {
        inbound.frame(Direction.SENT, frame);
    }

    private CompletionStage<Void> write(String frame) {
        try {
            return Objects.requireNonNull(channel.write(frame), "the channel returned null");
        } catch (Throwable failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }
}
