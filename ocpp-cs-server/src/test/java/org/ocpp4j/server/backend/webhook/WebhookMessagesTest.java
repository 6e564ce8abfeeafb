package org.ocpp4j.server.backend.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ocpp4j.server.backend.webhook.WebhookBench.HEARTBEAT;
import static org.ocpp4j.server.backend.webhook.WebhookBench.heartbeat;
import static org.ocpp4j.server.backend.webhook.WebhookBench.rejection;
import static org.ocpp4j.server.backend.webhook.WebhookBench.result;
import static org.ocpp4j.server.backend.webhook.WebhookBench.send;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.OcppVersion;

/** What goes to a receiver and what it may say, byte by byte. */
class WebhookMessagesTest {
    private static final String BOOT = "{\"chargePointVendor\":\"Şarj\",\"chargePointModel\":\"M\"}";

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.6"})
    void aRequestIsPostedExactlyLikeThis(String name) {
        OcppVersion version = name.equals("1.5") ? Ocpp15.VERSION : Ocpp16.VERSION;
        String interval = name.equals("1.5") ? "heartbeatInterval" : "interval";
        String confirmation =
                "{\"status\":\"Accepted\",\"currentTime\":\"2026-11-22T12:00:00Z\",\"" + interval + "\":300}";
        try (Receiver receiver = Receiver.start(Receiver.says("{\"payload\":" + confirmation + "}"));
                WebhookBench bench = new WebhookBench(receiver)) {
            var answer = result(send(bench.connect("CP 1/ü", version), "BootNotification", BOOT));
            assertThat(answer.toString()).isEqualTo(confirmation);
            Receiver.Received request = receiver.only();
            assertThat(request.method() + " " + request.target()).isEqualTo("POST /ocpp/parse?tenant=7");
            assertThat(request.body())
                    .isEqualTo(
                            "{\"identity\":\"CP 1/ü\",\"uniqueId\":\"id-1\",\"action\":\"BootNotification\",\"payload\":"
                                    + BOOT + ",\"account\":\"\"}");
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.header("OCPP-Version")).isEqualTo(name);
            assertThat(request.header("OCPP-Protocol")).isEqualTo("JSON");
            assertThat(request.header("Authorization")).isNull();
            assertThat(request.header("Upgrade")).isNull();
            assertThat(bench.logged()).isEmpty();
        }
    }

    @Test
    void basicAndBearerAreSentWithEachRequest() {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString("işletme:a:şifre".getBytes(StandardCharsets.UTF_8));
        try (Receiver receiver = Receiver.start(Receiver.says(HEARTBEAT));
                WebhookBench first = new WebhookBench(receiver.url(), to -> to.basic("işletme", "a:şifre"));
                WebhookBench second = new WebhookBench(receiver.url(), to -> to.bearer("abc.DEF-123"))) {
            result(heartbeat(first.connect("CP-1")));
            result(heartbeat(second.connect("CP-1")));
            assertThat(receiver.received())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly(basic, "Bearer abc.DEF-123");
        }
    }

    @Test
    void whatNoHeaderOrUrlCanCarryIsRefusedAtOnceAndNotQuoted() {
        WebhookBackend.Builder builder = WebhookBackend.to(URI.create("https://example.com"));
        assertThatThrownBy(() -> builder.bearer("s3cret\nX: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> builder.basic("a:b", "c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebhookBackend.to(URI.create("http://me:s3cret@example.com/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> WebhookBackend.to(URI.create("ftp://example.com/")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEARTBEAT,
                "{\"identity\":\"CP-1\",\"uniqueId\":\"id-1\",\"action\":\"Heartbeat\",\"account\":\"x\",\"more\":[1],"
                        + "\"messageTypeId\":3,\"payload\":{\"currentTime\":\"2026-11-22T12:00:00Z\"}}",
                "{\"messageTypeId\":\"CallResult\",\"payload\":{\"currentTime\":\"2026-11-22T12:00:00Z\"}}",
                "{\"messageTypeId\":\"3\",\"payload\":{\"currentTime\":\"2026-11-22T12:00:00Z\"}}",
                "{\"messageTypeId\":null,\"uniqueId\":null,\"identity\":null,\"action\":null,\"errorCode\":null,"
                        + "\"payload\":{\"currentTime\":\"2026-11-22T12:00:00Z\"}}",
                " \r\n{\"payload\":{\"currentTime\":\"2026-11-22T12:00:00Z\"}}\n"
            })
    void aConfirmationIsTaken(String reply) {
        try (Receiver receiver = Receiver.start(Receiver.says(201, reply));
                WebhookBench bench = new WebhookBench(receiver)) {
            assertThat(result(heartbeat(bench.connect("CP-1"))).toString())
                    .isEqualTo("{\"currentTime\":\"2026-11-22T12:00:00Z\"}");
            assertThat(bench.webhook.failures()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"payload\":null}", "{\"payload\":{}}"})
    void anAbsentPayloadIsAnEmptyOne(String reply) {
        try (Receiver receiver = Receiver.start(Receiver.says(reply));
                WebhookBench bench = new WebhookBench(receiver)) {
            String status = "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}";
            assertThat(result(send(bench.connect("CP-1"), "StatusNotification", status))
                            .toString())
                    .isEqualTo("{}");
            assertThat(rejection(heartbeat(bench.connect("CP-2"))).rawCode()).isEqualTo("InternalError");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4|'\"SecurityError\"'|,\"errorDescription\":\"no\",\"errorDetails\":{\"a\":1}|SecurityError|no|{\"a\":1}",
                "\"CallError\"|'\"NotSupported\"'|,\"payload\":{\"b\":2}|NotSupported||{\"b\":2}",
                "\"4\"|'\"OccurrenceConstraintViolation\"'|,\"errorDetails\":null|OccurenceConstraintViolation||{}",
                "4|'\"FormatViolation\"'||FormationViolation||{}",
                "4|null|,\"errorDescription\":\"later\"|InternalError|later|{}",
                "4|'\"OutOfCoffee\"'|,\"errorDescription\":\"sorry\"|InternalError|sorry|{}"
            })
    void anErrorGoesToTheStationAsItsVersionSpellsIt(
            String type, String code, String more, String expected, String description, String details) {
        String reply = "{\"messageTypeId\":" + type + ",\"errorCode\":" + code + (more == null ? "" : more) + "}";
        try (Receiver receiver = Receiver.start(Receiver.says(reply));
                WebhookBench bench = new WebhookBench(receiver)) {
            CallRejectedException rejected = rejection(heartbeat(bench.connect("CP-1")));
            assertThat(rejected.rawCode()).isEqualTo(expected);
            assertThat(rejected.description()).isEqualTo(description == null ? "" : description);
            assertThat(rejected.details().toString()).isEqualTo(details);
            assertThat(bench.webhook.failures()).isZero();
            assertThat(bench.logged()).hasSize(code.contains("OutOfCoffee") ? 1 : 0);
        }
    }

    @Test
    void whatTheVersionLacksIsNotAsked() {
        try (Receiver receiver = Receiver.start(Receiver.says("{}"));
                WebhookBench bench = new WebhookBench(receiver)) {
            // The client sends only what its version has; the server is asked as it would be from the wire.
            var central = bench.connect("CP-1", Ocpp15.VERSION);
            assertThat(rejection(send(central, "Reset", "{\"type\":\"Hard\"}")).rawCode())
                    .isEqualTo("NotSupported");
            assertThat(receiver.received()).isEmpty();
        }
    }

    /** It is a library class: applications take it without the rest of the server. */
    @Test
    void thePackageNeedsLittleOfTheServer() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/ocpp4j/server/backend/webhook"))) {
            assertThat(files.flatMap(WebhookMessagesTest::lines))
                    .filteredOn(line -> line.startsWith("import "))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line)
                            .containsPattern("import (static )?(java\\.|tools\\.jackson|org\\.slf4j|org\\.jspecify"
                                    + "|org\\.ocpp4j\\.core|org\\.ocpp4j\\.server\\.net\\.BoundedBody;"
                                    + "|org\\.ocpp4j\\.server\\.backend\\.(ForeignAnswer|UnusableAnswerException);"
                                    + "|org\\.ocpp4j\\.server\\.text\\.Texts;|org\\.ocpp4j\\.server\\.settings\\.limit\\.Between;"
                                    + "|org\\.ocpp4j\\.server\\.thread\\.(Threads|Causes);)"));
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
