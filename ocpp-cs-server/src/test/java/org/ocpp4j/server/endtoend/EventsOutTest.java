package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.delivery.WebhookReceiver;
import org.ocpp4j.server.delivery.WebhookReceiver.Answer;
import org.ocpp4j.server.delivery.WebhookReceiver.Received;
import tools.jackson.databind.JsonNode;

/** Events out of the whole server: over the API, sockets and real processes. */
@Timeout(300)
class EventsOutTest {
    private static final String SECRET = "this-one-is-chosen-by-people";
    private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";
    private static final String DELIVERIES = "/api/v1/deliveries";
    private static final String ALL_TYPES = "[\"connected\",\"disconnected\",\"boot\",\"status\","
            + "\"transaction-started\",\"transaction-stopped\",\"meter-values\",\"security\",\"command\","
            + "\"reservation\",\"maintenance\",\"certificate\"]";

    private volatile Answer manners = Answer.OK;

    private WebhookReceiver receiver(int port) throws Exception {
        return WebhookReceiver.open(port, SECRET, Clock.systemUTC(), request -> manners);
    }

    private static String body(WebhookReceiver receiver, String more) {
        return "{\"url\":\"" + receiver.url() + "\",\"types\":" + ALL_TYPES + ",\"secret\":\"" + SECRET + "\"" + more
                + "}";
    }

