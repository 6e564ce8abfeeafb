package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.v16.HeartbeatRequest;

/** New files, and stations in both directions of trust. */
class TlsReloadTest {
    @TempDir
    private static Path folder;

    private static PemCertificates pem;
    private static Path servers;

    private final ServerFixture door = new ServerFixture();

    @BeforeAll
    static void makeCertificates() throws Exception {
        pem = new PemCertificates(folder)
                .create("first", "EC")
                .create("second", "RSA")
                .create("ca", "EC", "-ext", "bc:c")
                .create("station", "RSA", "-signer", "ca")
                .create("stranger", "EC");
        servers = pem.file("servers.pem", pem.chain("first") + pem.chain("second"));
    }

    @AfterEach
    void stop() {
        door.close();
    }

    /** Puts a certificate and its key where the server reads them. */
    private static TlsFiles.Builder server(String alias) throws Exception {
        return TlsFiles.builder()
                .certificate(pem.file("chain.pem", pem.chain(alias)), pem.file("key.pem", pem.pkcs8(alias)));
    }

    private static TlsFiles.Builder station(String alias) throws Exception {
        return TlsFiles.builder()
                .trusted(servers)
                .certificate(
                        pem.file(alias + ".pem", pem.chain(alias)), pem.file(alias + "-key.pem", pem.pkcs8(alias)));
    }

    private String shown(SSLContext client) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            return socket.getSession().getPeerPrincipal().getName();
        }
    }

    @Test
    void aConnectionOutlivesItsCertificate() throws Exception {
        TlsFiles files = server("first").build();
        SSLContext client = TlsFiles.builder().trusted(servers).build().get();
        door.transport.tls(files, new SSLParameters());
        door.start();
        try (RawStation station = new RawStation(client.getSocketFactory().createSocket(), door.port(), 0)) {
            station.ask(RawStation.request("/ocpp/CP-1", RawStation.offering("ocpp1.6")));
            station.text(ServerFixture.HEARTBEAT);
            assertThat(station.receiveText()).startsWith("[3,\"1\"");

            server("second");
            assertThat(shown(client)).isEqualTo("CN=first"); // nobody has said so yet
            files.reload();
            assertThat(shown(client)).isEqualTo("CN=second");

            SSLContext second = files.get();
            Path key = pem.file("key.pem", pem.pkcs8("first"));
            assertThatThrownBy(files::reload)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(key.toString())
                    .hasMessageContaining("does not fit");
            assertThat(files.get()).isSameAs(second);
            assertThat(shown(client)).isEqualTo("CN=second");

            station.text(ServerFixture.HEARTBEAT);
            assertThat(station.receiveText()).startsWith("[3,\"1\"");
        }
    }

    @Test
    void stationsShowCertificatesToo() throws Exception {
        Path issuers = pem.file("issuers.pem", pem.chain("ca"));
        TlsFiles files = server("first").trusted(issuers).build();
        SSLParameters parameters = new SSLParameters();
        parameters.setNeedClientAuth(true);
        door.transport.tls(files, parameters);
        door.start();
        SSLContext known = station("station").build().get();
        SSLContext stranger = station("stranger").build().get();
        SSLContext nobody = TlsFiles.builder().trusted(servers).build().get();

        CentralSystem central = Await.result(connect("CP-1", known));
        assertThat(Await.failure(connect("CP-2", stranger))).isInstanceOf(IOException.class);
        assertThat(Await.failure(connect("CP-2", nobody))).isInstanceOf(IOException.class);

        pem.file("issuers.pem", pem.chain("stranger"));
        files.reload();
        assertThat(Await.failure(connect("CP-2", known))).isInstanceOf(IOException.class);
        Await.result(connect("CP-2", stranger));
        Await.result(central.send(new HeartbeatRequest()));
    }

    private CompletionStage<CentralSystem> connect(String identity, SSLContext context) {
        return OcppClient.builder(identity, Handlers.ofStation())
                .build()
                .connect(WebSocketClientTransport.builder(door.bound().address())
                        .tls(context)
                        .build());
    }
}
