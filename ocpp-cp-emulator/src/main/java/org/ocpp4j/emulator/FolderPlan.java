package org.ocpp4j.emulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Stations that are described by a folder, and what their files leave open.
 *
 * @param folder the folder, with one directory for each station
 * @param centralSystem where stations connect whose files do not say; without the identity
 * @param sessions who comes to charge on their own account
 * @param watts how much power a vehicle draws
 * @param ramp how long to wait before the next station is switched on
 * @param mostStations how many stations there may be
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
