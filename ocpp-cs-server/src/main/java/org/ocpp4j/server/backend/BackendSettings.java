package org.ocpp4j.server.backend;

import java.time.Duration;
import org.ocpp4j.server.settings.limit.Between;

/**
 * Values for the answers to stations.
 *
 * @param heartbeatInterval the interval in the response to BootNotification of an accepted station
 * @param retryInterval the interval in the response to a station that is pending or rejected
 * @param unknownIdTags how an unknown idTag is answered: Invalid or Accepted
 * @param validation how strictly messages are checked: STRICT or LENIENT
 * @param lateAfter how old a StartTransaction or StopTransaction may be before it is flagged as late
 */
public record BackendSettings(
        @Between(least = "1s", most = "365d") Duration heartbeatInterval,
        @Between(least = "1s", most = "365d") Duration retryInterval,
        UnknownIdTags unknownIdTags,
        Strictness validation,
        @Between(least = "1s", most = "365d") Duration lateAfter) {
    /** How an idTag that nobody entered is answered. */
    public enum UnknownIdTags {
        /** It may not charge. */
        INVALID,
        /** It may charge. */
        ACCEPTED
    }

    /** How strictly messages are checked. */
    public enum Strictness {
        /** A message that violates its schema is answered with a CALLERROR. */
        STRICT,
        /** Every message that can be understood is accepted. */
        LENIENT
    }
}
