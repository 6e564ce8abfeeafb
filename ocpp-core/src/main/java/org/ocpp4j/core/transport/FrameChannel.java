package org.ocpp4j.core.transport;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.error.CloseReason;

/**
 * A WebSocket connection, as far as the library needs one: implement it to bring your own. Thread-safe; frames leave in
 * the order of the calls; no method blocks.
 */
public interface FrameChannel {
    /**
     * Sends a text message.
     *
     * @param frame the text
     * @return completed when the message was handed on. It fails with {@link org.ocpp4j.core.error.NotRepresentableException} if
     *     this message can never be sent, since it is too large for example, and the connection goes on: the call fails,
     *     and a client that stays connected does not send it again. It fails with anything else if the connection is not
     *     usable any more. What has not failed when {@link FrameConnection#closed} is called counts as sent
     */
    CompletionStage<Void> write(String frame);

    /**
     * Closes the connection. When it has ended, tell {@link FrameConnection#closed}.
     *
     * @param reason the close code and text
     */
    void close(CloseReason reason);
}
