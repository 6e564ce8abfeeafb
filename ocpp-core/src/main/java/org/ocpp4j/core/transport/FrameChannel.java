package org.ocpp4j.core.transport;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.error.CloseReason;

/**
 * The part of a WebSocket connection that the library needs; implement it to use your own WebSocket library.
 * Thread-safe; frames are sent in the order of the calls; no method blocks.
 */
public interface FrameChannel {
    /**
     * Sends a text message.
     *
     * @param frame the text
     * @return completed when the message was passed on. It fails with {@link
     *     org.ocpp4j.core.error.NotRepresentableException} if this message can never be sent, for example because it is
     *     too large, and the connection stays open: the call fails, and a client that stays connected does not send it
     *     again. It fails with any other exception if the connection is no longer usable. A message that has not failed
     *     when {@link FrameConnection#closed} is called counts as sent
     */
    CompletionStage<Void> write(String frame);

    /**
     * Closes the connection. When it has ended, call {@link FrameConnection#closed}.
     *
     * @param reason the close code and text
     */
    void close(CloseReason reason);
}
