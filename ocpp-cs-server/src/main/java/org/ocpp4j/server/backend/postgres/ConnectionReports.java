package org.ocpp4j.server.backend.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.server.thread.Causes;
import org.ocpp4j.server.thread.Threads;
import org.ocpp4j.server.thread.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports connects and disconnects of stations to the database: {@code ocpp.SetChargePointConnected(identity,
 * connected, metadata)}. A station that reconnects before its old connection has ended is reported as connected once
 * more; the end of the old connection is not reported.
 *
 * <p>Thread-safe; methods that the engine calls never block. One thread sends one report at a time, so that those of a
 * station stay in order. At most 16 reports of a station wait; beyond that the oldest are dropped. While the database
 * is unavailable only the last one is kept, and sent when it is back; the same holds for a station whose report takes
 * too long. At most 50,000 stations wait. One lock guards the queue and the connected stations, whose number the
 * connections bound. {@link #close} sends waiting reports, for two seconds at most.
 */
final class ConnectionReports implements PeerListener<Station>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionReports.class);
    private static final int MOST_OF_A_STATION = 16;
    private static final int MOST_STATIONS = 50_000;
    private static final long PAUSE_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 2_000;
    private static final long PAUSE_AT_CLOSE_MILLIS = 100;

    private final FunctionCalls calls;
    private final Functions functions;
    private final Worker thread;

    // Guarded by this.
    private final Map<String, List<Station>> open = new HashMap<>();
    private final Map<String, Deque<Report>> waiting = new LinkedHashMap<>();
    private boolean closed;

    private boolean away; // of the thread

    private record Report(String identity, boolean connected, String metadata) {}

    ConnectionReports(FunctionCalls calls, Functions functions) {
        this.calls = calls;
        this.functions = functions;
        this.thread = Threads.worker("ocpp-postgres-connections", this::run);
        thread.start();
    }

    @Override
    public void connected(Station station) {
        synchronized (this) {
            open.computeIfAbsent(station.identity(), identity -> new ArrayList<>(1))
                    .add(station);
            put(new Report(station.identity(), true, metadata(station)));
        }
        station.closed().thenAccept(reason -> ended(station)); // in case its end was reported first
    }

    @Override
    public void disconnected(Station station, CloseReason reason) {
        ended(station);
    }

    private synchronized void ended(Station station) {
        List<Station> connections = open.getOrDefault(station.identity(), List.of());
        if (!removeThis(connections, station) || !connections.isEmpty()) {
            return;
        }
        open.remove(station.identity());
        put(new Report(station.identity(), false, "{}"));
    }

    @SuppressWarnings("ReferenceEquality") // each connection is a station of its own
    private static boolean removeThis(List<Station> connections, Station station) {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i) == station) {
                connections.remove(i);
                return true;
            }
        }
        return false;
    }

    private static String metadata(Station station) {
        Handshake handshake = station.handshake();
        ObjectNode metadata = JsonNodeFactory.instance
                .objectNode()
                .put("identity", station.identity())
                .put("address", handshake.remoteAddress())
                .put("protocol", handshake.protocol().name())
                .put("ocppVersion", station.version().name());
        handshake.account().ifPresent(account -> metadata.put("account", account));
        return metadata.toString();
    }

    private synchronized void put(Report report) {
        Deque<Report> reports = waiting.computeIfAbsent(report.identity(), identity -> new ArrayDeque<>(2));
        reports.addLast(report);
        if (reports.size() > MOST_OF_A_STATION) {
            reports.removeFirst();
            LOG.warn("Of {} only its last {} comings and goings are told", report.identity(), MOST_OF_A_STATION);
        }
        if (waiting.size() > MOST_STATIONS) {
            Iterator<String> oldest = waiting.keySet().iterator();
            LOG.warn("{} is not told as connected or disconnected: too many stations wait for that", oldest.next());
            oldest.remove();
        }
        notifyAll();
    }

    private void run() throws InterruptedException {
        for (Report report = next(); report != null; report = next()) {
            FunctionException failure = tell(report);
            if (failure != null) {
                keep(report, failure.kind() == FunctionException.Kind.UNAVAILABLE);
                pause();
            }
        }
    }

    /** The next report; null if there are no more and there will be none. */
    private synchronized @Nullable Report next() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        Iterator<Deque<Report>> stations = waiting.values().iterator();
        if (!stations.hasNext()) {
            return null;
        }
        Deque<Report> reports = stations.next();
        Report report = reports.removeFirst();
        if (reports.isEmpty()) {
            stations.remove();
        }
        return report;
    }

    /** The reason to report it again; null for none. */
    private @Nullable FunctionException tell(Report report) throws InterruptedException {
        try {
            calls.call(connection -> {
                        if (!functions.areKnown()) {
                            functions.look(connection);
                        }
                        if (functions.known(FunctionName.SET_CHARGE_POINT_CONNECTED) != null) {
                            functions.ask(
                                    connection,
                                    FunctionName.SET_CHARGE_POINT_CONNECTED,
                                    Arrays.asList(
                                            report.identity(), Boolean.toString(report.connected()), report.metadata()),
                                    "");
                        }
                        return true;
                    })
                    .get();
            away = false;
            return null;
        } catch (ExecutionException failed) {
            Throwable cause = Causes.of(failed);
            FunctionException repeated = cause instanceof FunctionException known
                            && (known.kind() == FunctionException.Kind.UNAVAILABLE
                                    || known.kind() == FunctionException.Kind.TOO_LATE)
                    ? known
                    : null;
            boolean again = repeated != null;
            if (!again || !away) {
                LOG.warn(
                        "{} could not be told as {} to {}: {}{}",
                        report.identity(),
                        report.connected() ? "connected" : "disconnected",
                        FunctionName.SET_CHARGE_POINT_CONNECTED,
                        FunctionException.shown(String.valueOf(cause.getMessage())),
                        again ? "; it is tried until it is told" : "");
            }
            away = again;
            return repeated;
        }
    }

    /**
     *  It is reported again, before later reports. If the database is unavailable, only the state at its return
     *  matters.
     */
    private synchronized void keep(Report report, boolean everything) {
        Deque<Report> same = waiting.computeIfAbsent(report.identity(), identity -> new ArrayDeque<>(2));
        same.addFirst(report);
        (everything ? List.copyOf(waiting.values()) : List.of(same)).forEach(reports -> {
            Report last = reports.getLast();
            reports.clear();
            reports.add(last);
        });
    }

    private synchronized void pause() throws InterruptedException {
        boolean closing = closed;
        long millis = closing ? PAUSE_AT_CLOSE_MILLIS : PAUSE_MILLIS;
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0 && closed == closing; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        if (!thread.join(Duration.ofMillis(CLOSE_MILLIS))) {
            LOG.warn("The database was not told of all who were disconnected");
            thread.interrupt();
        }
    }
}
