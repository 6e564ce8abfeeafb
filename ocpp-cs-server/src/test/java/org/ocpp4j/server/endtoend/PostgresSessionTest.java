package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.v16.UnitOfMeasure;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.backend.postgres.FunctionDatabase;
import org.ocpp4j.server.database.DatabaseKind;
import tools.jackson.databind.JsonNode;

/** Stations charge at a server whose business logic is the sample schema. */
class PostgresSessionTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00.250Z");

    private static ServerFixture serve(FunctionDatabase functions, String... settings) {
        // The server's own tables lie in the same database: postgres.url is not set.
        return ServerFixture.start(functions.settings(), "postgres.enable = true\n" + String.join("\n", settings));
    }

    @ParameterizedTest
    @CsvSource({"JSON_16,false", "JSON_15,false", "SOAP_16,false", "SOAP_15,false", "SOAP_16,true", "SOAP_15,true"})
    void aStationCharges(Stations way, boolean soap) {
        FunctionDatabase functions = FunctionDatabase.sample();
        functions.installSample(); // it may be run again
        try (ServerFixture server = serve(functions, "postgres.soap = " + soap)) {
            CentralSystem central = way.connect("CP 1", server.port(), Handlers.ofStation());
            BootNotificationResponse boot =
                    Await.result(central.send(new BootNotificationRequest("Vendor <&>", "Model")));
            assertThat(boot.status()).isEqualTo(RegistrationStatus.ACCEPTED);
            assertThat(boot.interval()).isEqualTo(300);
            Await.result(central.send(new HeartbeatRequest()));
            assertThat(server.operators().messages("CP 1", 4))
                    .containsExactly(
                            "CALL BootNotification", "RESULT BootNotification", "CALL Heartbeat", "RESULT Heartbeat");
            Await.result(central.send(
                    new StatusNotificationRequest(2, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR)));
            Await.result(central.send(
                    new StatusNotificationRequest(1, ChargePointStatus.FAULTED, ChargePointErrorCode.GROUND_FAILURE)));
            assertThat(Await.result(central.send(new AuthorizeRequest("Card-1")))
                            .idTagInfo()
                            .status())
                    .isEqualTo(AuthorizationStatus.ACCEPTED);
            assertThat(Await.result(central.send(new AuthorizeRequest("NOBODY")))
                            .idTagInfo()
                            .status())
                    .isEqualTo(AuthorizationStatus.INVALID);
            long id = charge(central);
            theListsComeFromTheFunctions(server.operators(), way, id);
            assertThat(functions.value("select string_agg(samples->0->>'value', ',' order by measured_at)"
                            + " from ocpp.meter_value where transaction_id = " + id))
                    .isEqualTo("1500,9000");
            assertThat(functions.value("select version from ocpp.log where action = 'Heartbeat'"))
                    .isEqualTo(way.version().name());
            Await.result(central.close(CloseReason.normal("done")));
            if (!way.isSoap()) {
                Await.until(
                        "told as disconnected",
                        () -> functions
                                .value("select connected from ocpp.charge_point")
                                .equals("f"));
            }
        }
    }

    private static long charge(CentralSystem central) {
        StartTransactionRequest start = new StartTransactionRequest(1, "CARD-1", START, 1000, null);
        var started = Await.result(central.send(start));
        assertThat(started.idTagInfo().parentIdTag()).isEqualTo("FLEET");
        assertThat(Await.result(central.send(start)).transactionId()).isEqualTo(started.transactionId());
        MeterValue reading = reading(60, "1500");
        Await.result(central.send(new MeterValuesRequest(1, started.transactionId(), List.of(reading))));
        Await.result(central.send(new MeterValuesRequest(1, started.transactionId(), List.of(reading))));
        StopTransactionRequest stop = new StopTransactionRequest(
                started.transactionId(), "CARD-1", START.plusSeconds(99), 9000, null, List.of(reading(99, "9000")));
        var stopped = Await.result(central.send(stop));
        assertThat(stopped.idTagInfo()).isNotNull();
        assertThat(Await.result(central.send(stop))).isEqualTo(stopped);
        return started.transactionId();
    }

    private static MeterValue reading(int second, String value) {
        return new MeterValue(START.plusSeconds(second), List.of(new SampledValue(value).withUnit(UnitOfMeasure.WH)));
    }

    private static void theListsComeFromTheFunctions(Operators operators, Stations way, long id) {
        Await.until(
                "told as connected",
                () -> operators.station("CP 1").path("connected").asBoolean());
        JsonNode station = operators.station("CP 1");
        assertThat(station.path("protocol").asString()).isEqualTo(way.isSoap() ? "SOAP" : "JSON");
        assertThat(station.path("bootNotification").path("chargePointVendor").asString())
                .isEqualTo("Vendor <&>");
        assertThat(station.path("statusNotification").path(0).path("status").asString())
                .isEqualTo("Faulted");
        assertThat(station.path("statusNotification")
                        .path(1)
                        .path("connectorId")
                        .asInt())
                .isEqualTo(2);
        JsonNode transactions = operators.transactions("CP 1");
        assertThat(transactions).hasSize(1);
        assertThat(transactions.path(0).path("id").asLong()).isEqualTo(id);
        assertThat(transactions.path(0).path("meterStop").asLong()).isEqualTo(9000);
        assertThat(transactions.path(0).path("dateStart").asString()).isEqualTo("2026-11-22T12:00:00.250Z");
        assertThat(operators.transactions("nobody")).isEmpty();
        assertThat(operators.reservations("CP 1")).isEmpty();
    }

    @Test
    void aUserWithNoMoreThanTheRightToExecuteServes() {
        FunctionDatabase functions = FunctionDatabase.sample();
        String role = "server" + functions.value("select current_database()");
        functions.run("create role " + role + " login password 'x'; grant usage on schema ocpp to " + role
                + "; grant execute on all functions in schema ocpp to " + role);
        try (ServerFixture server = ServerFixture.start(
                DatabaseKind.SQLITE,
                "postgres.enable = true",
                "postgres.url = \"" + functions.settings().url().replaceAll("\\?.*", "") + "\"",
                "postgres.user = " + role,
                "postgres.password = x",
                "postgres.soap = true")) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            assertThat(station.call(
                            "StartTransaction",
                            "{\"connectorId\":1,\"idTag\":\"CARD-1\",\"meterStart\":1,"
                                    + "\"timestamp\":\"2026-11-22T12:00:00Z\"}"))
                    .startsWith("[3,")
                    .contains("Accepted");
            Await.result(Stations.SOAP_15
                    .connect("CP-2", server.port(), Handlers.ofStation())
                    .send(new HeartbeatRequest()));
            Await.until(
                    "both told as connected",
                    () -> functions
                            .value("select count(*) from ocpp.charge_point where connected")
                            .equals("2"));
            assertThat(server.operators().transactions("CP-1")).hasSize(1);
            assertThat(server.operators().get("/health").toString()).contains("\"postgres\":{\"status\":\"UP\"}");

            functions.run("revoke execute on function ocpp.Parse(text, text, text, jsonb, text, text) from " + role
                    + "; revoke execute on function ocpp.Parse(text, text, text, jsonb, text) from " + role);
            Await.until( // what was found is remembered for a second
                    "the reason",
                    () -> server.operators()
                            .send("GET", "/health", "")
                            .body()
                            .contains("this user may not execute the function ocpp.Parse"));
            assertThat(station.call("Heartbeat", "{}")).startsWith("[4,").contains("InternalError");
        }
    }

    @Test
    void theAccountOfThePathIsTold() {
        FunctionDatabase functions = FunctionDatabase.sample();
        try (ServerFixture server = serve(functions)) {
            RawStation.connect(server.stations(), "CP-1/AC0001").call("Heartbeat", "{}");
            RawStation.connect(server.stations(), "CP-2").call("Heartbeat", "{}");
            assertThat(functions.column(
                            "select identity || ' ' || coalesce(account, 'NULL') from ocpp.log order by id"))
                    .containsExactly("CP-1 AC0001", "CP-2 NULL");
            Await.until(
                    "told with its account",
                    () -> functions
                            .column("select connection->>'account' from ocpp.charge_point where identity = 'CP-1'")
                            .contains("AC0001"));
        }
    }
}
