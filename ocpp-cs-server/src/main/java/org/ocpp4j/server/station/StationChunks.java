package org.ocpp4j.server.station;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.rest.list.Chunks;
import org.ocpp4j.server.rest.list.Order;
import org.ocpp4j.server.rest.list.TableChunks;
import org.ocpp4j.server.rest.list.Where;

/**
 * Stations with their connectors. First the identities of a chunk are read, then the remaining columns of the listed
 * stations: the database does not know which stations are connected.
 *
 * @param database where they are
 * @param server knows which are connected
 * @param answering returns whether a connected station answers
 * @param where the conditions; must not be changed afterwards
 * @param connected only those that are connected, or are not; null for both
 * @param entry makes the list entry of a station
 */
record StationChunks<T>(
        Database database,
        OcppServer server,
        Function<Station, AnswerState> answering,
        Where where,
        @Nullable Boolean connected,
        Function<StationView, T> entry)
        implements Chunks<T> {
    static final Order ORDER = new Order.ByTime("created_at", "identity", false);
    private static final RowMapper<StationRecord> STATION = ConstructorMapper.of(StationRecord.class);

    @Override
    public Chunk<T> next(@Nullable String after, int most) {
        Chunk<String> piece = new TableChunks<>(
                        database, ORDER.columns(), "station", where, ORDER, (row, context) -> row.getString("identity"))
                .next(after, connected == null ? most : TableChunks.SCANNED);
        List<Line<String>> wanted = new ArrayList<>();
        Map<String, Station> connections = new HashMap<>();
        for (Line<String> line : piece.lines()) {
            server.station(line.value()).ifPresent(connection -> connections.put(line.value(), connection));
            if (connected == null || connected == connections.containsKey(line.value())) {
                wanted.add(line);
            }
        }
        return wanted.size() <= most
                ? new Chunk<>(lines(wanted, connections), piece.next())
                : new Chunk<>(
                        lines(wanted.subList(0, most), connections),
                        wanted.get(most - 1).cursor());
    }

    private List<Line<T>> lines(List<Line<String>> wanted, Map<String, Station> connections) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<String> identities = wanted.stream().map(Line::value).toList();
        Map<String, StationRecord> stations = database.read(handle -> stations(handle, identities));
        Map<String, List<ConnectorEntry>> connectors = database.read(handle -> connectors(handle, identities));
        List<Line<T>> lines = new ArrayList<>();
        for (Line<String> line : wanted) {
            StationRecord station = stations.get(line.value());
            if (station != null) { // else it was removed meanwhile
                Station connection = connections.get(line.value());
                StationView view = new StationView(
                        station,
                        connectors.getOrDefault(line.value(), List.of()),
                        connection,
                        connection == null ? null : answering.apply(connection));
                lines.add(new Line<>(entry.apply(view), line.cursor()));
            }
        }
        return lines;
    }

    private static Map<String, StationRecord> stations(Handle handle, List<String> identities) {
        try (Query query = handle.createQuery("select * from station where identity in (<identities>)")) {
            return query.bindList("identities", identities).map(STATION).stream()
                    .collect(Collectors.toMap(StationRecord::identity, station -> station));
        }
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
