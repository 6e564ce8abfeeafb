package org.ocpp4j.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.server.thread.Fatal;

/** Counts events of connections, and passes them on. Thread-safe. */
public final class MeasuredListener implements PeerListener<Station> {
    private record Kind(String version, Handshake.Protocol protocol) {}

    private final PeerListener<Station> next;
    private final Map<Kind, Counter> opened = new HashMap<>(); // these three do not change after the beginning
    private final Map<CloseReason.Kind, Counter> closed = new EnumMap<>(CloseReason.Kind.class);
    private final Map<String, Counter> invalid = new HashMap<>();
    private final Counter problems;

    /**
     * Counts into a registry.
     *
     * @param registry where the counters are
     * @param next receives every event
     */
    public MeasuredListener(MeterRegistry registry, PeerListener<Station> next) {
        this.next = next;
        for (OcppVersion version : List.of(Ocpp15.VERSION, Ocpp16.VERSION)) {
            for (Handshake.Protocol protocol : Handshake.Protocol.values()) {
                opened.put(
                        new Kind(version.name(), protocol),
                        Counter.builder("ocpp.connections.opened")
                                .description("Connections of stations that were opened")
                                .tag("version", version.name())
                                .tag("protocol", protocol.name())
                                .register(registry));
            }
            invalid.put(
                    version.name(),
                    Counter.builder("ocpp.messages.invalid")
                            .description("Messages of stations that break their schema, taken or refused")
                            .tag("version", version.name())
                            .register(registry));
        }
        for (CloseReason.Kind kind : CloseReason.Kind.values()) {
            closed.put(
                    kind,
                    Counter.builder("ocpp.connections.closed")
                            .description("Connections of stations that have ended")
                            .tag("reason", kind.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        this.problems = Counter.builder("ocpp.problems")
                .description("Frames, answers and handlers that went wrong; the log has each")
                .register(registry);
    }

    @Override
    public void connected(Station station) {
        Counter counter = opened.get(
                new Kind(station.version().name(), station.handshake().protocol()));
        if (counter != null) {
            counter.increment();
        }
        next.connected(station);
    }

    @Override
    public void disconnected(Station station, CloseReason reason) {
        Objects.requireNonNull(closed.get(reason.kind())).increment();
        next.disconnected(station, reason);
    }

    @Override
    public void refused(Handshake handshake, Decision.Refuse refusal) {
        next.refused(handshake, refusal);
    }

    @Override
    public void invalid(Station station, String action, List<Violation> violations) {
        Counter counter = invalid.get(station.version().name());
        if (counter != null) {
            counter.increment();
        }
        next.invalid(station, action, violations);
    }

    @Override
    public void problem(Station station, String problem, @Nullable Throwable cause) {
        Fatal.check(cause);
        problems.increment();
        next.problem(station, problem, cause);
    }
}
