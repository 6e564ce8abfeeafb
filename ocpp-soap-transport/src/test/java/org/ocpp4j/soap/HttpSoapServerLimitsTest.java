package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that send too much, too slowly or too often. */
class HttpSoapServerLimitsTest {
    private static final HttpServerSettings SETTINGS =
            HttpServerSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    private final RecordingService service = RecordingService.echo();
    private HttpSoapServer server = new HttpSoapServer(service, SETTINGS);

    @AfterEach
    void stop() {
        Await.result(server.stop(Duration.ZERO));
    }

    private void start(SoapService other, HttpServerSettings settings) {
        server = new HttpSoapServer(other, settings);
        Await.result(server.start());
    }

    private void start(HttpServerSettings settings) {
        start(service, settings);
    }

    private RawClient client() throws Exception {
        return new RawClient(server.address());
    }

    private void assertServed() throws Exception {
        try (RawClient client = client()) {
            assertThat(client.send(RawClient.post("/Ocpp", "x")).receive().status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {RecordingService.LARGEST + 1, 5_000_000})
    void aBodyThatIsAnnouncedTooLargeIsRefused(int length) throws Exception {
        start(SETTINGS);
        try (RawClient client = client()) {
            client.send(RawClient.post("/Ocpp/x", "x".repeat(length))); // nothing is read before all is written
            RawClient.Answer answer = client.receive();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).isEqualTo("too large for /Ocpp/x\n");
            assertThat(answer.head()).contains("connection: close");
            assertThat(client.endsInOrder()).isTrue();
        }
        assertThat(service.requests).isEmpty();
    }

    @Test
    void theRestOfSuchABodyIsNotWaitedFor() throws Exception {
        start(SETTINGS);
        try (RawClient client = client()) {
            client.send("POST /Ocpp HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(413);
            assertThat(client.endsInOrder()).isTrue();
        }
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsRefused() throws Exception {
        start(SETTINGS);
        String head = "POST /Ocpp HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
        String chunk = "190\r\n" + "x".repeat(400) + "\r\n";
        try (RawClient client = client()) {
            client.send(head + chunk.repeat(1_000) + "0\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(413);
            assertThat(client.endsInOrder()).isTrue();
        }
        try (RawClient client = client()) {
            client.send(head + chunk.repeat(2) + "c8\r\n" + "x".repeat(200) + "\r\n0\r\n\r\n");
            assertThat(client.receive().body()).hasSize(RecordingService.LARGEST); // as large as it may be
        }
        assertThat(service.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /Oc",
                "POST /Ocpp HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n",
                "POST /Ocpp HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01234",
                "POST /Ocpp HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n012",
                "POST /other HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01234"
            })
    void whoStallsDoesNotHoldAThreadForEver(String begin) throws Exception {
        start(SETTINGS.withThreads(1, 16, 16).withDeadline(Duration.ofMillis(300)));
        try (RawClient slow = client()) {
            slow.send(begin);
            assertServed();
            assertThat(slow.ends()).isTrue();
        }
        assertThat(service.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /Ocpp HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01234",
                "POST /Ocpp HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n"
            })
    void halfABodyIsNoRequest(String half) throws Exception {
        start(SETTINGS);
        try (Socket socket = new Socket();
                RawClient client = new RawClient(socket, server.address())) {
            client.send(half);
            socket.shutdownOutput();
            assertThat(client.ends()).isTrue();
        }
        assertServed();
        assertThat(service.requests).hasSize(1);
        Await.result(server.stop(Duration.ofMinutes(10))); // nothing is counted as being in work
    }

    @Test
    void whoDoesNotTakeItsAnswerDoesNotHoldAThreadForEver() throws Exception {
        SoapResponse large = new SoapResponse(200, Map.of(), new byte[50_000_000]);
        start(
                new RecordingService(request -> CompletableFuture.completedFuture(
                        request.path().equals("/Ocpp/large") ? large : SoapResponse.text(200, "x"))),
                SETTINGS.withThreads(1, 16, 16).withDeadline(Duration.ofMillis(300)));
        try (RawClient slow = client()) {
            slow.send(RawClient.post("/Ocpp/large", "x"));
            assertThat(slow.receiveHead().status()).isEqualTo(200);
            assertServed();
            assertThat(slow.ends()).isTrue();
        }
        Await.result(server.stop(Duration.ofMinutes(10)));
    }

    @Test
    void theDeadlineDoesNotCountWhatTheApplicationTakes() throws Exception {
        CompletableFuture<SoapResponse> answer = new CompletableFuture<>();
        RecordingService waiting = new RecordingService(request -> answer);
        start(waiting, SETTINGS.withThreads(2, 16, 16).withDeadline(Duration.ofMillis(100)));
        try (RawClient client = client();
                RawClient slow = client()) {
            client.send(RawClient.post("/Ocpp", "x"));
            Await.until("it is in work", () -> waiting.requests.size() == 1);
            assertThat(slow.send("POST").ends()).isTrue(); // the deadline has passed
            answer.complete(SoapResponse.text(200, "late"));
            assertThat(client.receive().body()).isEqualTo("late\n");
        }
    }

    @Test
    void noServiceIsInterrupted() throws Exception {
        CompletableFuture<String> released = new CompletableFuture<>();
        RecordingService busy = new RecordingService(request -> {
            String text = released.join() + Thread.currentThread().isInterrupted();
            return CompletableFuture.completedFuture(SoapResponse.text(200, text));
        });
        start(busy, SETTINGS.withThreads(2, 16, 16).withDeadline(Duration.ofMillis(100)));
        try (RawClient client = client();
                RawClient slow = client()) {
            client.send(RawClient.post("/Ocpp", "x"));
            Await.until("it is in work", () -> busy.requests.size() == 1);
            assertThat(slow.send("POST").ends()).isTrue(); // the deadline has passed
            released.complete("interrupted: ");
            assertThat(client.receive().body()).isEqualTo("interrupted: false\n");
        }
    }

    @Test
    void whoFindsTheQueueFullIsDisconnected() throws Exception {
        start(SETTINGS.withThreads(1, 0, 16));
        HttpSoapServer none = server;
        try (RawClient client = client()) {
            client.send(RawClient.post("/Ocpp", "x"));
            assertThat(client.ends()).isTrue();
        }
        Await.result(none.stop(Duration.ZERO));
        assertThat(service.requests).isEmpty();
    }

    @Test
    void tooManyInWorkAreAnswered503() throws Exception {
        CompletableFuture<SoapResponse> answer = new CompletableFuture<>();
        RecordingService waiting = new RecordingService(request -> answer);
        start(waiting, SETTINGS.withThreads(2, 16, 1));
        try (RawClient first = client();
                RawClient second = client()) {
            first.send(RawClient.post("/Ocpp", "x"));
            Await.until("one is in work", () -> waiting.requests.size() == 1);
            assertThat(second.send(RawClient.post("/Ocpp", "x")).receive().status())
                    .isEqualTo(503);
            answer.complete(SoapResponse.text(200, "x"));
            assertThat(first.receive().status()).isEqualTo(200);
        }
        Await.until("the place is free", this::isServed); // a moment after the answer has gone
    }

    private boolean isServed() {
        try (RawClient client = client()) {
            return client.send(RawClient.post("/Ocpp", "x")).receive().status() == 200;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
