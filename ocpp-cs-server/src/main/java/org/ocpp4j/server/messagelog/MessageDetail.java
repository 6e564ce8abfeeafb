package org.ocpp4j.server.messagelog;

import org.jspecify.annotations.Nullable;

/**
 * A frame and its counterpart.
 *
 * @param message the frame
 * @param counterpart the answer to a call, or the call of an answer; null if there is none, or if it is deleted
 */
public record MessageDetail(Message message, @Nullable Message counterpart) {}
