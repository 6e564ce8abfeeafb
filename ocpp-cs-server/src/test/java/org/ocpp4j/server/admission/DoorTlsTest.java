package org.ocpp4j.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.admission.RawStation.handshake;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.admission.StationDoorSettings.StationAuthentication;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.net.TlsSettings;
import org.ocpp4j.server.station.StationChange;

/** Certificates, made by the JDK's own tool: one of the door, one authority that is trusted, two stations' of it. */
class DoorTlsTest {
    private static final String PASSWORD = "secret";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        create("door", "CN=door", "san=dns:localhost,ip:127.0.0.1");
        create("renewed", "CN=renewed", "san=dns:localhost,ip:127.0.0.1");
        create("CP-1", "O=Operator,CN=CP-1", "san=dns:somewhere");
        create("serial", "O=Operator,CN=SN0815", "san=dns:cp-2.example,dns:cp-2");
        Files.writeString(folder.resolve("authorities.pem"), pem("CP-1") + pem("serial"));
    }

    private static void create(String alias, String name, String san) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-genkeypair", "-keyalg", "EC", "-alias", alias));
        command.addAll(List.of("-dname", name, "-ext", san, "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", store(alias).toString(), "-noprompt"));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(said).isZero();
    }

    private static Path store(String alias) {
        return folder.resolve(alias + ".p12");
    }

    private static KeyStore keys(String alias) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(alias))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static X509Certificate certificate(String alias) throws Exception {
        return (X509Certificate) keys(alias).getCertificate(alias);
    }

    private static String pem(String alias) throws Exception {
        Certificate certificate = certificate(alias);
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private static String pem(String label, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** A station's end: trusts some doors, and shows a certificate if it has one. */
    private static RawStation station(DoorFixture fixture, String own) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("door", certificate("door"));
        trusted.setCertificateEntry("renewed", certificate("renewed"));
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (!own.isEmpty()) {
            mine.init(keys(own), PASSWORD.toCharArray());
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.isEmpty() ? null : mine.getKeyManagers(), others.getTrustManagers(), null);
        return new RawStation(context.getSocketFactory().createSocket(), fixture.port());
    }

    private static int knock(DoorFixture fixture, String identity, String own) throws Exception {
        try (RawStation station = station(fixture, own)) {
            return station.ask(handshake("/ocpp/" + identity));
        }
    }

    private static DoorFixture secure() {
        DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE);
        fixture.tls = new TlsSettings(
                store("door").toString(),
                "",
                PASSWORD,
                folder.resolve("authorities.pem").toString());
        return fixture;
    }

    @Test
    void whereSetAStationMustShowItsOwnCertificate() throws Exception {
        try (DoorFixture fixture = secure().open()) {
            assertThat(fixture.addresses.json()).hasScheme("wss");
            assertThat(fixture.addresses.soap()).hasScheme("https");
            fixture.stations.register("CP-1", StationChange.NONE.withCertificateRequired(true));
            assertThat(knock(fixture, "CP-1", "")).isEqualTo(401);
            assertThat(knock(fixture, "CP-1", "serial")).isEqualTo(403);
            assertThat(knock(fixture, "CP-1", "CP-1")).isEqualTo(101);
            assertThat(knock(fixture, "other", "")).as("it needs none").isEqualTo(101);
            Await.until("both are in the table", () -> fixture.attempts().size() == 2);
            assertThat(fixture.attempts().get(0).remedy()).contains("Install a certificate");
            assertThat(fixture.attempts().get(1).remedy()).contains("common name");
        }
    }

    @Test
    void certificatesForAll() throws Exception {
        try (DoorFixture fixture = secure()) {
            fixture.authentication = StationAuthentication.CERTIFICATE;
            fixture.open();
            assertThat(knock(fixture, "CP-1", "")).isEqualTo(401);
            assertThat(knock(fixture, "CP-1", "CP-1")).isEqualTo(101);
            assertThat(knock(fixture, "SN0815", "serial")).as("common name").isEqualTo(101);
            assertThat(knock(fixture, "CP-2", "serial")).as("DNS name").isEqualTo(101);
            assertThat(knock(fixture, "CP-3", "serial")).isEqualTo(403);
            assertThat(knock(fixture, "Operator", "CP-1"))
                    .as("another part of the subject")
                    .isEqualTo(403);
            assertThat(knock(fixture, "cp-1", "CP-1")).as("another case").isEqualTo(403);
        }
    }

    @Test
    void certificatesAreReadAgain() throws Exception {
        Path chain = folder.resolve("chain.pem");
        Path key = folder.resolve("key.pem");
        write(chain, key, "door");
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            fixture.tls = new TlsSettings(chain.toString(), key.toString(), "", "");
            fixture.open();
            assertThat(shown(fixture)).isEqualTo(certificate("door"));
            write(chain, key, "renewed");
            assertThat(shown(fixture)).isEqualTo(certificate("door"));
            fixture.door.reloadCertificates();
            assertThat(shown(fixture)).isEqualTo(certificate("renewed"));
        }
    }

    private static void write(Path chain, Path key, String alias) throws Exception {
        Files.writeString(chain, pem(alias));
        Files.writeString(
                key,
                pem(
                        "PRIVATE KEY",
                        keys(alias).getKey(alias, PASSWORD.toCharArray()).getEncoded()));
    }

    private static Certificate shown(DoorFixture fixture) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("door", certificate("door"));
        trusted.setCertificateEntry("renewed", certificate("renewed"));
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, others.getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", fixture.port())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }
}
