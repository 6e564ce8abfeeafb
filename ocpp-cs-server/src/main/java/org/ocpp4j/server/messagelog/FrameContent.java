package org.ocpp4j.server.messagelog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.secret.Secrets;

/**
 * The parsed content of a frame.
 *
 * @param kind its kind
 * @param action the action; null where the frame does not name it, as answers in JSON
 * @param messageId the message id of the call; null if the frame has none
 * @param text the frame, secrets masked
 * @param hidden the secrets that were masked; never shown or kept
 */
record FrameContent(
        FrameKind kind, @Nullable String action, @Nullable String messageId, String text, List<String> hidden) {
    FrameContent(FrameKind kind, @Nullable String action, @Nullable String messageId, String text) {
        this(kind, action, messageId, text, List.of());
    }

    /** The text of an answer, without the secrets of its call, which stations like to quote. */
    String textWithout(List<String> secrets) {
        String left = text;
        for (String secret : secrets) {
            left = left.replace(secret, Secrets.MASK);
        }
        return left;
    }

    /** Without the hidden secrets. */
    @Override
    public String toString() {
        return "FrameContent[" + kind + ", " + action + ", " + messageId + ", " + text + "]";
    }
}
