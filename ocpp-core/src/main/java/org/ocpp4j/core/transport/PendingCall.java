package org.ocpp4j.core.transport;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.NotRepresentableException;
import tools.jackson.databind.JsonNode;

/**
 * A call of this side, from before it is written until it ends. The lock of this object guards the progress of writing;
 * the future is completed outside of the lock.
 *
 * <p>When the connection ends, a call that was not passed to the channel yet is not written any more. A call that is
 * being passed to it ends when the channel has reported whether it took the frame.
 */
final class PendingCall {
    private final String action;
    private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    private boolean begun;
    private boolean given;
    private @Nullable CloseReason lost;

    PendingCall(String action) {
        this.action = action;
    }

    String action() {
        return action;
    }

    CompletableFuture<JsonNode> answer() {
        return answer;
    }

    /** Returns whether to pass it to the channel: false if the connection has ended. */
    synchronized boolean begin() {
        begun = lost == null;
        return begun;
    }

    /** The channel could not write it. */
    void failed(Throwable cause) {
        CloseReason reason;
        synchronized (this) {
            reason = lost;
        }
        if (cause instanceof NotRepresentableException) {
            answer.completeExceptionally(NotRepresentableException.because(action + " cannot be sent", cause));
        } else if (reason == null) {
            end(CloseReason.failed("the frame could not be written: " + words(cause)), false);
        } else {
            end(reason, false);
        }
    }

    /** The channel has returned, and took the frame unless {@link #failed} was called. */
    void given() {
        CloseReason reason;
        synchronized (this) {
            given = true;
            reason = lost;
        }
        if (reason != null) {
            end(reason, true);
        }
    }

    /** The connection has ended. */
    void lose(CloseReason reason) {
        boolean sent;
        synchronized (this) {
            lost = reason;
            if (begun && !given) {
                return;
            }
            sent = given;
        }
        end(reason, sent);
    }

    private void end(CloseReason reason, boolean sent) {
        answer.completeExceptionally(new ConnectionLostException(action, reason, sent));
    }

    static String words(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
