package org.ocpp4j.emulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Stations that are described by a folder, and defaults for settings that their files omit.
 *
 * @param folder the folder, with one directory for each station
 * @param centralSystem the central system of stations whose files name none; without the identity
 * @param sessions the vehicles that start charging by themselves
 * @param watts how much power a vehicle draws
 * @param ramp how long to wait before the next station is switched on
 * @param mostStations the largest number of stations
 */
public record FolderPlan(
        Path folder, URI centralSystem, SessionPlan sessions, int watts, Duration ramp, int mostStations) {
    /** A session plan under which only the central system makes vehicles charge. */
    public static final SessionPlan NOBODY = new SessionPlan("demo", Duration.ofSeconds(60), Duration.ofSeconds(10), 0);

    /**
     * Checks the plan.
     *
     * @throws IllegalArgumentException if a number is below 1, or the ramp is negative
     */
    public FolderPlan {
        if (watts < 1 || mostStations < 1 || ramp.isNegative()) {
            throw new IllegalArgumentException("A folder needs a watt and a station, and a ramp that is not negative");
        }
    }
}
