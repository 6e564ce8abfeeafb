package org.ocpp4j.core.v15;

import java.time.Instant;
import org.ocpp4j.core.message.Response;

/**
 * Answers a heartbeat with the time (OCPP 1.5, Heartbeat.conf).
 *
 * @param currentTime clock of the central system, for the station to set its own
 */
public record HeartbeatResponse(Instant currentTime) implements Response {}
