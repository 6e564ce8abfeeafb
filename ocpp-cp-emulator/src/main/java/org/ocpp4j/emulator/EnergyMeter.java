package org.ocpp4j.emulator;

import java.time.Duration;
import java.time.Instant;

/** The energy register of a connector; it only counts up. Belongs to the station's serial executor. */
final class EnergyMeter {
    private static final double MILLISECONDS_PER_HOUR = 3_600_000;

    private double wattHours;
    private int watts;
    private Instant since = Instant.EPOCH;

    EnergyMeter(long wattHours) {
        this.wattHours = wattHours;
    }

    /** Sets the power from now on; 0 for none. */
    void flows(int power, Instant now) {
        wattHours = exact(now);
        watts = power;
        since = now;
    }

    int watts() {
        return watts;
    }

    /** The register, in whole watt hours. */
    long register(Instant now) {
        return (long) exact(now);
    }

    private double exact(Instant now) {
        long elapsed = Math.max(0, Duration.between(since, now).toMillis());
        return wattHours + watts * (watts == 0 ? 0 : elapsed / MILLISECONDS_PER_HOUR);
    }
}
