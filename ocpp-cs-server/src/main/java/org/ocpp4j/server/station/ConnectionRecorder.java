package org.ocpp4j.server.station;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.OcppException;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.log.LogFields;
import org.ocpp4j.server.net.UrlText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records which stations are connected: in the table {@code station}, as events, and in the log with one line for each
 * change of a connection. Never records the values of messages, which may be secret.
 *
 * <p>A station may have two connections for a moment: it reconnects before the old one has ended. It is connected as
 * long as one of them is open. The end of the old one changes nothing, however late it is noticed and in whichever
 * order the two are reported.
 *
 * <p>Thread-safe; methods that the engine calls never block. One lock guards the connections in memory, which are as
 * many as the stations have open. The table is written by a thread of its own, see {@link ConnectionTable}. {@link
 * #close} writes waiting changes, if it can.
 */
public final class ConnectionRecorder implements PeerListener<Station>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionRecorder.class);

    private final Clock clock;
    private final StationValidation validation;
    private final ConnectionTable table;

    /** The connections of each station, the newest last. Guarded by itself. */
    private final Map<String, List<Connection>> open = new HashMap<>();

    private record Connection(Station station, Instant since) {}

    private ConnectionRecorder(Database database, StationStore stations, StationValidation validation, Clock clock) {
        this.clock = clock;
        this.validation = validation;
        this.table = new ConnectionTable(database, stations);
    }

    /**
     * Begins to record. Stations that were connected when the last process ended, in good order or not, are marked as
     * disconnected now. Blocks.
     *
     * @param database where stations are
     * @param stations adds stations that connect without being registered
     * @param validation returns whether a station's invalid messages are accepted
     * @param clock the source of the time
     * @return records until it is closed
     * @throws org.ocpp4j.server.database.DatabaseUnavailableException if the database cannot be reached
     */
    public static ConnectionRecorder open(
            Database database, StationStore stations, StationValidation validation, Clock clock) {
        ConnectionRecorder recorder = new ConnectionRecorder(database, stations, validation, clock);
        recorder.table.start(recorder.now());
        return recorder;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS); // as it is stored
    }

    @Override
    public void connected(Station station) {
        Connection connection = new Connection(station, now());
        synchronized (open) {
            open.computeIfAbsent(station.identity(), identity -> new ArrayList<>(1))
                    .add(connection);
            table.connected(station, connection.since());
        }
        LogFields.connection(station)
                .run(() -> LOG.info(
                        "{} connected from {} with OCPP {} over {}",
                        station.identity(),
                        station.handshake().remoteAddress(),
                        station.version().name(),
                        station.handshake().protocol()));
        // In case its end was reported first.
        station.closed().thenAccept(reason -> ended(station, reason));
    }

    @Override
    public void disconnected(Station station, CloseReason reason) {
        ended(station, reason);
    }

    private void ended(Station station, CloseReason reason) {
        boolean newest;
        synchronized (open) {
            List<Connection> connections = open.getOrDefault(station.identity(), List.of());
            int index = indexOf(connections, station);
            if (index < 0) {
                return; // already reported, or will be when its beginning is reported
            }
            newest = index == connections.size() - 1;
            Connection removed = connections.remove(index);
            if (connections.isEmpty()) {
                open.remove(station.identity());
                table.disconnected(station, removed.since(), now(), reason);
            } else if (newest) {
                Connection other = connections.get(connections.size() - 1);
                table.resumed(other.station(), other.since());
            }
        }
        LogFields.connection(station).run(() -> {
            if (newest) {
                LOG.info("{} disconnected: {}", station.identity(), reason);
            } else {
                LOG.info("{} ended an older connection: {}", station.identity(), reason);
            }
        });
    }

    @SuppressWarnings("ReferenceEquality") // each connection is a station of its own
    private static int indexOf(List<Connection> connections, Station station) {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).station() == station) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void invalid(Station station, String action, List<Violation> violations) {
        boolean taken = validation.isLenient(station.identity());
        String hint = taken
                ? ""
                : ". To take such messages from this station: PATCH /api/v1/stations/"
                        + UrlText.inPath(station.identity()) + " {\"validation\":\"LENIENT\"}";
        String more = violations.size() > 1 ? " (and " + (violations.size() - 1) + " more)" : "";
        LogFields.connection(station)
                .with(LogFields.ACTION, action)
                .run(() -> LOG.warn(
                        "{} sent an invalid {}: {}{}{}",
                        station.identity(),
                        action,
                        violations.get(0).message(),
                        more,
                        hint));
    }

    @Override
    public void problem(Station station, String problem, @Nullable Throwable cause) {
        // An error of the peer needs no stack trace; a failure here does.
        Throwable shown = cause instanceof OcppException ? null : cause;
        LogFields.connection(station).run(() -> LOG.warn("{}: {}", station.identity(), problem, shown));
    }

    /**
     *  Writes waiting changes, for two seconds at most. Close the server first, so that its stations are disconnected.
     */
    @Override
    public void close() {
        table.close();
    }
}
