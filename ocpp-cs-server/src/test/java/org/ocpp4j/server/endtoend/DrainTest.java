package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.app.RunningServer;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.settings.SettingsSource;

/** Draining, from inside the process. */
class DrainTest {
    private static RunningServer start(DatabaseSettings database) {
        return RunningServer.start(SettingsSource.parse("stations.port = 0\noperators.port = 0\n"
                + "stations.callbacks = any\nstations.drain-time = 1s\ndatabase.url = \"" + database.url()
                + "\"\ndatabase.user = \"" + database.user() + "\""));
    }

    /** A lock of somebody else holds the transaction back, as a slow database does. */
    @Test
    void whatIsUnderWayIsAnsweredFirst() throws Exception {
        DatabaseSettings database = DatabaseKind.POSTGRESQL.fresh();
        try (RunningServer server = start(database);
                Connection other = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement lock = other.createStatement()) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            assertThat(station.call("Heartbeat", "{}")).contains("currentTime");
            other.setAutoCommit(false);
            lock.execute("lock table charging_transaction in exclusive mode");
            CompletableFuture<String> answer = station.send(
                    "StartTransaction",
                    "{\"connectorId\":1,\"idTag\":\"A\",\"meterStart\":1,\"timestamp\":\"2026-11-23T00:00:00Z\"}");
            Await.until("the transaction waits for the lock", () -> waits(other));
            CompletionStage<Void> drained = server.drain();
            assertThat(station.closed()).isNotDone();
            other.rollback();
            assertThat(Await.result(answer)).contains("transactionId");
            assertThat(Await.result(station.closed())).isEqualTo(1001);
            Await.result(drained);
        }
    }

    private static boolean waits(Connection database) {
        try (Statement ask = database.createStatement();
                ResultSet found = ask.executeQuery("select count(*) from pg_locks where not granted")) {
            found.next();
            return found.getInt(1) > 0;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SOAP_16", "SOAP_15"})
    void stationsThatSpeakSoapAreServedToTheEnd(Stations kind) {
        try (RunningServer server = start(DatabaseKind.SQLITE.fresh())) {
            Await.result(server.drain());
            CentralSystem central = kind.connect("CP-1", server.stations().getPort(), Handlers.ofStation());
            assertThat(Await.result(central.send(new HeartbeatRequest())).currentTime())
                    .isNotNull();
            Await.result(central.close(CloseReason.normal("done")));
        }
    }

    @Test
    void drainingTwiceIsDrainingOnce() {
        try (RunningServer server = start(DatabaseKind.SQLITE.fresh())) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            CompletionStage<Void> one = server.drain();
            CompletionStage<Void> other = server.drain();
            Await.result(one);
            Await.result(other);
            assertThat(Await.result(station.closed())).isEqualTo(1001);
            assertThat(server.takeStations()).isTrue();
            assertThat(server.takeStations()).isFalse();
        }
    }
}
