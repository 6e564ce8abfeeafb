package org.ocpp4j.server.backend.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.backend.webhook.WebhookBench.HEARTBEAT;
import static org.ocpp4j.server.backend.webhook.WebhookBench.heartbeat;
import static org.ocpp4j.server.backend.webhook.WebhookBench.rejection;
import static org.ocpp4j.server.backend.webhook.WebhookBench.result;
import static org.ocpp4j.server.backend.webhook.WebhookBench.until;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.error.CallRejectedException;
import tools.jackson.databind.JsonNode;

/** What becomes of a station whose receiver fails, and of the receivers' connections. */
class WebhookFailuresTest {
    private static void assertInternalError(WebhookBench bench, CompletionStage<?> stage, String reason) {
        CallRejectedException rejected = rejection(stage);
        assertThat(rejected.rawCode()).isEqualTo("InternalError");
        assertThat(rejected.description()).isEqualTo("The central system could not process this; send it again");
        assertThat(rejected.details().toString()).isEqualTo("{}");
        assertThat(bench.logged())
                .singleElement()
                .asString()
                .startsWith("CP-1 is answered InternalError to its Heartbeat id-1: ")
                .contains(reason)
                .doesNotContain("s3cret");
        assertThat(bench.webhook.failures()).isEqualTo(1);
    }

