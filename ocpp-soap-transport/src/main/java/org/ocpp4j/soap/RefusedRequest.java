package org.ocpp4j.soap;

import java.lang.System.Logger;
import java.util.Optional;

/**
 * A request that reached no session; check these when a station's messages do not arrive. Immutable.
 *
 * @param remoteAddress the address that it came from, as host and port
 * @param path the requested path, as received
 * @param identity the station that it named, if this was read
 * @param status the HTTP status of the answer
 * @param reason the reason in words; without secrets
 */
public record RefusedRequest(String remoteAddress, String path, Optional<String> identity, int status, String reason) {
    private static final Logger LOG = System.getLogger(RefusedRequest.class.getName());

    /** Writes a line to the log, as transports do by default. */
    void log() {
        LOG.log(
                Logger.Level.INFO,
                "Answered {0} to {1} for {2} from {3}: {4}",
                status,
                identity.orElse("a station"),
                path,
                remoteAddress,
                reason);
    }
}
