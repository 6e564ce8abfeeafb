package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.json.RawCaller.post;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.json.handshake.PathTemplate;
import org.ocpp4j.json.handshake.RefusedConnection;
import org.ocpp4j.netty.LeakRecord;
import org.ocpp4j.netty.NettyBinding;
import org.ocpp4j.netty.soap.SharedPortBinding;
import org.ocpp4j.soap.SoapResponse;

/** One port for both, from its start to its end. */
class SharedPortTest {
    private final FakeSoap soap = new FakeSoap();
    private final ServerFixture door = new ServerFixture();

    @BeforeEach
    void share() {
        door.transport.binding(new SharedPortBinding(soap));
    }

    @AfterEach
    void stop() {
        door.close();
    }

    private RawCaller call() throws Exception {
        return new RawCaller(door.port());
    }

    private static CentralSystem connect(WebSocketClientTransport.Builder transport) {
        return Await.result(
                OcppClient.builder("CP-1", Handlers.ofStation()).build().connect(transport.build()));
    }

    @Test
    void stationsOfBothKindsUseIt() throws Exception {
        door.start();
        CentralSystem central =
                connect(WebSocketClientTransport.builder(door.bound().address()));
        try (RawCaller caller = call()) {
            for (int i = 0; i < 3; i++) {
                assertThat(caller.ask(post("/Ocpp/CP-2", "x")).body()).isEqualTo("x");
                Await.result(central.send(new HeartbeatRequest()));
            }
        }
        assertThat(door.refused).isEmpty();
    }

    @Test
    void soTheyDoThroughTls(@TempDir Path folder) throws Exception {
        KeyStore keys = Certificates.create(folder.resolve("it.p12"), "dns:localhost,ip:127.0.0.1");
        SSLContext tls = Certificates.context(keys, true);
        SSLParameters parameters = new SSLParameters();
        parameters.setWantClientAuth(true);
        door.transport.tls(() -> tls, parameters);
        door.start();
        CentralSystem central =
                connect(WebSocketClientTransport.builder(door.bound().address()).tls(tls));
        Await.result(central.send(new HeartbeatRequest()));
        String body = "x".repeat(FakeSoap.LARGEST);
        try (RawCaller caller = new RawCaller(tls.getSocketFactory().createSocket(), door.port())) {
            assertThat(caller.ask(post("/Ocpp/CP-2", body)).body()).isEqualTo(body);
            assertThat(caller.ask(post("/Ocpp/CP-2", "x", "Connection: close")).body())
                    .isEqualTo("x");
            assertThat(caller.ends()).isTrue();
        }
        assertThat(soap.requests)
                .allSatisfy(request -> assertThat(request.certificates())
                        .singleElement()
                        .satisfies(shown -> assertThat(
                                        shown.getSubjectX500Principal().getName())
                                .isEqualTo("CN=it")));
        SSLContext nobody = Certificates.context(keys, false);
        try (RawCaller caller = new RawCaller(nobody.getSocketFactory().createSocket(), door.port())) {
            caller.ask(post("/Ocpp/CP-3", ""));
        }
        assertThat(soap.requests.get(2).certificates()).isEmpty();
    }

    @Test
    void aLineThatStallsIsAnsweredThroughTlsToo(@TempDir Path folder) throws Exception {
        SSLContext tls = Certificates.context(Certificates.create(folder.resolve("it.p12"), "ip:127.0.0.1"), true);
        door.transport.tls(tls).handshakeDeadline(Duration.ofMillis(500));
        door.start();
        try (RawCaller caller = new RawCaller(tls.getSocketFactory().createSocket(), door.port())) {
            assertThat(caller.ask("POST /Oc").status()).isEqualTo(408);
            assertThat(caller.ends()).isTrue();
        }
    }

    @Test
    void aWebSocketMayHaveAPathOfSoap() throws Exception {
        door.transport.paths(PathTemplate.of("/Ocpp/{identity}")).ioThreads(1);
        door.start();
        try (RawStation station = door.raw();
                RawStation dribbling = door.raw();
                RawCaller caller = call()) {
            String upgrade = RawStation.request("/Ocpp/CP-1", RawStation.offering("ocpp1.6"));
            assertThat(station.ask(upgrade)).startsWith("HTTP/1.1 101 ");
            String second = upgrade.replace("CP-1", "CP-2");
            for (int i = 0; i < second.length(); i++) {
                dribbling.send(second.substring(i, i + 1));
                caller.turn();
            }
            assertThat(dribbling.head()).startsWith("HTTP/1.1 101 ");
            assertThat(caller.ask(post("/Ocpp/CP-1", "x")).body()).isEqualTo("x");
        }
    }

