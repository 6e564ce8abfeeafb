package org.ocpp4j.server.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.MovableClock;
import org.ocpp4j.server.app.AllRows;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.station.StationChange;
import org.ocpp4j.server.station.StationRows;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.server.station.UnregisteredStations;

/** What is deleted by itself, and when. */
class RetentionTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final BoundSettings SETTINGS =
            new BoundSettings(10, Duration.ofDays(30), 100, 100, 100, 100, Duration.ofDays(90), Duration.ofDays(365));

    /** A database, and a retention that runs on demand. */
    private static final class Keeping implements AutoCloseable {
        final MovableClock clock = new MovableClock(NOON);
        final Database database;
        final StationStore stations;
        final Bounds bounds;
        final UnregisteredStations unregistered;
        final Retention retention;

        Keeping(DatabaseKind kind) {
            database = kind.open();
            stations = new StationStore(database, clock);
            bounds = new Bounds(stations::isRegistered, () -> SETTINGS);
            unregistered = new UnregisteredStations(
                    database, stations, new StationRows(database, AllRows.KEPT), bounds, clock);
            retention = new Retention(database, AllRows.KEPT, bounds, clock);
        }

        void after(Duration time) {
            clock.move(time);
            List<Sweep.Task> tasks = new ArrayList<>(List.of(unregistered.retention()));
            tasks.addAll(retention.tasks());
            for (Sweep.Task task : tasks) {
                while (task.step().getAsBoolean()) {}
            }
        }

        void sql(String statement, Object... values) {
            database.run(change -> change.handle().execute(statement, values));
        }

        void securityEvents(String identity, int number) {
            database.run(change -> {
                for (int i = 0; i < number; i++) {
                    change.handle()
                            .execute(
                                    "insert into security_event (identity, type, occurred_at, received_at, fingerprint)"
                                            + " values (?, 'Type', ?, ?, ?)",
                                    identity,
                                    clock.instant(),
                                    clock.instant(),
                                    identity + clock.instant() + i);
                }
            });
        }

        List<String> texts(String sql) {
            return database.read(
                    handle -> handle.createQuery(sql).mapTo(String.class).list());
        }

        long count(String table) {
            return database.read(handle -> handle.createQuery("select count(*) from " + table)
                    .mapTo(Long.class)
                    .one());
        }

        @Override
        public void close() {
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void stationsThatNobodyRegisteredGoWithWhatTheySent(DatabaseKind kind) {
        try (Keeping keeping = new Keeping(kind)) {
            List.of("stranger", "connected", "charged")
                    .forEach(identity ->
                            assertThat(keeping.unregistered.add(identity)).isTrue());
            keeping.stations.register("registered", StationChange.NONE);
            keeping.sql("update station set connected_at = ? where identity = 'connected'", NOON);
            keeping.sql(
                    "insert into charging_transaction (transaction_id, identity, id_tag_status) values (1, 'charged', 'Accepted')");
            keeping.sql(
                    "insert into charging_transaction (transaction_id, identity, id_tag_status) values (2, 'stranger', 'Invalid')");
            keeping.securityEvents("stranger", 3);
            keeping.after(Duration.ofDays(29));
            assertThat(keeping.count("station")).isEqualTo(4);
            keeping.after(Duration.ofDays(2));
            assertThat(keeping.texts("select identity from station order by identity"))
                    .containsExactly("charged", "connected", "registered");
            assertThat(keeping.stations.remembered("stranger")).isEmpty();
            assertThat(keeping.texts("select identity from charging_transaction"))
                    .containsExactly("charged");
            assertThat(keeping.count("security_event")).isZero();
            assertThat(keeping.bounds.kept(Kind.STATIONS)).isEqualTo(2);
            assertThat(keeping.bounds.kept(Kind.TRANSACTIONS)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOldGoes(DatabaseKind kind) {
        try (Keeping keeping = new Keeping(kind)) {
            keeping.securityEvents("CP-1", 20);
            keeping.sql(
                    "insert into stray_message (identity, action, payload, reason, received_at, fingerprint)"
                            + " values ('CP-1', 'A', '{}', 'R', ?, 'F')",
                    NOON);
            for (String status : List.of("QUEUED", "SENT")) {
                keeping.sql(
                        "insert into certificate_request (identity, csr, status, received_at, changed_at, fingerprint)"
                                + " values ('CP-1', 'csr', ?, ?, ?, 'F')",
                        status,
                        NOON,
                        NOON);
            }
            keeping.sql(
                    "insert into connection_attempt (address, path, status, reason, remedy, attempts, first_at, last_at)"
                            + " values ('a', 'p', 404, 'r', 'r', 1, ?, ?)",
                    NOON,
                    NOON);
            keeping.sql("insert into audit (at, who, method, path, status) values (?, 'w', 'PUT', '/', 200)", NOON);
            for (String outcome : List.of("'answered'", "null")) {
                keeping.sql(
                        "insert into command (id, identity, action, payload, commanded_by, commanded_at, outcome)"
                                + " values (?, 'CP-1', 'Reset', '{}', 'me', ?, " + outcome + ")",
                        outcome,
                        NOON);
            }
            for (String status : List.of("Accepted", "Used")) {
                keeping.sql(
                        "insert into reservation (identity, reservation_id, connector_id, id_tag, expires_at, status,"
                                + " created_at, changed_at) values ('CP-1', 1, 1, 'T', ?, ?, ?, ?)",
                        NOON,
                        status,
                        NOON,
                        NOON);
            }
            keeping.after(Duration.ofDays(89));
            assertThat(keeping.count("security_event")).isEqualTo(20);
            keeping.after(Duration.ofDays(2));
            assertThat(keeping.count("security_event")).isZero();
            assertThat(keeping.count("stray_message")).isZero();
            assertThat(keeping.count("connection_attempt")).isZero();
            assertThat(keeping.texts("select status from certificate_request")).containsExactly("QUEUED");
            assertThat(keeping.count("command")).isEqualTo(2);
            keeping.after(Duration.ofDays(275));
            assertThat(keeping.count("audit")).isZero();
            assertThat(keeping.texts("select id from command")).containsExactly("null");
            assertThat(keeping.texts("select status from reservation")).containsExactly("Accepted");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOldestOfTooManyGo(DatabaseKind kind) {
        try (Keeping keeping = new Keeping(kind)) {
            keeping.securityEvents("old", 1_200);
            keeping.clock.move(Duration.ofSeconds(1));
            keeping.securityEvents("new", 60);
            keeping.after(Duration.ofSeconds(1));
            assertThat(keeping.count("security_event")).isEqualTo(100);
            assertThat(keeping.texts("select identity from security_event where identity = 'new'"))
                    .hasSize(60);
            assertThat(keeping.bounds.exceeded(Kind.SECURITY_EVENTS)).isEqualTo(1_160);
            assertThat(keeping.bounds.kept(Kind.SECURITY_EVENTS)).isEqualTo(100);
            assertThat(keeping.bounds.warning()).hasValue("100 of at most 100 security events");
        }
    }
}
