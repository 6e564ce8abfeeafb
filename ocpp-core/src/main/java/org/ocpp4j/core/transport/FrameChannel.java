package org.ocpp4j.core.transport;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.CloseReason;

/**
 * A WebSocket connection, as far as the library needs one: implement it to bring your own. Thread-safe; frames leave in
 * the order of the calls; no method blocks.
 */
public interface FrameChannel {
    /**
     * Sends a text message.
     *
     * @param frame the text
     * @return completed when the message was handed on; fails when it cannot be sent
     */
    CompletionStage<Void> write(String frame);

    /**
     * Closes the connection. When it has ended, tell {@link FrameConnection#closed}.
     *
     * @param reason the close code and text
     */
    void close(CloseReason reason);
}
