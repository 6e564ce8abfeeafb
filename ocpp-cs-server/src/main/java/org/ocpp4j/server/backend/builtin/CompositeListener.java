package org.ocpp4j.server.backend.builtin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.validation.Violation;

/** Calls two listeners, in this order. Problems go to the first alone, since the second would log them once more. */
public record CompositeListener(PeerListener<Station> first, PeerListener<Station> second)
        implements PeerListener<Station> {
    @Override
    public void connected(Station station) {
        first.connected(station);
        second.connected(station);
    }

    @Override
    public void disconnected(Station station, CloseReason reason) {
        first.disconnected(station, reason);
        second.disconnected(station, reason);
    }

    @Override
    public void refused(Handshake handshake, Decision.Refuse refusal) {
        first.refused(handshake, refusal);
        second.refused(handshake, refusal);
    }

    @Override
    public void invalid(Station station, String action, List<Violation> violations) {
        first.invalid(station, action, violations);
        second.invalid(station, action, violations);
    }

    @Override
    public void problem(Station station, String problem, @Nullable Throwable cause) {
        first.problem(station, problem, cause);
    }
}
