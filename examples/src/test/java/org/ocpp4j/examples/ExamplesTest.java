package org.ocpp4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.v16.ResetType;

/** The examples, run. */
class ExamplesTest {
    @Test
    void theFirmwareBootsAtTheEmbeddedCentralSystem() throws Exception {
        EmbeddedCentralSystem centralSystem = EmbeddedCentralSystem.create();
        try {
            URI endpoint = centralSystem.listen(0);
            var boot = new Firmware()
                    .boot(endpoint, "CP 1/a")
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            assertThat(boot.status()).isEqualTo(RegistrationStatus.ACCEPTED);
            assertThat(centralSystem.server().station("CP 1/a")).isPresent();
        } finally {
            centralSystem
                    .server()
                    .stop(Duration.ofSeconds(1))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void theFirmwareSurvivesARestartOfTheCentralSystem() throws Exception {
        EmbeddedCentralSystem before = EmbeddedCentralSystem.create();
        URI endpoint = before.listen(0);
        LastingConnection connection = new Firmware().stayConnected(endpoint, "CP-1");
        result(connection.send(new HeartbeatRequest()));
        result(before.server().stop(Duration.ZERO));
        var beat = connection.send(new HeartbeatRequest());
        EmbeddedCentralSystem after = EmbeddedCentralSystem.create();
        after.listen(endpoint.getPort());
        try {
            assertThat(result(beat).currentTime()).isAfter(Instant.EPOCH);
        } finally {
            result(connection.close(CloseReason.normal("done")));
            result(after.server().stop(Duration.ofSeconds(1)));
        }
    }

    @Test
    void aFrameIsChecked() {
        assertThat(CheckFrame.check("[2,\"1\",\"Heartbeat\",{}]")).isEmpty();
        assertThat(CheckFrame.check("[2,\"1\",\"Authorize\",{\"idTag\":7}]"))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).isEqualTo("/idTag: expected string"));
    }

    @Test
    void aStationOnItsOwnWebSocketMeetsACentralSystemOnJetty() throws Exception {
        HostedByJetty jetty = new HostedByJetty(0);
        try {
            URI endpoint = URI.create("ws://127.0.0.1:" + jetty.port() + "/ocpp");
            CountDownLatch gone = new CountDownLatch(1);
            OcppClient client = OcppClient.builder(
                            "CP-1",
                            Handlers.ofStation()
                                    .on(ResetRequest.class, (from, reset) -> new ResetResponse(ResetStatus.ACCEPTED)))
                    .listener(new PeerListener<CentralSystem>() {
                        @Override
                        public void disconnected(CentralSystem centralSystem, CloseReason reason) {
                            gone.countDown();
                        }
                    })
                    .build();
            CentralSystem centralSystem = result(client.connect(new OwnClientTransport(endpoint)));
            assertThat(result(centralSystem.send(new HeartbeatRequest())).currentTime())
                    .isAfter(Instant.EPOCH);
            Station station = jetty.ocpp().station("CP-1").orElseThrow();
            assertThat(result(station.send(new ResetRequest(ResetType.SOFT))).status())
                    .isEqualTo(ResetStatus.ACCEPTED);
            result(jetty.ocpp().stop(Duration.ofSeconds(5)));
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
            result(station.closed()); // Jetty tells this side when the closing handshake is complete
            assertThat(jetty.ocpp().stations()).isEmpty();
        } finally {
            jetty.stop();
        }
    }

    @Test
    void jettyRefusesWhatTheLibraryRefusesAndServesTheRest() throws Exception {
        HostedByJetty jetty = new HostedByJetty(0);
        try {
            HttpClient http = HttpClient.newHttpClient();
            URI address = URI.create("http://127.0.0.1:" + jetty.port());
            var page = http.send(
                    HttpRequest.newBuilder(address.resolve("/other")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(page.body()).isEqualTo("Something else\n");
            var door = http.send(
                    HttpRequest.newBuilder(address.resolve("/ocpp/CP-1")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(door.statusCode()).isEqualTo(426);
            assertThat(door.body()).contains("OCPP-J");
            CompletableFuture<Integer> closed = new CompletableFuture<>();
            http.newWebSocketBuilder()
                    .subprotocols("ocpp9.9")
                    .buildAsync(URI.create("ws://127.0.0.1:" + jetty.port() + "/ocpp/CP-1"), new WebSocket.Listener() {
                        @Override
                        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String text) {
                            closed.complete(code);
                            return null;
                        }
                    });
            assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(1002);
        } finally {
            jetty.stop();
        }
    }

    private static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
