package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.v16.DataTransferRequest;

/** The same through TLS. */
class TlsTest {
    private static SSLContext localhost;
    private static SSLContext elsewhere;
    private static SSLContext nameless;

    private final ServerFixture door = new ServerFixture();

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        KeyStore other = Certificates.create(folder.resolve("elsewhere.p12"), "dns:elsewhere.example.com");
        KeyStore own = Certificates.create(folder.resolve("localhost.p12"), "dns:localhost,ip:127.0.0.1");
        elsewhere = Certificates.context(other, true);
        localhost = Certificates.context(own, true);
        nameless = Certificates.context(own, false);
    }

    @AfterEach
    void stop() {
        door.close();
    }

    private CentralSystem connect(WebSocketClientTransport.Builder transport) {
        return Await.result(
                OcppClient.builder("CP-1", Handlers.ofStation()).build().connect(transport.build()));
    }

    private WebSocketClientTransport.Builder trusting(SSLContext context) {
        return WebSocketClientTransport.builder(door.bound().address()).tls(context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void messagesOfEverySizePass(String version) {
        door.echo();
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {version});
        door.transport.tls(() -> localhost, parameters);
        door.start();
        assertThat(door.bound().address()).hasScheme("wss");
        CentralSystem central = connect(trusting(localhost));
        for (int length : new int[] {1, 100, 16_000, 16_384, 40_000, 500_000}) {
            String data = "ä".repeat(length / 2) + "x".repeat(length - length / 2);
            var answer = Await.result(central.send(new DataTransferRequest("vendor", null, data)));
            assertThat(answer.data()).isEqualTo(data);
        }
    }

    @Test
    void whatAStationReadsLateIsComplete() throws Exception {
        door.echo();
        door.transport.tls(localhost).maxUnsentBytes(10_000_000);
        door.start();
        try (RawStation station = new RawStation(localhost.getSocketFactory().createSocket(), door.port(), 4_096)) {
            FramesTest.readLate(station);
        }
    }

    @Test
    void manyHandshakesAtOnce() {
        door.transport.tls(localhost);
        door.start();
        WebSocketClientTransport transport = trusting(localhost).build();
        List<CompletionStage<CentralSystem>> connecting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            connecting.add(
                    OcppClient.builder("CP-" + i, Handlers.ofStation()).build().connect(transport));
        }
        connecting.forEach(Await::result);
        assertThat(door.server().stations()).hasSize(50);
    }

    @Test
    void theNameAndTheIssuerAreChecked() {
        AtomicReference<SSLContext> current = new AtomicReference<>(elsewhere);
        door.transport.tls(current::get, new SSLParameters());
        door.start();
        OcppClient client = OcppClient.builder("CP-1", Handlers.ofStation()).build();
        assertThat(Await.failure(client.connect(trusting(elsewhere).build()))).isInstanceOf(SSLException.class);
        assertThat(Await.failure(client.connect(trusting(localhost).build()))).isInstanceOf(SSLException.class);
        current.set(localhost); // a new certificate, without a restart
        Await.result(client.connect(trusting(localhost).build()));
        Await.until("both failures are reported", () -> door.refused.size() >= 2);
    }

    @Test
    void stationsMayHaveToShowACertificate() throws Exception {
        SSLParameters parameters = new SSLParameters();
        parameters.setNeedClientAuth(true);
        door.transport.tls(() -> localhost, parameters);
        door.start();
        connect(trusting(localhost));
        assertThat(door.handshakes.get(0).certificates())
                .singleElement()
                .satisfies(certificate -> assertThat(
                                certificate.getSubjectX500Principal().getName())
                        .isEqualTo("CN=it"));
        var refused = OcppClient.builder("CP-2", Handlers.ofStation())
                .build()
                .connect(trusting(nameless).build());
        assertThat(Await.failure(refused)).isInstanceOf(IOException.class);
        assertThat(door.server().stations()).hasSize(1);
    }

    @Test
    void oldVersionsAreRefused() throws Exception {
        SSLParameters old = new SSLParameters();
        old.setProtocols(new String[] {"TLSv1.1"});
        assertThatThrownBy(() -> WebSocketServerTransport.builder().tls(() -> localhost, old))
                .isInstanceOf(IllegalArgumentException.class);
        door.transport.tls(localhost);
        door.start();
        try (SSLSocket socket =
                (SSLSocket) localhost.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aStalledTlsHandshakeEndsAndCostsNothingMeanwhile() throws Exception {
        door.transport.tls(localhost).handshakeDeadline(Duration.ofMillis(500));
        door.start();
        long before = cpuMillis();
        try (RawStation station = door.raw()) {
            station.send(new byte[] {0x16, 3, 1, 2, 0});
            assertThat(station.ends()).isTrue();
        }
        assertThat(door.refusal().reason()).contains("500 ms");
        assertThat(cpuMillis() - before).isLessThan(250);
    }

    private static long cpuMillis() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().matches("ocpp-(json|netty)-server-.*"))
                        .mapToLong(thread -> threads.getThreadCpuTime(thread.getId()))
                        .sum()
                / 1_000_000;
    }

    @Test
    void aMereLookAtThePortIsNoAttempt() throws Exception {
        door.transport.tls(localhost).ioThreads(1);
        door.start();
        for (int i = 0; i < 20; i++) {
            door.raw().close();
        }
        try (RawStation station = door.raw()) {
            station.send("GET / HTTP/1.1\r\n\r\n");
            assertThat(station.ends()).isTrue();
        }
        assertThat(door.refusal().reason()).contains("SSL");
        assertThat(door.refused).hasSize(1);
    }

    @Test
    void withoutTlsThereIsNoWayIn() throws Exception {
        door.transport.tls(localhost);
        door.start();
        try (RawStation station = door.raw()) {
            station.send(RawStation.request("/ocpp/CP-1", RawStation.offering("ocpp1.6")));
            assertThat(station.ends()).isTrue();
        }
        assertThat(door.refusal().reason()).contains("SSL");
    }

    @Test
    void refusalsAreReadableThroughTls() throws Exception {
        door.transport.tls(localhost);
        door.start();
        try (SSLSocket socket =
                (SSLSocket) localhost.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 426 ").contains("OCPP-J");
        }
        assertThat(URI.create("wss://127.0.0.1:" + door.port() + "/ocpp"))
                .isEqualTo(door.bound().address());
    }
}
