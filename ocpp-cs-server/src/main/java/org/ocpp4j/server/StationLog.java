package org.ocpp4j.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CloseReason;
import org.ocpp4j.core.OcppException;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.codec.Violation;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.json.RefusedConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line for each thing that happens to a connection. Never the values of messages, which may be secret. */
final class StationLog implements PeerListener<Station> {
    private static final Logger LOG = LoggerFactory.getLogger(StationLog.class);

    @Override
    public void connected(Station station) {
        LOG.info(
                "{} connected from {} with OCPP {}",
                station.identity(),
                station.handshake().remoteAddress(),
                station.version().name());
    }

    @Override
    public void disconnected(Station station, CloseReason reason) {
        LOG.info("{} disconnected: {}", station.identity(), reason);
    }

    @Override
    public void refused(Handshake handshake, Decision.Refuse refusal) {
        LOG.warn(
                "{} from {} was refused with HTTP {}: {}",
                handshake.identity(),
                handshake.remoteAddress(),
                refusal.refusal().status(),
                refusal.reason());
    }

    /** What never became a session of a known identity. */
    void refused(RefusedConnection connection) {
        LOG.warn(
                "{} asked for '{}' and got HTTP {}: {}",
                connection.remoteAddress(),
                connection.path(),
                connection.status(),
                connection.reason());
    }

    @Override
    public void invalid(Station station, String action, List<Violation> violations) {
        violations.forEach(
                violation -> LOG.warn("{} sent an invalid {}: {}", station.identity(), action, violation.message()));
    }

    @Override
    public void problem(Station station, String problem, @Nullable Throwable cause) {
        // What the peer did wrong needs no stack trace; what failed here does.
        LOG.warn("{}: {}", station.identity(), problem, cause instanceof OcppException ? null : cause);
    }
}
