package org.ocpp4j.server.transaction;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The anomalies of a transaction, in the column {@code flags}. */
enum TransactionFlag {
    /** Its start or its stop came long after it happened. */
    LATE,
    /** It was stopped, but not started on this server. */
    UNKNOWN,
    /** It was stopped once more, in another way; the second stop is a stray message. */
    CONFLICTING_STOP,
    /** It names a reservation that is unknown to this server, or over. */
    UNKNOWN_RESERVATION,
    /** Its meter shows less at the end than at the start. */
    METER_BACKWARDS;

    /** The flags with this one added. */
    String addTo(String flags) {
        Set<String> words = new LinkedHashSet<>(Arrays.asList(flags.split(",")));
        words.remove("");
        words.add(name());
        return String.join(",", words);
    }
}
