package org.ocpp4j.core.v15;

import java.time.Instant;
import org.ocpp4j.core.message.Response;

/**
 * Reports to a station whether it is registered, the current time, and how often to report (OCPP 1.5,
 * BootNotification.conf).
 *
 * @param status whether the station is registered
 * @param currentTime clock of the central system, for the station to set its own
 * @param heartbeatInterval seconds between two heartbeats; when the station is rejected, seconds to wait before it
 *     tries again
 */
public record BootNotificationResponse(RegistrationStatus status, Instant currentTime, int heartbeatInterval)
        implements Response {}
