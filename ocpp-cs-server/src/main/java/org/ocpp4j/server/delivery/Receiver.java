package org.ocpp4j.server.delivery;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the receiver of a subscription is, and what is under way to it. One that fails again and again is asked with one
 * request at a time, and seldom, until it answers well again. One that answers some events well and others not is not held
 * up: with many under way, three failures in a row are soon together. Guarded by the lock of the {@link Dispatcher}.
 */
final class Receiver {
    /** So many failures in a row, if they also last, mean that it fails. */
    private static final int FAILING = 3;

    /** So many do in any case. */
    private static final int SURELY_FAILING = 20;

    private final RetryPolicy policy;
    private final Set<String> underWay = new HashSet<>();
    private Instant version = Instant.MIN;
    private int failures;
    private int probes;
    private boolean failing;
    private Instant notBefore = Instant.MIN;
    private @Nullable Instant failingSince;

    Receiver(RetryPolicy policy) {
        this.policy = policy;
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
        return failing;
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

    /** What came of an attempt; nothing of one that began before the subscription was changed. */
    void ended(Attempt attempt, Instant changedAt, Instant now) {
        if (!version.equals(changedAt)) {
            return;
        }
        if (attempt.isDelivered()) {
            wellAgain();
        } else if (!attempt.isAboutEvent() && attempt.outcome() != Attempt.Outcome.STOPPED) {
            failed(attempt, now);
        }
    }

    private void failed(Attempt attempt, Instant now) {
        Instant begun = now.minus(attempt.took());
        failures++;
        if (failingSince == null) {
            failingSince = begun;
        }
        failing |=
                failures >= SURELY_FAILING || (failures >= FAILING && !now.isBefore(failingSince.plus(policy.first())));
        if (failing && !begun.isBefore(notBefore)) { // else it was under way when that was noticed
            notBefore = now.plus(policy.beforeProbe(++probes));
        }
        if (attempt.isOverload() && attempt.retryAfter() != null) {
            Instant asked = now.plus(policy.bounded(attempt.retryAfter()));
            notBefore = asked.isAfter(notBefore) ? asked : notBefore;
        }
    }

    private void wellAgain() {
        failures = 0;
        probes = 0;
        failing = false;
        failingSince = null;
        notBefore = Instant.MIN;
    }
}