    /** The same bytes at both, and all that comes back until the end; or until the peer has nothing more to say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "POST /ocpp HTTP/1.1\r\nContent-Length: 1\r\n\r\nx",
                "POST /ocpp/CP-1 HTTP/1.1\r\n\r\n",
                "POST /Ocppx HTTP/1.1\r\n\r\n",
                "GET /ocpp/CP-1 HTTP/1.1\r\nAccept: text/html\r\n\r\n",
                "POST  /Ocpp HTTP/1.1\r\n\r\n",
                "POST /Ocpp HTTP/2.0\r\n\r\n",
                "\r\nPOST /Ocpp HTTP/1.1\r\n\r\n",
                "\26\3\1",
                "nonsense\r\n\r\n",
                "x: 20000",
            })
    void whatIsNotForSoapGoesOnAsBefore(String text) throws Exception {
        String bytes = text.equals("x: 20000") ? "x".repeat(20_000) : text;
        door.transport.handshakeDeadline(Duration.ofMinutes(1)); // nothing is answered for want of patience
        door.start();
        String shared = answerOf(door, bytes);
        assertThat(shared).startsWith("HTTP/1.1 4");
        try (ServerFixture alone = new ServerFixture()) {
            alone.transport.binding(new NettyBinding()).handshakeDeadline(Duration.ofMinutes(1));
            alone.start();
            assertThat(shared).isEqualTo(answerOf(alone, bytes));
            assertThat(door.refused.stream().map(SharedPortTest::withoutPort).toList())
                    .isEqualTo(alone.refused.stream()
                            .map(SharedPortTest::withoutPort)
                            .toList());
        }
        assertThat(soap.requests).isEmpty();
    }

    private static String answerOf(ServerFixture at, String bytes) throws Exception {
        try (RawCaller caller = new RawCaller(at.port())) {
            caller.send(bytes);
            return caller.rest();
        }
    }

    private static String withoutPort(RefusedConnection refusal) {
        return refusal.path() + " " + refusal.status() + " " + refusal.reason();
    }

    @Test
    void atTheStopIdleConnectionsEndAtOnceAndOthersGetTheirAnswer() throws Exception {
        CompletableFuture<SoapResponse> slow = new CompletableFuture<>();
        door.start();
        try (RawCaller idle = call();
                RawCaller busy = call();
                RawCaller reading = call()) {
            idle.ask(post("/Ocpp", "x"));
            soap.answer = request -> slow;
            reading.send(RawCaller.request("POST", "/Ocpp", "Content-Length: 4", "Expect: 100-continue"));
            assertThat(reading.head()).startsWith("http/1.1 100 ");
            busy.send(post("/Ocpp", "x"));
            Await.until("the service is asked", () -> soap.requests.size() == 2);
            var stopped = door.bound().stop(Duration.ofSeconds(60));
            assertThat(idle.ends()).isTrue();
            reading.send("body");
            Await.until("the service is asked", () -> soap.requests.size() == 3);
            assertThat(stopped.toCompletableFuture()).isNotDone();
            slow.complete(SoapResponse.text(200, "at last"));
            for (RawCaller caller : List.of(busy, reading)) {
                RawCaller.Answer answer = caller.answer();
                assertThat(answer.body()).isEqualTo("at last\n");
                assertThat(answer.head()).contains("connection: close\r\n");
                assertThat(caller.ends()).isTrue();
                caller.close();
            }
            Await.result(stopped); // long before the grace is over
        }
        Await.until("the threads have ended", () -> threads().isEmpty());
    }

    @Test
    void theStopDoesNotWaitForAServiceThatDoesNotAnswer() throws Exception {
        soap.answer = request -> new CompletableFuture<>();
        door.start();
        try (RawCaller caller = call()) {
            caller.send(post("/Ocpp", "x"));
            soap.request();
            Await.result(door.bound().stop(Duration.ofMillis(50)));
            assertThat(caller.ends()).isTrue();
        }
        Await.until("the threads have ended", () -> threads().isEmpty());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("ocpp-netty-server-[0-9]+"))
                .toList();
    }

    @Test
    void noBufferIsLeftBehind() throws Exception {
        ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID); // too slow for all tests
        try {
            leaveNoBufferBehind();
        } finally {
            ResourceLeakDetector.setLevel(before);
        }
    }

    private void leaveNoBufferBehind() throws Exception {
        LeakRecord.LEAKS.clear();
        CompletableFuture<SoapResponse> slow = new CompletableFuture<>();
        soap.answer = request ->
                request.path().equals("/Ocpp/slow") ? slow : CompletableFuture.completedFuture(FakeSoap.echo(request));
        door.start();
        String many = post("/Ocpp", "x") + post("/Ocpp/slow", "x") + post("/Ocpp", "x") + post("/Ocpp", "x");
        String large = post("/Ocpp", "x".repeat(FakeSoap.LARGEST + 1));
        String chunks = RawCaller.chunked("/Ocpp", "x".repeat(FakeSoap.LARGEST), "y", "z");
        String malformed = "POST /Ocpp HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\nno\r\n\r\n" + many;
        String other = post("/Ocpp", "x") + post("/other", "x") + many;
        String last = post("/Ocpp", "x", "Connection: close") + many;
        for (String text : List.of(many, large, chunks, malformed, other, last, "POST /Oc", many.substring(0, 110))) {
            try (RawCaller caller = call()) {
                caller.send(text);
                if (text.length() > 200) {
                    caller.answer();
                }
            }
        }
        slow.complete(SoapResponse.text(200, "for nobody"));
        door.close();
        leak();
        Await.until("the buffer that is left behind on purpose is found", () -> {
            System.gc();
            ByteBufAllocator.DEFAULT.buffer(1).release(); // Netty looks when a buffer is made
            return LeakRecord.LEAKS.stream().anyMatch(leak -> leak.contains("on purpose"));
        });
        assertThat(LeakRecord.LEAKS).hasSize(1);
    }

    private static void leak() {
        ByteBuf lost = ByteBufAllocator.DEFAULT.buffer(1);
        lost.touch("on purpose");
    }
}
