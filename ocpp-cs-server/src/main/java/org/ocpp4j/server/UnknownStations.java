package org.ocpp4j.server;

import java.util.Locale;

/** What happens to stations that nobody registered. */
enum UnknownStations {
    /** They are served like all others. */
    ACCEPT,
    /** They may connect, and their BootNotification is answered with Pending. */
    PENDING,
    /** They are refused at the handshake. */
    REFUSE;

    /** As it stands on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
