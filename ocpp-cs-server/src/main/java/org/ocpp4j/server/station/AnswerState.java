package org.ocpp4j.server.station;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connected station answers the CALLs that it is sent. Immutable.
 *
 * @param answersCalls false after {@code commands.unanswered-limit} CALLs in a row without an answer
 * @param unansweredCalls how many of the last CALLs have had no answer; any answer to a CALL makes this 0
 * @param unansweredSince when the first of these was sent; null if there is none
 */
public record AnswerState(
        boolean answersCalls, int unansweredCalls, @Nullable Instant unansweredSince) {
    public static final AnswerState ANSWERS = new AnswerState(true, 0, null);
}
