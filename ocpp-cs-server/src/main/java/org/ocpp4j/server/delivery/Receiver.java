package org.ocpp4j.server.delivery;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the receiver of a subscription is, and what is under way to it. One that fails again and again is asked with one
 * request at a time, and seldom, until it answers well again. Guarded by the lock of the {@link Dispatcher}.
 */
final class Receiver {
    private static final int FAILING = 3;

    private final Pace pace;
    private final Set<String> underWay = new HashSet<>();
    private Instant version = Instant.MIN;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private @Nullable Instant failingSince;

    Receiver(Pace pace) {
        this.pace = pace;
    }

    /** Somebody changed the subscription: whatever was wrong may be right now. */
    void changed(Instant at) {
        if (!version.equals(at)) {
            version = at;
            wellAgain();
        }
    }

    Set<String> underWay() {
        return underWay;
    }

    boolean isFailing() {
        return failures >= FAILING;
    }

    /** Nothing is sent before. */
    Instant notBefore() {
        return notBefore;
    }

    /** Since when nothing has been delivered, although it was tried; null: the last attempt succeeded. */
    @Nullable
    Instant failingSince() {
        return failingSince;
    }

    void ended(Attempt attempt, Instant now) {
        if (attempt.isDelivered()) {
            wellAgain();
        } else if (!attempt.isAboutEvent() && attempt.outcome() != Attempt.Outcome.STOPPED) {
            failed(attempt, now);
        }
    }

    private void failed(Attempt attempt, Instant now) {
        failures++;
        if (failingSince == null) {
            failingSince = now;
        }
        if (isFailing()) {
            notBefore = now.plus(pace.beforeProbe(failures - FAILING + 1));
        }
        if (attempt.isOverload() && attempt.retryAfter() != null) {
            Instant asked = now.plus(pace.bounded(attempt.retryAfter()));
            notBefore = asked.isAfter(notBefore) ? asked : notBefore;
        }
    }

    private void wellAgain() {
        failures = 0;
        failingSince = null;
        notBefore = Instant.MIN;
    }
}
