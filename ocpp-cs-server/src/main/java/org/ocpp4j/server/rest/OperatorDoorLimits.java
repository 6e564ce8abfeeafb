package org.ocpp4j.server.rest;

import java.time.Duration;

/**
 * How much strangers may take of the operators' door.
 *
 * @param maxConnections how many connections there may be
 * @param maxConnectionsPerAddress how many of them may come from one address
 * @param requestTime how long the body of a request may take to arrive
 */
public record OperatorDoorLimits(int maxConnections, int maxConnectionsPerAddress, Duration requestTime) {
    /** What holds where nothing is set. */
    public static final OperatorDoorLimits DEFAULT = new OperatorDoorLimits(2000, 500, Duration.ofSeconds(60));
}
