package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.backend.webhook.Receiver;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import tools.jackson.databind.JsonNode;

/** The whole server, answered by a receiver over real HTTP. */
class WebhookServerTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00.250Z");
    private static final String NEUTRAL =
            "\"InternalError\",\"The central system could not process this; send it again\",{}]";

    private static String[] settings(int port, String... more) {
        String url = "webhook { enable = yes, url = \"http://127.0.0.1:" + port + "/ocpp\"";
        return new String[] {url + (more.length == 0 ? "" : ", " + String.join(", ", more)) + " }"};
    }

    /** A back office in one line for each action. */
    private static void office(Receiver.Received request, HttpExchange exchange) throws IOException {
        String interval = "1.5".equals(request.header("OCPP-Version")) ? "heartbeatInterval" : "interval";
        String now = "\"currentTime\":\"2026-11-22T12:00:00Z\"";
        String payload = switch (request.action()) {
            case "BootNotification" -> "{\"status\":\"Accepted\"," + now + ",\"" + interval + "\":30}";
            case "StartTransaction" -> "{\"transactionId\":4711,\"idTagInfo\":{\"status\":\"Accepted\"}}";
            case "Heartbeat" -> "{" + now + "}";
            default -> "{}";
        };
        Receiver.send(exchange, 200, "{\"payload\":" + payload + "}");
    }

    @ParameterizedTest
    @EnumSource
    void aSessionGoesThroughTheReceiverAndStandsInTheLists(Stations way) {
        try (Receiver receiver = Receiver.start(WebhookServerTest::office);
                ServerFixture server = ServerFixture.start(
                        way.isSoap() ? DatabaseKind.SQLITE : DatabaseKind.POSTGRESQL, settings(receiver.port()))) {
            Operators operators = server.operators();
            CentralSystem central = way.connect("CP 1", server.port(), Handlers.ofStation());
            assertThat(Await.result(central.send(new BootNotificationRequest("V", "M")))
                            .interval())
                    .isEqualTo(30);
            Await.result(central.send(
                    new StatusNotificationRequest(1, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR)));
            assertThat(Await.result(central.send(new StartTransactionRequest(1, "CARD-1", START, 1000, null)))
                            .transactionId())
                    .isEqualTo(4711);
            assertThat(operators.transactions("CP 1").path(0).path("dateStop").isNull())
                    .isTrue();
            Await.result(central.send(new MeterValuesRequest(
                    1, 4711L, List.of(new MeterValue(START.plusSeconds(60), List.of(new SampledValue("1500")))))));
            Await.result(
                    central.send(new StopTransactionRequest(4711, "CARD-1", START.plusSeconds(600), 9000, null, null)));

            assertThat(operators.messages("CP 1", 2)).containsExactly("CALL StopTransaction", "RESULT StopTransaction");
            assertThat(operators.transactions("CP 1")).hasSize(1);
            JsonNode transaction = operators.transactions("CP 1").path(0);
            assertThat(transaction.path("id").asLong()).isEqualTo(4711);
            assertThat(transaction.path("meterStop").asLong()).isEqualTo(9000);
            JsonNode station = operators.station("CP 1");
            assertThat(station.path("connected").asBoolean()).isTrue();
            assertThat(station.path("bootNotification").toString()).contains("\"V\"");
            assertThat(station.path("statusNotification")).hasSize(1);
            assertThat(operators.get("/api/v1/meterValues?identity=CP%201")).isNotEmpty();

            assertThat(receiver.received())
                    .extracting(Receiver.Received::action)
                    .containsExactly(
                            "BootNotification",
                            "StatusNotification",
                            "StartTransaction",
                            "MeterValues",
                            "StopTransaction");
            assertThat(receiver.received()).allSatisfy(request -> {
                assertThat(request.header("OCPP-Version"))
                        .isEqualTo(way.version().name());
                assertThat(request.header("OCPP-Protocol")).isEqualTo(way.isSoap() ? "SOAP" : "JSON");
                assertThat(request.json().propertyNames())
                        .containsExactly("identity", "uniqueId", "action", "payload", "account");
                assertThat(request.json().path("identity").asString()).isEqualTo("CP 1");
            });
            // The payload is that of the station's own version, in JSON whatever it speaks.
            String values = receiver.received().get(3).json().path("payload").toString();
            assertThat(values).contains(way.version().name().equals("1.5") ? "\"values\":[{" : "\"meterValue\":[{");
            Await.result(central.close(CloseReason.normal("done")));
        }
    }

    @Test
    void theWireOfAJsonStation() {
        try (Receiver receiver = Receiver.start(WebhookServerTest::office);
                ServerFixture server =
                        ServerFixture.start(DatabaseKind.SQLITE, settings(receiver.port(), "timeout = 1s"))) {
            RawStation station = RawStation.connect(server.stations(), "CP-1/ACME");
            assertThat(station.call("Heartbeat", "{}"))
                    .matches("\\[3,\"raw-\\d+\",\\{\"currentTime\":\"2026-11-22T12:00:00Z\"}]");
            assertThat(receiver.only().body())
                    .matches(
                            "\\{\"identity\":\"CP-1\",\"uniqueId\":\"raw-\\d+\",\"action\":\"Heartbeat\",\"payload\":\\{},"
                                    + "\"account\":\"ACME\"}");
            for (Receiver.Script wrong : List.of(
                    Receiver.says(500, "{\"payload\":{}}"),
                    Receiver.says(307, ""),
                    Receiver.says("no"),
                    Receiver.says("{\"payload\":{\"currentTime\":7}}"),
                    Receiver.says("{\"payload\":{},\"uniqueId\":\"other\"}"),
                    (request, exchange) -> {})) { // until the time is over
                receiver.script(wrong);
                assertThat(station.call("Heartbeat", "{}"))
                        .startsWith("[4,\"raw-")
                        .endsWith(NEUTRAL);
            }
            receiver.script(Receiver.says("{\"messageTypeId\":4,\"errorCode\":\"OccurrenceConstraintViolation\","
                    + "\"errorDescription\":\"no \\\"way\\\"\",\"errorDetails\":{\"a\":[1]}}"));
            assertThat(station.call("Heartbeat", "{}"))
                    .endsWith(",\"OccurenceConstraintViolation\",\"no \\\"way\\\"\",{\"a\":[1]}]");
            int before = receiver.received().size();
            assertThat(station.call("MakeCoffee", "{}")).contains("\"NotImplemented\"");
            assertThat(station.call("Reset", "{\"type\":\"Hard\"}")).contains("\"NotSupported\"");
            assertThat(station.call("Heartbeat", "{\"extra\":1}")).contains("FormationViolation");
            assertThat(receiver.received()).hasSize(before);
            assertThat(server.operators().send("GET", "/metrics", "").body())
                    .contains("ocpp_webhook_failures_total 6.0", "ocpp_external_not_recorded_total 0.0");
        }
    }

    @Test
    void aLenientStationHasAValidAnswerAllTheSame() {
        try (Receiver receiver = Receiver.start(WebhookServerTest::office);
                ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE, settings(receiver.port()))) {
            server.operators().json("PUT", "/api/v1/stations/CP-1", "{\"validation\":\"LENIENT\"}");
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            assertThat(station.call("Heartbeat", "{\"extra\":1}")).startsWith("[3,");
            assertThat(receiver.only().body()).contains("\"payload\":{\"extra\":1}");
            receiver.script(Receiver.says("{\"payload\":{\"currentTime\":\"2026-11-22T12:00:00Z\",\"extra\":1}}"));
            assertThat(station.call("Heartbeat", "{}")).startsWith("[4,").endsWith(NEUTRAL);
        }
    }

    private static HttpResponse<String> soap(ServerFixture server) throws Exception {
        String envelope = """
                <?xml version="1.0" encoding="UTF-8"?>
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
                    xmlns:a="http://www.w3.org/2005/08/addressing" xmlns:o="urn://Ocpp/Cs/2012/06/"><s:Header>
                <o:chargeBoxIdentity s:mustUnderstand="true">CP-S</o:chargeBoxIdentity>
                <a:Action>/Heartbeat</a:Action><a:MessageID>urn:uuid:1</a:MessageID>
                <a:From><a:Address>http://127.0.0.1:9/</a:Address></a:From>
                <a:To>http://127.0.0.1/Ocpp</a:To>
                </s:Header><s:Body><o:heartbeatRequest/></s:Body></s:Envelope>
                """;
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/Ocpp"))
                                .header("Content-Type", "application/soap+xml; charset=utf-8")
                                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theWireOfASoapStation() throws Exception {
        try (Receiver receiver = Receiver.start(WebhookServerTest::office);
                ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE, settings(receiver.port()))) {
            HttpResponse<String> answer = soap(server);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("heartbeatResponse", "2026-11-22T12:00:00");
            assertThat(receiver.only().body())
                    .isEqualTo("{\"identity\":\"CP-S\",\"uniqueId\":\"urn:uuid:1\",\"action\":\"Heartbeat\","
                            + "\"payload\":{},\"account\":\"\"}");
            receiver.script(Receiver.says(500, ""));
            HttpResponse<String> fault = soap(server);
            assertThat(fault.statusCode()).isEqualTo(500);
            assertThat(fault.body())
                    .contains("Fault", "InternalError", "The central system could not process this; send it again");
        }
    }

    @Test
    void aReceiverGoesDownAndComesBack() {
        Receiver first = Receiver.start(WebhookServerTest::office);
        int port = first.port();
        try (ServerFixture server = ServerFixture.start(
                DatabaseKind.SQLITE, settings(port, "authorization = basic", "username = u", "password = p"))) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            assertThat(station.call("Heartbeat", "{}")).startsWith("[3,");
            assertThat(first.only().header("Authorization")).isEqualTo("Basic dTpw");
            first.close();
            String stop = "{\"transactionId\":5,\"meterStop\":7,\"timestamp\":\"2026-11-22T12:00:00Z\"}";
            assertThat(station.call("StopTransaction", stop)).startsWith("[4,").endsWith(NEUTRAL);
            try (Receiver second = Receiver.start(port, WebhookServerTest::office)) {
                assertThat(station.call("StopTransaction", stop)).startsWith("[3,");
                assertThat(second.received()).hasSize(1);
                assertThat(server.operators().transactions("CP-1")).hasSize(1);
            }
        }
    }

    @Test
    void theReceiverAnswersWhileTheDatabaseIsAway() throws SQLException {
        DatabaseSettings database = DatabaseKind.POSTGRESQL.fresh();
        String name = database.url().replaceFirst(".*/(test[0-9]+).*", "$1");
        try (Receiver receiver = Receiver.start(WebhookServerTest::office);
                Connection admin = DriverManager.getConnection(
                        database.url().replace("/" + name, "/postgres"), database.user(), database.password());
                Statement statement = admin.createStatement();
                ServerFixture server = ServerFixture.start(
                        database, settings(receiver.port())[0], "database.connection-wait = 500ms")) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            String boot = "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}";
            assertThat(station.call("BootNotification", boot)).startsWith("[3,");
            statement.execute("alter database " + name + " allow_connections false");
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");

            String start =
                    "{\"connectorId\":1,\"idTag\":\"C\",\"meterStart\":1,\"timestamp\":\"2026-11-22T12:00:00Z\"}";
            assertThat(station.call("StartTransaction", start)).contains("4711");
            for (int i = 0; i < 8; i++) { // so many that the server leaves the database alone for a while
                assertThat(station.call("BootNotification", boot)).contains("Accepted");
            }
            statement.execute("alter database " + name + " allow_connections true");
            Await.until("what a station says is recorded again", () -> {
                assertThat(station.call("StartTransaction", start)).contains("4711");
                HttpResponse<String> list = server.operators().send("GET", "/api/v1/transactions", "");
                return list.statusCode() == 200 && list.body().contains("4711");
            });
            assertThat(server.operators().send("GET", "/metrics", "").body())
                    .containsPattern("ocpp_external_not_recorded_total ([2-9]|[1-9][0-9]+)\\.0");
        }
    }
}
