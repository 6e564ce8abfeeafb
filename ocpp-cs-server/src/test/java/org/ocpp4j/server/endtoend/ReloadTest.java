package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.server.app.Reloaded;
import org.ocpp4j.server.app.RunningServer;
import org.ocpp4j.server.backend.webhook.Receiver;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.settings.Settings;
import org.ocpp4j.server.settings.SettingsSource;

/** Other settings for a server that runs. */
class ReloadTest {
    private static final String BOOT = "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}";

    @TempDir
    Path folder;

    private final String database = DatabaseKind.SQLITE.fresh().url();

    private Settings settings(String... more) {
        List<String> lines = new ArrayList<>(List.of("stations.port = 0", "operators.port = 0"));
        lines.add("database.url = \"" + database + "\"");
        lines.addAll(List.of(more));
        return SettingsSource.parse(String.join("\n", lines));
    }

    @Test
    void whatStationsAreToldChangesOnOpenConnections() {
        try (RunningServer server = RunningServer.start(settings())) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            assertThat(station.call("BootNotification", BOOT)).contains("\"interval\":300");
            assertThat(station.call("Authorize", "{\"idTag\":\"X\"}")).contains("Invalid");
            assertThat(station.call("Authorize", "{\"idTag\":7}")).startsWith("[4,");
            Reloaded reloaded = server.reload(settings(
                    "backend.heartbeat-interval = 1h",
                    "backend.unknown-id-tags = accepted",
                    "backend.validation = lenient",
                    "stations.unknown = refuse"));
            assertThat(reloaded.changed())
                    .containsExactly(
                            "stations.unknown",
                            "backend.heartbeat-interval",
                            "backend.unknown-id-tags",
                            "backend.validation");
            assertThat(reloaded.needRestart()).isEmpty();
            assertThat(reloaded.problems()).isEmpty();
            assertThat(station.call("Authorize", "{\"idTag\":\"X\"}")).contains("Accepted");
            assertThat(station.call("Authorize", "{\"idTag\":\"X\",\"more\":1}"))
                    .startsWith("[3,");
            assertThat(station.call("BootNotification", BOOT)).contains("Rejected");
            assertThat(knock(server, "CP-2")).isEqualTo(404);
        }
    }

    private static int knock(RunningServer server, String identity) {
        try {
            RawStation.connect(server.stations(), identity);
            return 101;
        } catch (RuntimeException refused) {
            Throwable cause = refused;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Integer.parseInt(String.valueOf(cause.getMessage()).replaceAll(".*code ", ""));
        }
    }

    @Test
    void whatCannotBeChangedIsNamedUntilItIsBack() {
        try (RunningServer server = RunningServer.start(settings())) {
            Settings other = settings(
                    "stations.max-connections = 5",
                    "commands.queue = 7",
                    "webhook.enable = true",
                    "webhook.url = \"http://127.0.0.1:9/\"");
            assertThat(server.reload(other).needRestart())
                    .containsExactlyInAnyOrder(
                            "stations.max-connections", "commands.queue", "webhook.enable", "webhook.url");
            assertThat(server.reload(other).needRestart()).hasSize(4);
            assertThat(server.reload(settings()).needRestart()).isEmpty();
        }
    }

    private static Receiver.Script judges(String status) {
        return Receiver.says("{\"payload\":{\"idTagInfo\":{\"status\":\"" + status + "\"}}}");
    }

    private Settings webhook(Receiver receiver, String... more) {
        List<String> lines = new ArrayList<>(List.of(more));
        lines.add("webhook.enable = true");
        lines.add("webhook.url = \"http://127.0.0.1:" + receiver.port() + "/\"");
        return settings(lines.toArray(String[]::new));
    }

    @Test
    void theWebhookGoesElsewhereWithItsNewToken() {
        try (Receiver one = Receiver.start(judges("Accepted"));
                Receiver other = Receiver.start(judges("Blocked"));
                RunningServer server = RunningServer.start(webhook(one))) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            assertThat(station.call("Authorize", "{\"idTag\":\"X\"}")).contains("Accepted");
            Reloaded reloaded =
                    server.reload(webhook(other, "webhook.authorization = bearer", "webhook.token = sesame"));
            assertThat(reloaded.changed()).containsExactly("webhook.url", "webhook.authorization", "webhook.token");
            assertThat(station.call("Authorize", "{\"idTag\":\"X\"}")).contains("Blocked");
            assertThat(other.received().get(0).header("Authorization")).isEqualTo("Bearer sesame");
        }
    }

    /** The file says that there is none from the next start on; until then it must not be half changed. */
    @Test
    void aWebhookThatIsTurnedOffStaysAsItIs() {
        try (Receiver receiver = Receiver.start(judges("Accepted"));
                RunningServer server = RunningServer.start(webhook(receiver))) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            Reloaded reloaded = server.reload(settings("webhook.enable = false"));
            assertThat(reloaded.problems()).isEmpty();
            assertThat(reloaded.changed()).isEmpty();
            assertThat(reloaded.needRestart()).contains("webhook.enable", "webhook.url");
            assertThat(station.call("Authorize", "{\"idTag\":\"X\"}")).contains("Accepted");
        }
    }

    /** Else nobody could come in: a door that was opened without authorities asks for no certificates. */
    @Test
    void certificatesOfStationsAreNotRequiredBeforeTheDoorAsksForThem() throws Exception {
        keystore("stations.p12", "stations");
        Path authorities = authorities("stations.p12");
        Settings other = settings(
                "stations.authentication = certificate",
                "stations.tls { certificate = \"" + folder.resolve("stations.p12") + "\", password = changeit",
                "client-authorities = \"" + authorities + "\" }");
        try (RunningServer server = RunningServer.start(settings())) {
            Reloaded reloaded = server.reload(other);
            assertThat(reloaded.needRestart()).contains("stations.authentication", "stations.tls.client-authorities");
            assertThat(reloaded.changed()).isEmpty();
            assertThat(RawStation.connect(server.stations(), "CP-1").call("Heartbeat", "{}"))
                    .contains("currentTime");
            assertThat(server.reload(settings("stations.authentication = password"))
                            .changed())
                    .containsExactly("stations.authentication");
            assertThat(knock(server, "CP-2")).isEqualTo(401);
        }
    }

    private Path authorities(String keystore) throws Exception {
        KeyStore store = KeyStore.getInstance(folder.resolve(keystore).toFile(), "changeit".toCharArray());
        String base64 = Base64.getMimeEncoder()
                .encodeToString(store.getCertificate("door").getEncoded());
        return Files.writeString(
                folder.resolve("authorities.pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    private void keystore(String file, String name) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve(file));
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "door",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-keystore",
                        folder.resolve(file).toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    /** The name in the certificate that a door shows. */
    private static String shown(int port) throws Exception {
        SSLContext everything = SSLContext.getInstance("TLS");
        everything.init(null, new TrustManager[] {new Credulous()}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) everything.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }
    }

    @Test
    void certificatesAreReadAgainAtBothDoors() throws Exception {
        keystore("stations.p12", "stations-1");
        keystore("operators.p12", "operators-1");
        Settings settings = settings(
                "stations.tls { certificate = \"" + folder.resolve("stations.p12") + "\", password = changeit }",
                "operators.tls { certificate = \"" + folder.resolve("operators.p12") + "\", password = changeit }");
        try (RunningServer server = RunningServer.start(settings)) {
            int stations = server.stations().getPort();
            int operators = server.operators().getPort();
            assertThat(List.of(shown(stations), shown(operators))).containsExactly("CN=stations-1", "CN=operators-1");
            keystore("stations.p12", "stations-2");
            keystore("operators.p12", "operators-2");
            assertThat(server.reload(settings).problems()).isEmpty();
            assertThat(List.of(shown(stations), shown(operators))).containsExactly("CN=stations-2", "CN=operators-2");
            Files.writeString(folder.resolve("stations.p12"), "broken");
            Files.writeString(folder.resolve("operators.p12"), "broken");
            assertThat(server.reload(settings).problems())
                    .hasSize(2)
                    .anyMatch(problem -> problem.contains("stations.p12"))
                    .anyMatch(problem -> problem.contains("operators.p12"));
            assertThat(List.of(shown(stations), shown(operators))).containsExactly("CN=stations-2", "CN=operators-2");
        }
    }

    private static final class Credulous implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
