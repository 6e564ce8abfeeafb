package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and answers on the wire. */
class HttpSoapServerTest {
    private static final HttpServerSettings SETTINGS =
            HttpServerSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    private final List<HttpSoapServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> Await.result(server.stop(Duration.ZERO)));
    }

    private RawClient client(SoapService service) throws Exception {
        return client(service, SETTINGS);
    }

    private RawClient client(SoapService service, HttpServerSettings settings) throws Exception {
        HttpSoapServer server = new HttpSoapServer(service, settings);
        servers.add(server);
        return new RawClient(Await.result(server.start()));
    }

    @Test
    void aRequestArrivesAsItCame() throws Exception {
        RecordingService service = RecordingService.echo();
        try (RawClient client = client(service)) {
            client.send(RawClient.post("/Ocpp/a%20b?x=%31&y", "<ä/>", "SOAPAction: \"x\"", "Via: 1", "VIA: 2"));
            RawClient.Answer answer = client.receive();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("<ä/>");
            assertThat(answer.head()).contains("content-length: 5\r\n", "content-type: application/soap+xml\r\n");
        }
        SoapRequest request = service.requests.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/Ocpp/a%20b");
        assertThat(request.query()).isEqualTo("x=%31&y");
        assertThat(request.header("soapaction")).contains("\"x\"");
        assertThat(request.headers()).containsEntry("via", List.of("1", "2"));
        assertThat(request.remoteAddress()).matches("127\\.0\\.0\\.1:[0-9]+");
        assertThat(request.certificates()).isEmpty();
    }

    @Test
    void addressesOfPeersAreReadable() throws Exception {
        InetAddress six = InetAddress.getByName("2001:db8::1");
        assertThat(ReceivedRequest.hostAndPort(new InetSocketAddress(six, 80))).isEqualTo("[2001:db8:0:0:0:0:0:1]:80");
        assertThat(ReceivedRequest.hostAndPort(InetSocketAddress.createUnresolved("a", 1)))
                .isEqualTo("a:1");
    }

    @Test
    void oneConnectionServesManyRequests() throws Exception {
        RecordingService service = RecordingService.echo();
        try (RawClient client = client(service)) {
            for (int i = 0; i < 20; i++) {
                client.send(RawClient.post("/Ocpp", "<" + i + "/>"));
                assertThat(client.receive().body()).isEqualTo("<" + i + "/>");
            }
            client.send(RawClient.post("/Ocpp", "1") + RawClient.post("/Ocpp", "2"));
            assertThat(client.receive().body()).isEqualTo("1");
            assertThat(client.receive().body()).isEqualTo("2");
            client.send(RawClient.post("/Ocpp", "last", "Connection: close"));
            assertThat(client.receive().body()).isEqualTo("last");
            assertThat(client.endsInOrder()).isTrue();
        }
        assertThat(service.requests.stream().map(SoapRequest::remoteAddress))
                .containsOnly(service.requests.get(0).remoteAddress());
    }

    @Test
    void chunksAreJoined() throws Exception {
        try (RawClient client = client(RecordingService.echo())) {
            for (int i = 0; i < 2; i++) { // the end of the first is found
                client.send("POST /Ocpp HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
                client.send("A;x=y\r\n0123456789\r\n0\r\n\r\n");
                assertThat(client.receive().body()).isEqualTo("abc0123456789");
            }
        }
    }

    @Test
    void whoWaitsForContinueIsToldTo() throws Exception {
        try (RawClient client = client(RecordingService.echo())) {
            client.send("POST /Ocpp HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(100);
            assertThat(client.send("abc").receive().body()).isEqualTo("abc");
        }
    }

    @Test
    void answersWithoutBodyEnd() throws Exception {
        try (RawClient client =
                client(RecordingService.saying(new SoapResponse(202, Map.of("x-a", "b"), new byte[0])))) {
            for (int i = 0; i < 3; i++) {
                RawClient.Answer answer =
                        client.send(RawClient.post("/Ocpp", "x")).receive();
                assertThat(answer.status()).isEqualTo(202);
                assertThat(answer.head())
                        .contains("x-a: b\r\n", "content-length: 0\r\n")
                        .doesNotContain("chunked");
            }
        }
        try (RawClient client = client(RecordingService.saying(SoapResponse.text(204, "not to be sent")))) {
            client.send(RawClient.post("/Ocpp", "x"));
            assertThat(client.receive().head()).doesNotContain("content-length");
            assertThat(client.send(RawClient.post("/Ocpp", "x")).receive().status())
                    .isEqualTo(204);
        }
    }

    @Test
    void headIsAnsweredWithoutBody() throws Exception {
        RecordingService service = RecordingService.saying(SoapResponse.text(200, "1234"));
        try (RawClient client = client(service)) {
            for (int i = 0; i < 2; i++) { // a body would be taken for the next answer
                client.send("HEAD /Ocpp HTTP/1.1\r\nHost: x\r\n\r\n");
                RawClient.Answer answer = client.receiveHead();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.head()).contains("content-length: 5\r\n");
            }
            client.send("GET /Ocpp HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.receive().body()).isEqualTo("1234\n");
        }
        assertThat(service.requests).extracting(SoapRequest::method).containsExactly("HEAD", "HEAD", "GET");
    }

    @Test
    void theServerWritesWhatBelongsToTheConnection() throws Exception {
        Map<String, String> headers = Map.of("content-length", "1", "transfer-encoding", "chunked", "connection", "x");
        SoapResponse answer = new SoapResponse(200, headers, "12345".getBytes(StandardCharsets.UTF_8));
        try (RawClient client = client(RecordingService.saying(answer))) {
            client.send(RawClient.post("/Ocpp", "x"));
            RawClient.Answer received = client.receive();
            assertThat(received.body()).isEqualTo("12345");
            assertThat(received.head()).doesNotContain("chunked").doesNotContain("connection");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/other", "//x/Ocpp", "/ocpp"})
    void otherPathsAreNotFound(String path) throws Exception {
        RecordingService service = RecordingService.echo();
        try (RawClient client = client(service)) {
            RawClient.Answer answer = client.send(RawClient.post(path, "x")).receive();
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.head()).contains("text/plain", "connection: close");
            assertThat(client.endsInOrder()).isTrue();
        }
        assertThat(service.requests).isEmpty();
    }

    @Test
    void proxiesMayNameTheWholeAddress() throws Exception {
        RecordingService service = RecordingService.echo();
        try (RawClient client = client(service)) {
            client.send(RawClient.post("http://localhost:1/Ocpp/x?y", "x"));
            assertThat(client.receive().status()).isEqualTo(200);
        }
        assertThat(service.requests.get(0).path()).isEqualTo("/Ocpp/x");
        assertThat(service.requests.get(0).query()).isEqualTo("y");
    }

    @Test
    void aServiceThatFailsIsAnsweredFor() throws Exception {
        RecordingService throwing = new RecordingService(request -> {
            throw new IllegalStateException("in a test");
        });
        RecordingService failing =
                new RecordingService(request -> CompletableFuture.failedFuture(new IllegalStateException("in a test")));
        for (RecordingService service : List.of(throwing, failing)) {
            try (RawClient client = client(service)) {
                assertThat(client.send(RawClient.post("/Ocpp", "x")).receive().status())
                        .isEqualTo(500);
            }
        }
    }

    @Test
    void noThreadWaitsForTheApplication() throws Exception {
        List<CompletableFuture<SoapResponse>> answers = new CopyOnWriteArrayList<>();
        RecordingService service = new RecordingService(request -> {
            CompletableFuture<SoapResponse> answer = new CompletableFuture<>();
            answers.add(answer);
            return answer;
        });
        List<RawClient> clients = new ArrayList<>();
        clients.add(client(service, SETTINGS.withThreads(2, 256, 100)));
        for (int i = 1; i < 100; i++) {
            clients.add(new RawClient(servers.get(0).address()));
        }
        for (RawClient client : clients) {
            client.send(RawClient.post("/Ocpp", "x"));
        }
        Await.until("all are in work", () -> answers.size() == 100);
        answers.forEach(answer -> answer.complete(SoapResponse.text(200, "yes")));
        for (RawClient client : clients) {
            assertThat(client.receive().status()).isEqualTo(200);
            client.close();
        }
    }
}
