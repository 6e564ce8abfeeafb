package org.ocpp4j.soap;

import java.lang.System.Logger;
import java.util.Optional;

/**
 * A request that no session has seen: what to look at when a station's messages do not arrive. Immutable.
 *
 * @param remoteAddress where it came from, as host and port
 * @param path the path that was asked for, as it came
 * @param identity the station that it named, if it was read so far
 * @param status the HTTP status that was answered
 * @param reason why, in words; without secrets
 */
public record RefusedRequest(String remoteAddress, String path, Optional<String> identity, int status, String reason) {
    private static final Logger LOG = System.getLogger(RefusedRequest.class.getName());

    /** Writes a line to the log, as transports do unless told otherwise. */
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
