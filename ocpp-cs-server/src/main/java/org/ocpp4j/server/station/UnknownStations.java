package org.ocpp4j.server.station;

/** How the server treats stations that are not registered. */
public enum UnknownStations {
    /** They may charge. */
    ACCEPT,
    /** They may connect, and the response to BootNotification is Pending. */
    PENDING,
    /** They are answered 404. */
    REFUSE
}
