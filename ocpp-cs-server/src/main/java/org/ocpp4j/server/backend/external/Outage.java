package org.ocpp4j.server.backend.external;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Spares callers that can do without the database the wait for it while it is unavailable: after some failures without
 * a success between, the database is not used for a moment. Thread-safe; never blocks.
 */
final class Outage {
    private static final int FAILURES = 5;
    private static final long NANOS = 2_000_000_000L;

    private final LongSupplier nanos;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong since = new AtomicLong();

    Outage(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether the database should be left alone now. When the moment is over, one caller is let through to try. */
    boolean isOn() {
        if (failures.get() < FAILURES) {
            return false;
        }
        long last = since.get();
        long now = nanos.getAsLong();
        return now - last < NANOS || !since.compareAndSet(last, now);
    }

    /** The database was away. */
    void noticed() {
        since.set(nanos.getAsLong());
        failures.incrementAndGet();
    }

    /** The database answered. */
    void over() {
        failures.set(0);
    }
}
