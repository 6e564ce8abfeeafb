package org.ocpp4j.emulator;

import java.time.Duration;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.OcppVersion;

/**
 * The properties of an emulated station.
 *
 * @param version its version: OCPP 1.6, or a version with a dialect to it
 * @param connectors the number of its connectors
 * @param watts how much power a vehicle draws
 * @param meterInterval how often it sends meter values during a transaction; the central system may change it
 */
public record StationModel(OcppVersion version, int connectors, int watts, Duration meterInterval) {
    /** OCPP 1.6, one connector, 11 kW, meter values every 5 seconds. */
    public static final StationModel DEFAULT = new StationModel(Ocpp16.VERSION, 1, 11_000, Duration.ofSeconds(5));

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is below 1, or the interval is not a whole number of seconds
     */
    public StationModel {
        if (connectors < 1 || watts < 1) {
            throw new IllegalArgumentException("A station needs at least one connector and one watt");
        }
        if (meterInterval.toSeconds() < 1 || !meterInterval.equals(Duration.ofSeconds(meterInterval.toSeconds()))) {
            throw new IllegalArgumentException("The interval of meter values is a number of seconds, at least 1");
        }
    }
}