    private static void work(RawStation station) {
        station.call("BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
        station.call("StatusNotification", "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}");
        String started = station.call(
                "StartTransaction",
                "{\"connectorId\":1,\"idTag\":\"TAG\",\"meterStart\":5,\"timestamp\":\"2026-11-22T12:00:00Z\"}");
        String id = started.replaceAll(".*\"transactionId\":(\\d+).*", "$1");
        station.call(
                "MeterValues",
                "{\"connectorId\":1,\"transactionId\":" + id + ",\"meterValue\":[{\"timestamp\":"
                        + "\"2026-11-22T12:05:00Z\",\"sampledValue\":[{\"value\":\"7\"}]}]}");
        station.call(
                "StopTransaction",
                "{\"transactionId\":" + id + ",\"meterStop\":9,\"timestamp\":\"2026-11-22T12:10:00Z\"}");
        station.call(
                "SecurityEventNotification", "{\"type\":\"TamperDetection\",\"timestamp\":\"2026-11-22T12:11:00Z\"}");
        station.call("FirmwareStatusNotification", "{\"status\":\"Installed\"}");
    }

    @ParameterizedTest
    @EnumSource
    void whatHappensToAStationIsTold(DatabaseKind kind) throws Exception {
        try (ServerFixture server = ServerFixture.start(kind, "events.targets = any");
                WebhookReceiver receiver = receiver(0)) {
            Operators operators = server.operators();
            operators.json("POST", SUBSCRIPTIONS, body(receiver, ",\"identities\":[\"CP-*\"]"));
            RawStation other = RawStation.connect(server.stations(), "OTHER");
            other.call("BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            work(station);
            other.cut();
            station.cut();
            Await.until("it is told", () -> types(receiver).contains("disconnected"));
            // away now, so the command ends at once
            operators.send("POST", "/api/v1/ChargePoint/CP-1/ClearCache", "{}");
            Await.until("all is told", () -> types(receiver).contains("command"));
            assertThat(receiver.complaints()).isEmpty();
            assertThat(receiver.received()).allMatch(event -> event.identity().equals("CP-1"));
            assertThat(types(receiver))
                    .containsExactlyInAnyOrder(
                            "connected",
                            "boot",
                            "status",
                            "transaction-started",
                            "meter-values",
                            "transaction-stopped",
                            "security",
                            "maintenance",
                            "disconnected",
                            "command")
                    .containsSubsequence(
                            "boot", "status", "transaction-started", "meter-values", "transaction-stopped", "security");
            assertThat(receiver.received().stream().map(Received::sequence))
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
            Await.until(
                    "metrics",
                    () -> operators
                            .send("GET", "/metrics", "")
                            .body()
                            .contains("ocpp_deliveries_attempts_seconds_count{outcome=\"delivered\"} 10"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStationDoesNotWaitForAReceiver(DatabaseKind kind) throws Exception {
        manners = Answer.SILENCE;
        try (ServerFixture server = ServerFixture.start(kind, "events.targets = any", "events.timeout = 5m");
                WebhookReceiver receiver = receiver(0)) {
            Operators operators = server.operators();
            operators.json("POST", SUBSCRIPTIONS, body(receiver, ""));
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            Await.until("it is asked", () -> receiver.received().size() == 1);
            work(station);
            Await.until(
                    "all wait",
                    () -> operators.get(DELIVERIES + "?state=WAITING").size() == 8);
            assertThat(receiver.received()).hasSize(1);
            station.cut();
        }
    }

    private static List<String> types(WebhookReceiver receiver) {
        return receiver.received().stream().map(Received::type).toList();
    }

    @ParameterizedTest
    @EnumSource
    void subscriptionsAndDeliveriesByTheApi(DatabaseKind kind) throws Exception {
        try (ServerFixture server = ServerFixture.start(kind, "events.targets = any");
                WebhookReceiver receiver = receiver(0)) {
            Operators operators = server.operators();
            JsonNode made = operators.json("POST", SUBSCRIPTIONS, body(receiver, ",\"description\":\"for bills\""));
            String path = SUBSCRIPTIONS + "/" + made.at("/subscription/id").asString();
            assertThat(made.path("secret").asString()).isEqualTo(SECRET);
            String shown = operators.get(SUBSCRIPTIONS).toString() + operators.get(path);
            assertThat(shown).contains("for bills").doesNotContain(SECRET).doesNotContain("hidden");

            JsonNode ping = operators.json("POST", path + "/ping", "");
            assertThat(ping.path("delivered").asBoolean()).isTrue();
            assertThat(types(receiver)).containsExactly("ping");

            RawStation station = RawStation.connect(server.stations(), "CP-1");
            station.call("BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
            Await.until(
                    "two are delivered",
                    () -> operators
                                    .get(DELIVERIES + "?state=DELIVERED&identity=CP-1")
                                    .size()
                            == 2);
            JsonNode boot = operators
                    .get(DELIVERIES + "?type=boot&dateFrom=2026-01-01&limit=5")
                    .get(0);
            assertThat(boot.path("lastStatus").asInt()).isEqualTo(200);
            assertThat(boot.path("attempts").asInt()).isEqualTo(1);
            String one = DELIVERIES + "/" + boot.path("seq").asLong();
            assertThat(operators.get(one).path("data").isObject()).isTrue();
            assertThat(operators.send("GET", DELIVERIES + "?format=csv", "").body())
                    .contains("CP-1");
            operators.json("POST", one + "/redeliver", "");
            Await.until(
                    "it came again", () -> times(receiver, boot.path("eventId").asString()) == 2);
            assertThat(receiver.complaints()).isEmpty();

            assertThat(operators
                            .json("POST", path + "/redeliver", "{\"from\":\"2026-01-01\"}")
                            .toString())
                    .isEqualTo("{\"redelivered\":0,\"more\":false}");
            String secret =
                    operators.json("POST", path + "/secret", "").path("secret").asString();
            assertThat(secret).startsWith("whsec_");
            assertThat(operators.get(path).toString()).doesNotContain(secret);

            manners = Answer.REDIRECT;
            assertThat(operators.json("POST", path + "/ping", "").path("error").asString())
                    .contains("302")
                    .contains("redirects are not followed");
            assertThat(operators
                            .json("PATCH", path, "{\"enabled\":false}")
                            .path("enabled")
                            .asBoolean())
                    .isFalse();
            assertThat(operators.send("DELETE", path, "").statusCode()).isEqualTo(204);
            assertThat(operators.send("GET", path, "").statusCode()).isEqualTo(404);
            assertThat(operators.send("POST", one + "0/redeliver", "").statusCode())
                    .isEqualTo(404);
            station.cut();
        }
    }

    private static long times(WebhookReceiver receiver, String id) {
        return receiver.received().stream().filter(each -> each.id().equals(id)).count();
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeSubscribedIsRefused(DatabaseKind kind) {
        try (ServerFixture server = ServerFixture.start(kind)) {
            Operators operators = server.operators();
            refused(
                    operators,
                    "{\"url\":\"https://127.0.0.1/hook?token=hidden\",\"types\":[\"boot\"]}",
                    "/url",
                    "loopback");
            refused(operators, "{\"url\":\"https://169.254.169.254/\",\"types\":[\"boot\"]}", "/url", "events.targets");
            refused(operators, "{\"url\":\"http://8.8.8.8/\",\"types\":[\"boot\"]}", "/url", "https");
            refused(operators, "{\"url\":\"https://u:hidden@8.8.8.8/\",\"types\":[\"boot\"]}", "/url", "user name");
            refused(operators, "{\"url\":\"hidden\",\"types\":[\"boot\"]}", "/url", "http or https");
            refused(
                    operators,
                    "{\"url\":\"https://8.8.8.8/" + "\u011f".repeat(400) + "\",\"types\":[\"boot\"]}",
                    "/url",
                    "2416 characters in ASCII");
            refused(operators, "{\"types\":[\"boot\"]}", "/url", "missing");
            refused(operators, "{\"url\":\"https://8.8.8.8/\"}", "/types", "missing");
            refused(operators, "{\"url\":\"https://8.8.8.8/\",\"types\":[]}", "/types", "empty");
            refused(operators, "{\"url\":\"https://8.8.8.8/\",\"types\":[\"frame\"]}", "/types", "transaction-started");
            refused(
                    operators,
                    "{\"url\":\"https://8.8.8.8/\",\"types\":[\"boot\"],\"secret\":\"hidden\"}",
                    "/secret",
                    "6 characters");
            refused(operators, "{\"url\":\"https://8.8.8.8/\",\"types\":[\"boot\"],\"more\":1}", "/more", "unknown");
            assertThat(operators.get(SUBSCRIPTIONS)).isEmpty();
            assertThat(operators
                            .json("POST", SUBSCRIPTIONS, "{\"url\":\"https://8.8.8.8/\",\"types\":[\"boot\"]}")
                            .path("secret")
                            .asString())
                    .startsWith("whsec_");
        }
    }

    private static void refused(Operators operators, String body, String pointer, String reason) {
        HttpResponse<String> answer = operators.send("POST", SUBSCRIPTIONS, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"pointer\":\"" + pointer + "\"")
                .contains(reason)
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsWhenTheServerIsKilledArrivesAfterTheRestart(DatabaseKind kind, @TempDir Path data) throws Exception {
        DatabaseSettings database = kind.fresh();
        int port;
        try (ServerProcess first = ServerProcess.serve(database, data, "--set", "events.targets=any")) {
            Operators operators = new Operators(first.operators());
            try (WebhookReceiver receiver = receiver(0)) {
                port = receiver.port();
                operators.json("POST", SUBSCRIPTIONS, body(receiver, ""));
            }
            RawStation station = RawStation.connect(first.stations(), "CP-1");
            work(station);
            Await.until(
                    "all wait",
                    () -> operators.get(DELIVERIES + "?state=WAITING").size() == 8);
            first.kill();
        }
        try (WebhookReceiver receiver = receiver(port);
                ServerProcess second = ServerProcess.serve(database, data, "--set", "events.targets=any")) {
            Await.until("all are told", () -> receiver.received().size() >= 9);
            assertThat(receiver.complaints()).isEmpty();
            assertThat(receiver.received().stream().map(Received::sequence))
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
            assertThat(types(receiver)).as("the end that nobody could tell").endsWith("disconnected");
            Operators operators = new Operators(second.operators());
            Await.until(
                    "it is noted",
                    () -> operators.get(DELIVERIES + "?state=DELIVERED").size() == 9);
            second.terminate();
            assertThat(String.join("\n", second.output()))
                    .doesNotContain("hidden")
                    .doesNotContain(SECRET);
        }
    }
}