    static Stream<Arguments> replies() {
        String good = "\"payload\":{\"currentTime\":\"2026-11-22T12:00:00Z\"}}";
        return Stream.of(
                Arguments.of(500, "s3cret", "HTTP status 500"),
                Arguments.of(404, HEARTBEAT, "HTTP status 404"),
                Arguments.of(302, HEARTBEAT, "HTTP status 302"),
                Arguments.of(304, "", "HTTP status 304"),
                Arguments.of(200, "", "empty"),
                Arguments.of(204, "", "empty"),
                Arguments.of(200, "s3cret", "not JSON"),
                Arguments.of(200, HEARTBEAT + "}", "not JSON"),
                Arguments.of(200, "{\"payload\":{},\"payload\":{}}", "not JSON"),
                Arguments.of(200, "[" + HEARTBEAT + "]", "not a JSON object"),
                Arguments.of(200, "{\"uniqueId\":\"s3cret\"," + good, "the uniqueId of the reply"),
                Arguments.of(200, "{\"uniqueId\":1," + good, "the uniqueId of the reply"),
                Arguments.of(200, "{\"identity\":\"cp-1\"," + good, "the identity of the reply"),
                Arguments.of(200, "{\"action\":\"heartbeat\"," + good, "the action of the reply"),
                Arguments.of(200, "{\"messageTypeId\":2," + good, "messageTypeId"),
                Arguments.of(200, "{\"messageTypeId\":\"Call\"," + good, "messageTypeId"),
                Arguments.of(200, "{\"payload\":[]}", "payload of the reply is not an object"),
                Arguments.of(200, "{\"messageTypeId\":4,\"errorCode\":7}", "errorCode of the reply is not a text"),
                Arguments.of(200, "{\"messageTypeId\":4,\"errorDetails\":\"s3cret\"}", "not an object"),
                Arguments.of(200, "{\"payload\":{}}", "required member currentTime is missing"),
                Arguments.of(200, "{\"payload\":{\"currentTime\":\"s3cret\"}}", "/currentTime: not a valid date-time"),
                Arguments.of(
                        200,
                        "{\"payload\":{\"currentTime\":\"2026-11-22T12:00:00Z\",\"extra\":\"s3cret\"}}",
                        "member extra is not allowed here"),
                Arguments.of(200, "{\"payload\":{}," + " ".repeat(1_000_001) + "}", "longer than 1000000 bytes"));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void aReplyThatCannotBeGivenToTheStationIsInternalError(int status, String body, String reason) {
        try (Receiver receiver = Receiver.start((request, exchange) -> {
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    Receiver.send(exchange, status, body);
                });
                WebhookBench bench = new WebhookBench(receiver)) {
            assertInternalError(bench, heartbeat(bench.connect("CP-1")), reason);
            assertThat(receiver.received()).hasSize(1); // nothing is sent twice, or somewhere else
            receiver.script(Receiver.says(HEARTBEAT));
            result(heartbeat(bench.connect("CP-2")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"payload\":"})
    void theTimeOutSpansTheWholeExchangeAndEndsTheConnection(String begun) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WebhookBench bench = new WebhookBench(
                        "http://127.0.0.1:" + listening.getLocalPort(),
                        to -> to.timeout(Duration.ofSeconds(2)).parallel(1))) {
            listening.setSoTimeout(30_000);
            CompletionStage<JsonNode> answer = heartbeat(bench.connect("CP-1"));
            try (Socket connection = listening.accept()) {
                connection.setSoTimeout(30_000);
                connection.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
                assertInternalError(bench, answer, "no complete reply within 2000 ms");
                while (connection.getInputStream().read() >= 0) {} // until the other side has closed
            }
            until("its place is free", () -> bench.webhook.underWay() == 0);
        }
    }

    @Test
    void aReceiverThatHangsUpHasFailed() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WebhookBench bench = new WebhookBench("http://127.0.0.1:" + listening.getLocalPort(), to -> to)) {
            CompletionStage<JsonNode> answer = heartbeat(bench.connect("CP-1"));
            listening.accept().close();
            assertInternalError(bench, answer, "the exchange failed: ");
        }
    }

    @Test
    void aReceiverMayBeDownAndComeBack() {
        int port;
        try (Receiver receiver = Receiver.start(Receiver.says(HEARTBEAT))) {
            port = receiver.port();
        }
        try (WebhookBench bench = new WebhookBench("http://127.0.0.1:" + port + "/", to -> to)) {
            CentralSystem central = bench.connect("CP-1");
            assertInternalError(bench, heartbeat(central), "no connection to the receiver");
            try (Receiver receiver = Receiver.start(port, Receiver.says(HEARTBEAT))) {
                result(heartbeat(bench.connect("CP-2")));
                assertThat(receiver.received()).hasSize(1);
            }
        }
    }

    @Test
    void soManyRequestsAreUnderWaySoManyWaitAndTheRestFailsAtOnce() {
        CountDownLatch go = new CountDownLatch(1);
        try (Receiver receiver = Receiver.start((request, exchange) -> {
                    try {
                        go.await();
                    } catch (InterruptedException stopped) {
                        return;
                    }
                    Receiver.send(exchange, 200, HEARTBEAT);
                });
                WebhookBench bench =
                        new WebhookBench(receiver.url(), to -> to.parallel(2).queue(1))) {
            CompletionStage<JsonNode> first = heartbeat(bench.connect("CP-A"));
            CompletionStage<JsonNode> second = heartbeat(bench.connect("CP-B"));
            until("two have come", () -> receiver.received().size() == 2);
            CompletionStage<JsonNode> third = heartbeat(bench.connect("CP-C"));
            until("one waits", () -> bench.webhook.waiting() == 1);
            assertInternalError(
                    bench, heartbeat(bench.connect("CP-1")), "2 requests are under way, and the line is full");
            assertThat(receiver.received()).hasSize(2);
            assertThat(bench.webhook.underWay()).isEqualTo(2);
            go.countDown();
            result(first);
            result(second);
            result(third);
            assertThat(receiver.received()).hasSize(3);
            until("all is free", () -> bench.webhook.underWay() == 0 && bench.webhook.waiting() == 0);
        }
    }

    @Test
    void theWaitInTheLineCounts() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                WebhookBench slow = new WebhookBench(
                        "http://127.0.0.1:" + listening.getLocalPort(),
                        to -> to.timeout(Duration.ofMillis(1500)).parallel(1))) {
            CompletionStage<JsonNode> first = heartbeat(slow.connect("CP-A"));
            until("one is under way", () -> slow.webhook.underWay() == 1);
            CompletionStage<JsonNode> second = heartbeat(slow.connect("CP-B"));
            rejection(first);
            rejection(second);
            until("all is free", () -> slow.webhook.underWay() == 0 && slow.webhook.waiting() == 0);
            assertThat(slow.webhook.failures()).isEqualTo(2);
        }
    }

    @Test
    void closingFailsWhatIsUnderWayAndWhatWaits() {
        try (Receiver receiver = Receiver.start((request, exchange) -> {}); // never answers
                WebhookBench bench = new WebhookBench(receiver.url(), to -> to.parallel(1))) {
            CompletionStage<JsonNode> first = heartbeat(bench.connect("CP-A"));
            until("one has come", () -> receiver.received().size() == 1);
            CompletionStage<JsonNode> second = heartbeat(bench.connect("CP-B"));
            until("one waits", () -> bench.webhook.waiting() == 1);
            bench.webhook.close();
            assertThat(rejection(first).rawCode()).isEqualTo("InternalError");
            assertThat(rejection(second).rawCode()).isEqualTo("InternalError");
            assertThat(rejection(heartbeat(bench.connect("CP-C"))).rawCode()).isEqualTo("InternalError");
            assertThat(receiver.received()).hasSize(1);
        }
    }
}
