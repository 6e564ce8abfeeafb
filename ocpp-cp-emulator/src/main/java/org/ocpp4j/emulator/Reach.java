package org.ocpp4j.emulator;

import java.util.Optional;
import org.ocpp4j.core.transport.ClientTransport;

/** How a station reaches the central system, each time that it is switched on. */
@FunctionalInterface
interface Reach {
    /** The transport to the value of CentralSystemURL; empty if the station has none. Must not block. */
    ClientTransport to(Optional<String> centralSystem);
}
