package org.ocpp4j.server.rest;

import java.time.Duration;
import org.ocpp4j.server.settings.limit.Between;

/**
 * How much strangers may take of the operators' door.
 *
 * @param maxConnections how many connections there may be
 * @param maxConnectionsPerAddress how many of them may come from one address
 * @param requestTime how long the body of a request may take to arrive
 */
public record OperatorDoorLimits(
        @Between(least = "10", most = "1000000") int maxConnections,
        @Between(least = "5", most = "1000000") int maxConnectionsPerAddress,
        @Between(least = "1s", most = "1h") Duration requestTime) {
    /** What holds where nothing is set. */
    public static final OperatorDoorLimits DEFAULT = new OperatorDoorLimits(2000, 500, Duration.ofSeconds(60));
}
