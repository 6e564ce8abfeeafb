package org.ocpp4j.server.messagelog;

import org.jspecify.annotations.Nullable;

/**
 * What a frame says of itself.
 *
 * @param kind what it is
 * @param action the action; null where the frame does not name it, as answers in JSON
 * @param messageId the message id of the call; null if the frame has none
 * @param text the frame, secrets masked
 */
record FrameContent(
        FrameKind kind, @Nullable String action, @Nullable String messageId, String text) {}
