package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Server and caller through TLS. */
class HttpTlsTest {
    private static SSLContext localhost;
    private static SSLContext elsewhere;
    private static SSLContext nameless;
    private static SSLContext stranger;

    @SuppressWarnings("NullAway") // made before the first test
    private final AtomicReference<SSLContext> current = new AtomicReference<>(localhost);

    private RecordingService service = RecordingService.echo();
    private HttpSoapServer server = server(ClientCertificates.NONE);

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        KeyStore other = Certificates.create(folder.resolve("elsewhere.p12"), "dns:elsewhere.example.com");
        KeyStore own = Certificates.create(folder.resolve("localhost.p12"), "dns:localhost,ip:127.0.0.1");
        KeyStore unknown = Certificates.create(folder.resolve("unknown.p12"), "dns:localhost,ip:127.0.0.1");
        elsewhere = Certificates.context(other, true);
        localhost = Certificates.context(own, true);
        nameless = Certificates.context(own, false);
        stranger = Certificates.context(unknown, own);
    }

    private HttpSoapServer server(ClientCertificates certificates) {
        HttpServerSettings settings = HttpServerSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new HttpSoapServer(service, settings.withTls(current::get, certificates));
    }

    private void start(ClientCertificates certificates) {
        server = server(certificates);
        Await.result(server.start());
    }

    @AfterEach
    void stop() {
        Await.result(server.stop(Duration.ofMinutes(10)));
    }

    private CompletionStage<SoapResponse> post(SSLContext context, String body) {
        URI address = URI.create("https://localhost:" + server.address().getPort() + "/Ocpp");
        return HttpSoapCaller.builder()
                .sslContext(context)
                .build()
                .post(address, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private SSLSocket socket(String version) throws IOException {
        SSLSocket socket = (SSLSocket) localhost.getSocketFactory().createSocket();
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void requestsPass(String version) throws Exception {
        start(ClientCertificates.NONE);
        try (RawClient client = new RawClient(socket(version), server.address())) {
            for (int i = 0; i < 10; i++) {
                client.send(RawClient.post("/Ocpp", "<" + i + "/>"));
                assertThat(client.receive().body()).isEqualTo("<" + i + "/>");
            }
            client.send(RawClient.post("/Ocpp", "x".repeat(500_000)));
            assertThat(client.receive().status()).isEqualTo(413);
        }
        assertThat(Await.result(post(nameless, "<ä/>")).body()).asString().isEqualTo("<ä/>");
        assertThat(service.requests.get(0).certificates()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ClientCertificates.class)
    void clientsShowTheirCertificateIfAsked(ClientCertificates asked) {
        start(asked);
        assertThat(Await.result(post(localhost, "x")).status()).isEqualTo(200);
        assertThat(service.requests.get(0).certificates())
                .hasSize(asked == ClientCertificates.NONE ? 0 : 1)
                .allSatisfy(certificate -> assertThat(
                                certificate.getSubjectX500Principal().getName())
                        .isEqualTo("CN=it"));
    }

    @ParameterizedTest
    @CsvSource({"NONE,true,true", "WANTED,true,false", "NEEDED,false,false"})
    void whoHasNoneOrAnotherIsAdmittedOrNot(ClientCertificates asked, boolean without, boolean untrusted) {
        start(asked);
        for (boolean none : new boolean[] {true, false}) {
            var answer = post(none ? nameless : stranger, "x");
            if (none ? without : untrusted) {
                assertThat(Await.result(answer).status()).isEqualTo(200);
            } else {
                assertThat(Await.failure(answer)).isInstanceOf(IOException.class);
            }
        }
        assertThat(service.requests)
                .allSatisfy(request -> assertThat(request.certificates()).isEmpty());
    }

    @Test
    void whoIsNotTrustedHasNotSeenTheRequest() {
        current.set(elsewhere);
        start(ClientCertificates.NONE);
        assertThat(Await.failure(post(localhost, "x"))).isInstanceOf(ConnectException.class); // another issuer
        assertThat(Await.failure(post(elsewhere, "x"))).isInstanceOf(ConnectException.class); // another name
        current.set(localhost); // a new certificate, without a restart
        assertThat(Await.result(post(localhost, "x")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void whoDoesNotTakeItsAnswerDoesNotDelayTheEnd(String version) throws Exception {
        service = RecordingService.saying(new SoapResponse(200, Map.of(), new byte[50_000_000]));
        start(ClientCertificates.NONE);
        try (RawClient slow = new RawClient(socket(version), server.address())) {
            slow.send(RawClient.post("/Ocpp", "x"));
            assertThat(slow.receiveHead().status()).isEqualTo(200); // so an answer is on its way
            AtomicInteger looks = new AtomicInteger();
            Await.until("it waits for the client", () -> (writes() ? looks.incrementAndGet() : 0) > 50);
            Await.result(server.stop(Duration.ZERO));
        }
    }

    /** Whether a thread of the server hands bytes to the operating system. */
    private static boolean writes() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("ocpp-soap-server-"))
                .anyMatch(thread -> Stream.of(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith("sun.nio.ch.SocketDispatcher")));
    }

    @Test
    void oldVersionsAreRefused() throws Exception {
        start(ClientCertificates.NONE);
        try (SSLSocket socket = socket("TLSv1.1")) {
            socket.connect(server.address());
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
        }
    }

    @Test
    void withoutTlsThereIsNoWayIn() throws Exception {
        start(ClientCertificates.NONE);
        try (RawClient client = new RawClient(server.address())) {
            assertThat(client.send(RawClient.post("/Ocpp", "x")).ends()).isTrue();
        }
        assertThat(service.requests).isEmpty();
    }
}
