package org.ocpp4j.server.backend;

import java.time.Duration;
import org.ocpp4j.server.settings.limit.Between;

/**
 * What stations are answered.
 *
 * @param heartbeatInterval what stations are told when they boot
 * @param retryInterval what stations are told that have to wait or are turned away
 * @param unknownIdTags how an idTag that nobody entered is answered: Invalid or Accepted
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
        /** What breaks its schema is answered with a CALLERROR. */
        STRICT,
        /** What can be understood is taken. */
        LENIENT
    }
}
