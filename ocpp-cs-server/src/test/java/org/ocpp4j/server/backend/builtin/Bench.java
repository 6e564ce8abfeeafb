package org.ocpp4j.server.backend.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.server.MovableClock;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.backend.BackendSettings.UnknownIdTags;
import org.ocpp4j.server.bound.BoundSettings;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.bound.SomeBounds;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.idtag.IdTags;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.server.station.StationValidation;
import org.ocpp4j.server.station.UnknownStations;

/** A backend on a database, served in memory. */
public final class Bench implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LATE_AFTER = Duration.ofMinutes(5);

    public final MovableClock clock = new MovableClock(NOON);
    public final List<Event> heard = new CopyOnWriteArrayList<>();
    public final DatabaseSettings where;
    public final Database database;
    public UnknownStations unknown = UnknownStations.ACCEPT;
    public UnknownIdTags unknownIdTags = UnknownIdTags.INVALID;
    public BackendSettings.Strictness validation = BackendSettings.Strictness.STRICT;
    public BackendHooks hooks = BackendHooks.NONE;
    public BoundSettings boundSettings = SomeBounds.WIDE;

    @Nullable
    public IntSupplier transactionIds;

    public Bench(DatabaseKind kind) {
        this(kind.fresh());
    }

    public Bench(DatabaseSettings where) {
        this.where = where;
        Events events = new Events();
        events.listen(heard::add);
        database = Database.open(where, events);
    }

    /** Another server on the same database, as after a restart; nothing of the memory of others is in it. */
    public Server serve() {
        return new Server();
    }

    /** A server with its own memory. */
    public final class Server {
        public final StationStore stations = new StationStore(database, clock);
        public final Bounds bounds = new Bounds(stations::isRegistered, () -> boundSettings);
        public final BuiltinBackend backend;
        private final InMemoryTransport memory = new InMemoryTransport();

        public Server() {
            BackendSettings settings = new BackendSettings(
                    Duration.ofSeconds(300), Duration.ofSeconds(30), unknownIdTags, validation, LATE_AFTER);
            IntSupplier ids = transactionIds;
            backend = ids == null
                    ? new BuiltinBackend(database, stations, bounds, () -> settings, () -> unknown, clock, hooks)
                    : new BuiltinBackend(database, stations, bounds, () -> settings, () -> unknown, clock, hooks, ids);
            result(OcppServer.builder(backend.handlers())
                    .interceptor(backend.gate())
                    .options(EngineOptions.DEFAULT.toBuilder()
                            .validation(new StationValidation(stations, () -> validation))
                            .build())
                    .build()
                    .start(memory));
        }

        public CentralSystem connect(String identity) {
            return connect(identity, Ocpp16.VERSION);
        }

        /** A station that sends whatever it is told to, valid or not. */
        public CentralSystem connect(String identity, OcppVersion version) {
            return result(OcppClient.builder(identity, Handlers.ofStation())
                    .versions(version)
                    .options(EngineOptions.DEFAULT.toBuilder()
                            .validation((peer, direction, action, kind) -> Strictness.OFF)
                            .build())
                    .build()
                    .connect(memory));
        }
    }

    public static OcppVersion version(String name) {
        return name.equals("1.5") ? Ocpp15.VERSION : Ocpp16.VERSION;
    }

    public static <T> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    public static void assertRejected(CompletionStage<?> stage, ErrorCode code) {
        assertThat(stage.toCompletableFuture())
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        CallRejectedException.class,
                        rejected -> assertThat(rejected.code()).contains(code));
    }

    /** Waits until something holds. */
    public static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** All rows of a table, in order; with the types of PostgreSQL, since SQLite has fewer. */
    public List<Map<String, Object>> rows(String table) {
        List<Map<String, Object>> rows = database.read(handle ->
                handle.createQuery("select * from " + table).mapToMap().list());
        rows.forEach(row -> row.replaceAll(Bench::typed));
        return rows;
    }

    private static @Nullable Object typed(String column, @Nullable Object value) {
        if (value instanceof Number number) {
            return switch (column) {
                case "registered", "pings", "certificate_required" -> number.intValue() != 0;
                case "seq", "meter_start", "meter_stop" -> number.longValue();
                default -> number;
            };
        }
        return value;
    }

    /** The only row of a table. */
    public Map<String, Object> row(String table) {
        List<Map<String, Object>> rows = rows(table);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** Whether all rows of a table have a value. */
    public boolean is(String table, String column, Object value) {
        return rows(table).stream().allMatch(row -> value.equals(row.get(column)));
    }

    public void sql(String statement) {
        database.run(change -> change.handle().execute(DatabaseKind.of(where).withInstants(statement)));
    }

    /** Enters an idTag; {@code more} are further columns with values, as SQL. */
    public void idTag(String idTag, String status, String columns, String values) {
        sql("insert into id_tag (folded, id_tag, status, created_at, changed_at" + columns + ") values ('"
                + IdTags.fold(idTag) + "', '" + idTag + "', '" + status + "', current_timestamp, current_timestamp"
                + values + ")");
    }

    public void idTag(String idTag) {
        idTag(idTag, "Accepted", "", "");
    }

    public List<Event> heard(EventType type) {
        return heard.stream().filter(event -> event.type() == type).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
