package org.ocpp4j.server.delivery;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a subscription's receiver, and the requests under way to it. A receiver that fails repeatedly gets one
 * request at a time, at long intervals, until it succeeds again. A receiver that succeeds for some events and fails for
 * others is not slowed down: with many requests under way, three failures in a row are common. Guarded by the lock of
 * the {@link Dispatcher}.
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

    /** The subscription was changed: the cause of the failures may be gone. */
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

    /** Takes the outcome of an attempt; ignores one that began before the subscription was changed. */
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
