package org.ocpp4j.server.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.OcppServer;
import org.ocpp4j.core.Station;
import org.ocpp4j.server.command.StationLines;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.station.StationRecord;

/**
 * Stations with their connectors, which are read for all stations of a piece at once.
 *
 * @param database where they are
 * @param server knows which are connected
 * @param lines knows which of them answer
 * @param where the conditions; not changed any more
 * @param connected only those that are connected, or are not; null for both
 * @param entry what is listed of a station
 */
record StationChunks<T>(
        Database database,
        OcppServer server,
        StationLines lines,
        Where where,
        @Nullable Boolean connected,
        Function<StationView, T> entry)
        implements Chunks<T> {
    static final Order ORDER = new Order.ByTime("created_at", "identity", false);
    private static final String SELECT = "select * from station";

    @Override
    public Chunk<T> next(@Nullable String after, int most) {
        Chunk<StationRecord> stations = new TableChunks<>(
                        database, SELECT, where, ORDER, ConstructorMapper.of(StationRecord.class))
                .next(after, most);
        List<Line<StationRecord>> wanted = new ArrayList<>();
        Map<String, Station> connections = new HashMap<>();
        for (Line<StationRecord> line : stations.lines()) {
            String identity = line.value().identity();
            server.station(identity).ifPresent(connection -> connections.put(identity, connection));
            if (connected == null || connected == connections.containsKey(identity)) {
                wanted.add(line);
            }
        }
        Map<String, List<ConnectorEntry>> connectors =
                connectors(wanted.stream().map(line -> line.value().identity()).toList());
        List<Line<T>> lines = new ArrayList<>();
        for (Line<StationRecord> line : wanted) {
            String identity = line.value().identity();
            Station connection = connections.get(identity);
            StationView view = new StationView(
                    line.value(),
                    connectors.getOrDefault(identity, List.of()),
                    connection,
                    connection == null ? null : this.lines.state(connection));
            lines.add(new Line<>(entry.apply(view), line.cursor()));
        }
        return new Chunk<>(lines, stations.next());
    }

    private Map<String, List<ConnectorEntry>> connectors(List<String> identities) {
        return identities.isEmpty() ? Map.of() : database.read(handle -> connectors(handle, identities));
    }

    private static Map<String, List<ConnectorEntry>> connectors(Handle handle, List<String> identities) {
        Map<String, List<ConnectorEntry>> connectors = new HashMap<>();
        try (Query query = handle.createQuery(
                "select * from connector where identity in (<identities>) order by identity, connector_id")) {
            query.bindList("identities", identities)
                    .map((columns, context) -> {
                        Row row = new Row(columns);
                        return connectors
                                .computeIfAbsent(row.textOf("identity"), identity -> new ArrayList<>())
                                .add(ConnectorEntry.read(row));
                    })
                    .list();
        }
        return connectors;
    }
}
