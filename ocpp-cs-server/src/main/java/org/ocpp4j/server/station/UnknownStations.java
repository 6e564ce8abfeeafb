package org.ocpp4j.server.station;

/** What happens to stations that nobody registered. */
public enum UnknownStations {
    /** They may charge. */
    ACCEPT,
    /** They may connect and are told to wait. */
    PENDING,
    /** They are answered 404. */
    REFUSE
}
