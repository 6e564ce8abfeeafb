package org.ocpp4j.server.kill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a kill must not do.
 *
 * @param kind what it is
 * @param subject the action, or the list
 * @param at when the message was confirmed; null if that does not matter
 * @param text what it is about
 */
record Finding(Kind kind, String subject, @Nullable Instant at, String text) {
    /** What can be wrong. */
    enum Kind {
        /** It was confirmed, and is not there. */
        LOST("confirmed and lost"),
        /** It is there more than once. */
        DOUBLED("there twice"),
        /** It is there, but not as it was sent. */
        WRONG("not as sent"),
        /** It was confirmed twice, not in the same words. */
        CHANGED("confirmed again in another way"),
        /** A later row has a lower number than one that was there before. */
        BACK("number goes back"),
        /** The station cannot go on, although the server runs. */
        STUCK("stuck"),
        /** It was confirmed, and the message log has not the call or not the answer. */
        NOT_LOGGED("not in the message log");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Finding of(Kind kind, StationMessage message, String more) {
        Instant at = message.isConfirmed() ? message.confirmation().at() : null;
        return new Finding(kind, message.action(), at, message + (more.isEmpty() ? "" : "; " + more));
    }

    /** For people: with the time to the kill that came next. */
    String describe(List<Instant> kills) {
        Instant confirmed = at;
        String before = confirmed == null
                ? ""
                : kills.stream()
                        .filter(kill -> !kill.isBefore(confirmed))
                        .findFirst()
                        .map(kill -> ", confirmed "
                                + Duration.between(confirmed, kill).toMillis() + " ms before kill "
                                + (kills.indexOf(kill) + 1) + " at " + kill)
                        .orElse(", confirmed after the last kill");
        return kind.words() + before + ": " + subject + ": " + text;
    }
}
