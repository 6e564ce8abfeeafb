package org.ocpp4j.server.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.server.database.BackgroundWriter;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.log.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The columns of the table {@code station} that say whether it is connected. One thread writes. Its queue holds the
 * newest state of each station: a newer one replaces an older one, so the queue is never longer than the list of
 * stations, and the order is kept. At most 20 events of a station wait; the oldest are dropped, since they wait only
 * while the database is unavailable. Thread-safe; one lock guards the queue.
 */
final class ConnectionTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionTable.class);
    private static final int MOST_EVENTS = 20;
    private static final int AT_ONCE = 50;

    private final Database database;
    private final StationStore stations;
    private final BackgroundWriter writer;
    private final Map<String, State> waiting = new LinkedHashMap<>();

    /**
     * @param begun whether the connection began since the last state that was written, or is not known to be written
     */
    private record State(
            Station station,
            boolean begun,
            Instant since,
            @Nullable Instant until,
            List<Event> events) {
        State after(State older) {
            List<Event> all = new ArrayList<>(older.events);
            all.addAll(events);
            return new State(
                    station,
                    begun || older.begun,
                    since,
                    until,
                    all.subList(Math.max(0, all.size() - MOST_EVENTS), all.size()));
        }
    }

    ConnectionTable(Database database, StationStore stations) {
        this.database = database;
        this.stations = stations;
        this.writer = new BackgroundWriter("ocpp-connections", this::write);
    }

    /** No station is connected yet, even if the table has some as connected; publishes this as events. Blocks. */
    void start(Instant now) {
        List<String> ended = List.of("");
        while (!ended.isEmpty()) {
            String last = ended.get(ended.size() - 1);
            ended = database.change(change -> endSome(change, last, now));
        }
        writer.start();
    }

    /** Ends some connections that an earlier process left open, of the stations that follow a given one. */
    private static List<String> endSome(Change change, String last, Instant now) {
        List<String> identities = change.handle()
                .createQuery("select identity from station where connected_at is not null and disconnected_at is null"
                        + " and identity > :last order by identity limit :most")
                .bind("last", last)
                .bind("most", AT_ONCE)
                .mapTo(String.class)
                .list();
        for (String identity : identities) {
            change.handle()
                    .createUpdate("update station set disconnected_at = :now where identity = :identity")
                    .bind("now", now)
                    .bind("identity", identity)
                    .execute();
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("reason", "the central system ended");
            change.happened(new Event(EventType.DISCONNECTED, identity, now, data));
        }
        return identities;
    }

    void connected(Station station, Instant since) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("address", station.handshake().remoteAddress())
                .put("protocol", station.handshake().protocol().name())
                .put("ocppVersion", station.version().name());
        station.handshake().account().ifPresent(account -> data.put("account", account));
        Event event = new Event(EventType.CONNECTED, station.identity(), since, data);
        put(new State(station, true, since, null, List.of(event)));
    }

    /** An older connection counts again; no event is published, since the station was connected all the time. */
    void resumed(Station station, Instant since) {
        put(new State(station, true, since, null, List.of()));
    }

    void disconnected(Station station, Instant since, Instant until, CloseReason reason) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("reason", reason.toString());
        Event event = new Event(EventType.DISCONNECTED, station.identity(), until, data);
        put(new State(station, false, since, until, List.of(event)));
    }

    private void put(State state) {
        synchronized (waiting) {
            waiting.merge(state.station().identity(), state, (older, newer) -> newer.after(older));
        }
        writer.wake();
    }

    private boolean write() {
        List<State> batch = take();
        if (batch.isEmpty()) {
            return false;
        }
        try {
            write(batch);
        } catch (DatabaseUnavailableException away) {
            putBack(batch);
            throw away;
        } catch (RuntimeException one) {
            writeEach(batch);
        }
        return true;
    }

    private List<State> take() {
        List<State> batch = new ArrayList<>();
        synchronized (waiting) {
            Iterator<State> states = waiting.values().iterator();
            while (states.hasNext() && batch.size() < AT_ONCE) {
                batch.add(states.next());
                states.remove();
            }
        }
        batch.sort(Comparator.comparing(
                state -> state.station().identity())); // so that no two changes wait for each other
        return batch;
    }

    private void putBack(List<State> batch) {
        synchronized (waiting) {
            batch.forEach(
                    state -> waiting.merge(state.station().identity(), state, (newer, older) -> newer.after(older)));
        }
    }

    /** One of them cannot be written; the others must not suffer from it. */
    private void writeEach(List<State> batch) {
        for (State state : batch) {
            try {
                write(List.of(state));
            } catch (DatabaseUnavailableException away) {
                putBack(List.of(state));
            } catch (RuntimeException defect) {
                LogFields.connection(state.station())
                        .run(() -> LOG.error(
                                "The connection of {} could not be written",
                                state.station().identity(),
                                defect));
            }
        }
    }

    private void write(List<State> batch) {
        database.run(change -> batch.forEach(state -> write(change, state)));
        batch.stream()
                .filter(State::begun)
                .forEach(state -> remember(state.station().identity()));
    }

    /** A station that came by itself was not there when admission looked for it. */
    private void remember(String identity) {
        try {
            if (stations.remembered(identity).isEmpty()) {
                stations.load(identity);
            }
        } catch (DatabaseUnavailableException later) {
            LogFields.station(identity)
                    .run(() -> LOG.debug("{} is remembered when it comes the next time", identity, later));
        }
    }

    private void write(Change change, State state) {
        if (state.begun()) {
            stations.ensure(change, state.station().identity());
            writeConnection(change, state);
        } else {
            change.handle()
                    .createUpdate("update station set disconnected_at = :until"
                            + " where identity = :identity and connected_at = :since")
                    .bind("until", state.until())
                    .bind("identity", state.station().identity())
                    .bind("since", state.since())
                    .execute();
        }
        state.events().forEach(change::happened);
    }

    private static void writeConnection(Change change, State state) {
        Station station = state.station();
        @Nullable String account = station.handshake().account().orElse(null);
        change.handle()
                .createUpdate("update station set account = coalesce(:account, account), protocol = :protocol,"
                        + " ocpp_version = :version, address = :address, connected_at = :since,"
                        + " disconnected_at = :until where identity = :identity")
                .bind("account", account)
                .bind("protocol", station.handshake().protocol().name())
                .bind("version", station.version().name())
                .bind("address", station.handshake().remoteAddress())
                .bind("since", state.since())
                .bind("until", state.until())
                .bind("identity", station.identity())
                .execute();
    }

    @Override
    public void close() {
        writer.close();
    }
}
