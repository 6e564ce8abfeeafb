package org.ocpp4j.core.v16;

import java.time.Instant;
import org.ocpp4j.core.message.Response;

/**
 * Reports to a station whether it is registered, the current time, and when to report next (OCPP 1.6, section 6.4).
 *
 * @param status whether the station may take part
 * @param currentTime clock of the central system; stations should set theirs by it
 * @param interval with status {@code Accepted} the time between heartbeats in seconds; with any other status the
 *     shortest wait in seconds before the next BootNotification, where 0 leaves the wait to the station
 */
public record BootNotificationResponse(RegistrationStatus status, Instant currentTime, long interval)
        implements Response {}
