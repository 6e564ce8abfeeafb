package org.ocpp4j.server.bound;

import java.time.Duration;
import org.ocpp4j.server.database.Database;
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

    /** Wide bounds of a database. */
    public static Bounds of(Database database, StationStore stations) {
        return new Bounds(database, stations, () -> WIDE);
    }
}
