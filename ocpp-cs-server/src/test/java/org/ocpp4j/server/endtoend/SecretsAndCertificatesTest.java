package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.CertificateSignedRequest;
import org.ocpp4j.core.v16.CertificateSignedResponse;
import org.ocpp4j.core.v16.CertificateSignedStatus;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.ChangeConfigurationResponse;
import org.ocpp4j.core.v16.ConfigurationStatus;
import org.ocpp4j.core.v16.GenericStatus;
import org.ocpp4j.core.v16.SignCertificateRequest;
import org.ocpp4j.json.WebSocketClientTransport;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A key that is changed by command, a certificate that an operator signs, and the operators' door over TLS. */
class SecretsAndCertificatesTest {
    private static final String OLD = "an old password of 24 ch";
    private static final String NEW = "00112233445566778899aabbccddeeff00112233";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeCertificate() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-genkeypair", "-keyalg", "EC", "-alias", "door"));
        command.addAll(List.of("-dname", "CN=door", "-ext", "san=dns:localhost,ip:127.0.0.1"));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", "secret", "-noprompt"));
        command.addAll(List.of("-keystore", folder.resolve("door.p12").toString()));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(said).isZero();
    }

    private static KeyStore keys() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("door.p12"))) {
            keys.load(in, "secret".toCharArray());
        }
        return keys;
    }

    private static String pem() throws Exception {
        Certificate certificate = keys().getCertificate("door");
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    private static CompletionStage<CentralSystem> logIn(
            ServerFixture server, String password, Handlers<CentralSystem> handlers) {
        return OcppClient.builder("CP-1", handlers)
                .build()
                .connect(WebSocketClientTransport.builder(server.stations())
                        .password(password.getBytes(StandardCharsets.UTF_8))
                        .build());
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatIsChangedByCommandIsNeverShownAndTakesTheOldOnesPlaceWhenItIsUsed(DatabaseKind kind) {
        try (ServerFixture server = ServerFixture.start(kind)) {
            Operators operators = server.operators();
            operators.json("PUT", "/api/v1/stations/CP-1", "{}");
            operators.send("PUT", "/api/v1/stations/CP-1/password", "{\"password\":\"" + OLD + "\"}");
            Handlers<CentralSystem> handlers = Handlers.ofStation()
                    .on(
                            ChangeConfigurationRequest.class,
                            (central, change) -> new ChangeConfigurationResponse(ConfigurationStatus.ACCEPTED));
            assertThatThrownBy(() -> Await.result(logIn(server, "wrong", handlers)))
                    .hasMessageContaining("401");
            CentralSystem first = Await.result(logIn(server, OLD, handlers));
            assertThat(operators
                            .json(
                                    "POST",
                                    "/api/v1/ChargePoint/CP-1/ChangeConfiguration",
                                    "{\"key\":\"AuthorizationKey\",\"value\":\"" + NEW + "\"}")
                            .path("status")
                            .asString())
                    .isEqualTo("Accepted");
            Await.result(first.close(CloseReason.normal("again with the old one")));
            Await.result(Await.result(logIn(server, OLD, handlers)).close(CloseReason.normal("it may")));
            Await.result(logIn(server, NEW, handlers)); // its digits; from now on the old one is gone
            assertThatThrownBy(() -> Await.result(logIn(server, OLD, handlers))).hasMessageContaining("401");

            Await.until(
                    "the frame log has it",
                    () -> operators
                                    .get("/api/v1/messages?action=ChangeConfiguration")
                                    .size()
                            == 2);
            for (String path : List.of("/api/v1/commands", "/api/v1/messages", "/api/v1/stations", "/api/v1/audit")) {
                assertThat(operators.send("GET", path, "").body())
                        .as(path)
                        .doesNotContain(NEW)
                        .doesNotContain(OLD);
            }
            assertThat(operators
                            .get("/api/v1/connectionAttempts")
                            .path(0)
                            .path("status")
                            .asInt())
                    .isEqualTo(401);
        }
    }

    @Test
    void theRemedyOfARefusedLogInHelps() {
        Pattern remedy = Pattern.compile("PUT (/api/v1/stations/\\S+) (\\{.*})");
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE, "stations.unknown = refuse")) {
            Operators operators = server.operators();
            assertThatThrownBy(() -> Await.result(logIn(server, OLD, Handlers.ofStation())))
                    .hasMessageContaining("404");
            Await.until(
                    "the refusal is kept",
                    () -> operators.get("/api/v1/connectionAttempts").size() == 1);
            assertThat(operators
                            .get("/api/v1/connectionAttempts")
                            .path(0)
                            .path("remedy")
                            .asString())
                    .contains("PUT /api/v1/stations/CP-1.");
            operators.json("PUT", "/api/v1/stations/CP-1", "{}");
            operators.send("PUT", "/api/v1/stations/CP-1/password", "{\"password\":\"another one entirely\"}");
            assertThatThrownBy(() -> Await.result(logIn(server, OLD, Handlers.ofStation())))
                    .hasMessageContaining("401");
            Await.until(
                    "the second refusal is kept",
                    () -> operators.get("/api/v1/connectionAttempts").size() == 2);
            Matcher said = remedy.matcher(operators
                    .get("/api/v1/connectionAttempts")
                    .path(0)
                    .path("remedy")
                    .asString());
            assertThat(said.find()).isTrue();
            assertThat(operators
                            .send("PUT", said.group(1), said.group(2).replace("...", OLD))
                            .statusCode())
                    .isEqualTo(204);
            Await.result(logIn(server, OLD, Handlers.ofStation()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOperatorSignsACertificate(DatabaseKind kind) throws Exception {
        try (ServerFixture server = ServerFixture.start(kind)) {
            Operators operators = server.operators();
            List<String> received = new ArrayList<>();
            Handlers<CentralSystem> handlers = Handlers.ofStation()
                    .on(CertificateSignedRequest.class, (central, signed) -> {
                        received.add(signed.certificateChain());
                        return new CertificateSignedResponse(CertificateSignedStatus.ACCEPTED);
                    });
            CentralSystem central = Stations.JSON_16.connect("CP-1", server.port(), handlers);
            Await.result(central.send(new BootNotificationRequest("Vendor", "Model")));
            assertThat(Await.result(central.send(new SignCertificateRequest("-----BEGIN CERTIFICATE REQUEST-----")))
                            .status())
                    .isEqualTo(GenericStatus.ACCEPTED);
            JsonNode request = operators.get("/api/v1/certificateRequests").path(0);
            assertThat(request.path("status").asString()).isEqualTo("QUEUED");
            String path = "/api/v1/certificateRequests/" + request.path("id").asLong();
            String body = JsonMapper.shared()
                    .createObjectNode()
                    .put("certificateChain", pem())
                    .toString();
            assertThat(operators
                            .json("POST", path + "/certificate", body)
                            .path("status")
                            .asString())
                    .isEqualTo("SENT");
            assertThat(received).containsExactly(pem());
            assertThat(operators.get(path).path("status").asString()).isEqualTo("SENT");
            assertThat(operators.send("POST", path + "/certificate", body).statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void theOperatorsDoorSpeaksTls() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("door", keys().getCertificate("door"));
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (ServerFixture server = ServerFixture.start(
                DatabaseKind.SQLITE,
                "operators.tls.certificate = \"" + folder.resolve("door.p12") + "\"",
                "operators.tls.password = secret")) {
            URI ping = server.operators().address().resolve("/api/v1/ping");
            assertThat(ping.getScheme()).isEqualTo("https");
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .sslContext(context)
                    .build()
                    .send(HttpRequest.newBuilder(ping).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("OK");
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
        }
    }
}
