package org.ocpp4j.core.v16;

import java.time.Instant;
import org.ocpp4j.core.message.Response;

/**
 * Answers a heartbeat with the time (OCPP 1.6, section 6.30).
 *
 * @param currentTime clock of the central system; stations should set theirs by it
 */
public record HeartbeatResponse(Instant currentTime) implements Response {}
