package org.ocpp4j.server.bound;

import java.time.Duration;
import org.ocpp4j.server.station.StationStore;

/** Bounds for tests. */
public final class SomeBounds {
    /** Those that nothing meets which is not meant to. */
    public static final BoundSettings WIDE = new BoundSettings(
            10_000,
            Duration.ofDays(30),
            1_000_000,
            1_000_000,
            1_000_000,
            1_000_000,
            Duration.ofDays(90),
            Duration.ofDays(365));

    private SomeBounds() {}

    /** Wide bounds. */
    public static Bounds of(StationStore stations) {
        return new Bounds(stations::isRegistered, () -> WIDE);
    }
}
