package org.ocpp4j.server.bound;

import java.util.Locale;

/** The kinds of data that strangers can make grow, and the reaction at the bound. */
public enum Kind {
    /** Unregistered stations: one more may not connect. */
    STATIONS("station"),
    /** Connectors of a station: the state of one more becomes a stray message. */
    CONNECTORS("connector"),
    /** Transactions of unregistered stations: one more is rejected. */
    TRANSACTIONS("charging_transaction"),
    /** Meter values of unregistered stations: more are rejected. */
    METER_VALUES("meter_value"),
    /** Security events: the newest replace the oldest of the same station. */
    SECURITY_EVENTS("security_event"),
    /** Stray messages: the newest replace the oldest of the same station. */
    STRAY_MESSAGES("stray_message"),
    /** Certificate signing requests that are not answered: one more is rejected. */
    CERTIFICATE_REQUESTS("certificate_request");

    private final String table;

    Kind(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }

    /**
     * The name outside.
     *
     * @return for example {@code security-events}
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In a sentence. */
    String words() {
        String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return this == STATIONS ? "unregistered stations" : words;
    }
}
