package org.ocpp4j.server.event;

import java.util.Locale;

/** The types of events. */
public enum EventType {
    /** A station is connected. */
    CONNECTED,
    /** A station is no longer connected. */
    DISCONNECTED,
    /** An attempt to connect at the stations' door was refused. */
    REFUSED,
    /** A BootNotification was answered. */
    BOOT,
    /** A connector has a state. */
    STATUS,
    /** A transaction has begun. */
    TRANSACTION_STARTED,
    /** A transaction has ended. */
    TRANSACTION_STOPPED,
    /** Meter values came. */
    METER_VALUES,
    /** A reservation has changed. */
    RESERVATION,
    /** The state of a firmware update, of diagnostics or of a log changed. */
    MAINTENANCE,
    /** A security event was reported. */
    SECURITY,
    /** A station requests a certificate, or the state of its request has changed. */
    CERTIFICATE,
    /** A command has ended. */
    COMMAND,
    /** A station does not answer calls any more, or answers again. */
    ANSWERING,
    /** A frame was received or sent. */
    FRAME;

    /**
     * The name outside.
     *
     * @return for example {@code transaction-started}
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
