package org.ocpp4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferStatus;
import org.ocpp4j.core.v16.GenericStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.SecurityEventNotificationRequest;
import org.ocpp4j.core.v16.SignCertificateRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.json.WebSocketClientTransport;
import org.ocpp4j.server.app.RunningServer;
import org.ocpp4j.server.settings.SettingsSource;
import org.ocpp4j.soap.SoapClientTransport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample receiver behind the server and behind an embedded one. */
class WebhookExamplesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static <T> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static URI url(HttpServer receiver) {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/ocpp");
    }

    private static CentralSystem connect(RunningServer server, String way) {
        ClientTransport transport = way.startsWith("SOAP")
                ? SoapClientTransport.builder(server.soap()).build()
                : WebSocketClientTransport.builder(server.stations()).build();
        return result(OcppClient.builder("CP-1", Handlers.ofStation())
                .versions(way.endsWith("1.5") ? Ocpp15.VERSION : Ocpp16.VERSION)
                .build()
                .connect(transport));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON 1.6", "JSON 1.5", "SOAP 1.6", "SOAP 1.5"})
    void aStationChargesWithTheSampleReceiver(String way, @TempDir Path directory) throws Exception {
        HttpServer receiver = WebhookReceiver.start(0);
        String settings = "stations.port = 0, operators.port = 0, stations.callbacks = any, data = \"" + directory
                + "\", webhook { enable = yes, url = \"" + url(receiver)
                + "\" }";
        try (RunningServer server = RunningServer.start(SettingsSource.parse(settings))) {
            CentralSystem central = connect(server, way);
            var boot = result(central.send(new BootNotificationRequest("V", "M")));
            assertThat(boot.status()).isEqualTo(RegistrationStatus.ACCEPTED);
            assertThat(boot.interval()).isEqualTo(300);
            assertThat(result(central.send(new HeartbeatRequest())).currentTime())
                    .isAfter(Instant.EPOCH);
            result(central.send(
                    new StatusNotificationRequest(1, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR)));
            assertThat(status(central, "CARD-1")).isEqualTo(AuthorizationStatus.ACCEPTED);
            assertThat(status(central, "STRANGER")).isEqualTo(AuthorizationStatus.INVALID);
            var request = new StartTransactionRequest(1, "CARD-1", NOON, 100, null);
            var start = result(central.send(request));
            assertThat(result(central.send(request)).transactionId()).isEqualTo(start.transactionId());
            result(central.send(new StopTransactionRequest(
                    start.transactionId(), "CARD-1", NOON.plusSeconds(60), 350, null, null)));
            assertThat(result(central.send(new DataTransferRequest("org.example", null, null)))
                            .status())
                    .isEqualTo(DataTransferStatus.UNKNOWN_VENDOR_ID);
            if (way.equals("JSON 1.6")) {
                assertThat(result(central.send(new SignCertificateRequest("csr")))
                                .status())
                        .isEqualTo(GenericStatus.REJECTED);
                result(central.send(new SecurityEventNotificationRequest("SettingSystemTime", NOON, null)));
            }
            JsonNode transaction = get(server, "/api/v1/transactions").path(0);
            assertThat(transaction.path("id").asLong()).isEqualTo(start.transactionId());
            assertThat(transaction.path("meterStop").asLong()).isEqualTo(350);
            result(central.close(CloseReason.normal("done")));
        } finally {
            receiver.stop(0);
        }
    }

    private static AuthorizationStatus status(CentralSystem central, String idTag) {
        return result(central.send(new AuthorizeRequest(idTag))).idTagInfo().status();
    }

    private static JsonNode get(RunningServer server, String path) throws Exception {
        return JsonMapper.shared()
                .readTree(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(server.operators().resolve(path))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    @Test
    void anApplicationEmbedsTheBackendAlone() throws Exception {
        HttpServer receiver = WebhookReceiver.start(0);
        try (EmbeddedWebhook embedded = new EmbeddedWebhook(url(receiver))) {
            InMemoryTransport memory = new InMemoryTransport();
            result(embedded.server().start(memory));
            CentralSystem central = result(
                    OcppClient.builder("CP-1", Handlers.ofStation()).build().connect(memory));
            assertThat(result(central.send(new BootNotificationRequest("V", "M")))
                            .status())
                    .isEqualTo(RegistrationStatus.ACCEPTED);
            assertThat(status(central, "CARD-2")).isEqualTo(AuthorizationStatus.ACCEPTED);
        } finally {
            receiver.stop(0);
        }
    }
}
