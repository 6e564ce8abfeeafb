package org.ocpp4j.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.server.command.StationLines;

/** Counts connected stations, and the calls in their queues. */
public final class StationMetrics {
    private StationMetrics() {}

    /**
     * Adds the gauges.
     *
     * @param registry where they go; it holds the server weakly
     * @param server knows which stations are connected
     * @param lines where commands wait for their turn
     */
    public static void register(MeterRegistry registry, OcppServer server, StationLines lines) {
        for (OcppVersion version : List.of(Ocpp15.VERSION, Ocpp16.VERSION)) {
            for (Handshake.Protocol protocol : Handshake.Protocol.values()) {
                Gauge.builder("ocpp.stations", server, counted -> count(counted, version, protocol))
                        .description("Stations that are connected")
                        .tag("version", version.name())
                        .tag("protocol", protocol.name())
                        .register(registry);
            }
        }
        for (Direction direction : Direction.values()) {
            Gauge.builder("ocpp.calls.waiting", server, counted -> waiting(counted, lines, direction))
                    .description("Calls that wait: received ones for a handler, sent ones for their turn")
                    .tag("direction", direction.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("ocpp.stations.not.answering", lines, StationLines::notAnswering)
                .description("Connected stations that do not answer calls")
                .register(registry);
    }

    private static double waiting(OcppServer server, StationLines lines, Direction direction) {
        return server.waiting(direction) + (direction == Direction.SENT ? lines.waiting() : 0);
    }

    private static double count(OcppServer server, OcppVersion version, Handshake.Protocol protocol) {
        return server.stations().stream()
                .filter(station ->
                        station.version().equals(version) && station.handshake().protocol() == protocol)
                .count();
    }
}
