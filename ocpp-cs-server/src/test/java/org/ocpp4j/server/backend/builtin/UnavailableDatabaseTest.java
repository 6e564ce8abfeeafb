package org.ocpp4j.server.backend.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ocpp4j.server.backend.builtin.Bench.NOON;
import static org.ocpp4j.server.backend.builtin.Bench.assertRejected;
import static org.ocpp4j.server.backend.builtin.Bench.result;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;

/** The database goes away, and comes back. */
class UnavailableDatabaseTest {
    private static final StartTransactionRequest START = new StartTransactionRequest(1, "demo", NOON, 0, null);

    @ParameterizedTest
    @EnumSource
    void stationsAreToldToComeAgainAndNothingOfWhatIsBehind(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            CentralSystem central = bench.serve().connect("CP-1");
            result(central.send(new BootNotificationRequest("V", "M")));
            bench.database.close();
            assertThat(result(central.send(new HeartbeatRequest())).currentTime())
                    .isEqualTo(NOON);
            assertRejected(central.send(new AuthorizeRequest("x")), ErrorCode.INTERNAL_ERROR);
            assertRejected(
                    central.send(new StatusNotificationRequest(
                            1, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR)),
                    ErrorCode.INTERNAL_ERROR);
            assertRejected(
                    central.send(new StopTransactionRequest(1, null, NOON, 1, null, null)), ErrorCode.INTERNAL_ERROR);
            assertThatThrownBy(() -> result(central.send(START)))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            CallRejectedException.class,
                            rejected -> assertThat(rejected.description())
                                    .isEqualTo("The central system cannot keep this now; send it again"));
            // One that nobody remembers gets no further than the database, either.
            assertRejected(bench.serve().connect("CP-2").send(START), ErrorCode.INTERNAL_ERROR);
        }
    }

    @Test
    void whatWasNotConfirmedIsTakenWhenTheDatabaseIsBack() throws Exception {
        DatabaseSettings fresh = DatabaseKind.POSTGRESQL.fresh();
        DatabaseSettings where = new DatabaseSettings(
                fresh.url(), fresh.user(), fresh.password(), fresh.connections(), Duration.ofSeconds(1));
        try (Bench bench = new Bench(where);
                Connection admin = DriverManager.getConnection(
                        where.url().replaceFirst("/test\\d+", "/template1"), where.user(), where.password())) {
            CentralSystem central = bench.serve().connect("CP-1");
            long before = result(central.send(START)).transactionId();
            String name = bench.database.read(handle -> handle.createQuery("select current_database()")
                    .mapTo(String.class)
                    .one());
            execute(admin, "alter database " + name + " allow_connections false");
            execute(admin, "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            StartTransactionRequest second = new StartTransactionRequest(2, "demo", NOON, 0, null);
            assertRejected(central.send(second), ErrorCode.INTERNAL_ERROR);
            assertRejected(central.send(START), ErrorCode.INTERNAL_ERROR);
            execute(admin, "alter database " + name + " allow_connections true");
            // The pool takes a while to notice; until then the station is told to come again, and does.
            Bench.await(() -> isTaken(central, second));
            assertThat(result(central.send(START)).transactionId()).isEqualTo(before);
            assertThat(bench.rows("charging_transaction")).hasSize(2);
        }
    }

    private static boolean isTaken(CentralSystem central, StartTransactionRequest request) {
        try {
            return result(central.send(request)).transactionId() > 0;
        } catch (CompletionException again) {
            return false;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
