package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.BasicCredentials;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v16.GetConfigurationRequest;
import org.ocpp4j.core.v16.GetConfigurationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.KeyValue;

/** Both sides over real HTTP: passwords, TLS, compression, and how things end. */
class RealHttpTest {
    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);

    private final List<Handshake> admitted = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<HeartbeatResponse>> held = new CopyOnWriteArrayList<>();
    private boolean hold;
    private Decision decision = Decision.ACCEPT;
    private final OcppServer server = OcppServer.builder(
                    Handlers.ofCentralSystem().onAsync(HeartbeatRequest.class, (station, request) -> heartbeat()))
            .admission(handshake -> {
                admitted.add(handshake);
                return CompletableFuture.completedFuture(decision);
            })
            .build();

    @AfterEach
    void stop() {
        server.stop(Duration.ofSeconds(5)).toCompletableFuture().join();
    }

    private CompletableFuture<HeartbeatResponse> heartbeat() {
        CompletableFuture<HeartbeatResponse> answer = new CompletableFuture<>();
        if (hold) {
            held.add(answer);
        } else {
            answer.complete(new HeartbeatResponse(Instant.EPOCH));
        }
        return answer;
    }

    private URI start(SoapServerTransport.Builder transport) {
        Bound bound =
                server.start(transport.port(0).build()).toCompletableFuture().join();
        return bound.address();
    }

    private static SoapOptions.Builder anywhere() {
        return SoapOptions.defaults().toBuilder()
                .callbackPolicy(AddressPolicy.anyAddress())
                .onRefused(refused -> {});
    }

    private static CentralSystem connect(SoapClientTransport.Builder transport) {
        GetConfigurationResponse many = new GetConfigurationResponse(
                IntStream.range(0, 200)
                        .mapToObj(i -> new KeyValue("key " + i, false, "value"))
                        .toList(),
                null);
        return OcppClient.builder(
                        "CP-1", Handlers.ofStation().on(GetConfigurationRequest.class, (central, request) -> many))
                .build()
                .connect(transport.build())
                .toCompletableFuture()
                .join();
    }

    private static void beat(CentralSystem centralSystem) {
        centralSystem.send(new HeartbeatRequest()).toCompletableFuture().join();
    }

    private int keysOfStation() {
        Station station = server.station("CP-1").orElseThrow();
        List<KeyValue> keys = station.send(new GetConfigurationRequest(null))
                .toCompletableFuture()
                .join()
                .configurationKey();
        return keys == null ? 0 : keys.size();
    }

    private static Throwable failure(Runnable call) {
        return Optional.ofNullable(catchThrowable(call::run).getCause()).orElseThrow();
    }

    @Test
    void passwordsBothWays() {
        URI address = start(SoapServerTransport.builder()
                .options(anywhere()
                        .callbackCredentials(identity -> Optional.of(BasicCredentials.of("central", OTHER)))
                        .build()));
        CentralSystem centralSystem = connect(
                SoapClientTransport.builder(address).credentials("CP-1", SECRET).callbackCredentials("central", OTHER));
        beat(centralSystem);
        assertThat(admitted.get(0).credentials().orElseThrow().matches("CP-1", SECRET))
                .isTrue();
        assertThat(keysOfStation()).isEqualTo(200);
        centralSystem.close(CloseReason.normal("done")).toCompletableFuture().join();
        centralSystem = connect(
                SoapClientTransport.builder(address).onRefused(refused -> {}).callbackCredentials("central", SECRET));
        beat(centralSystem);
        assertThat(((CallRejectedException) failure(this::keysOfStation)).rawCode())
                .isEqualTo("SecurityError");
        decision = Decision.refuse(Decision.Refusal.UNAUTHORIZED, "wrong");
        CentralSystem refused = centralSystem;
        assertThat(((CallRejectedException) failure(() -> beat(refused))).rawCode())
                .isEqualTo("SecurityError");
    }

    @Test
    void tlsBothWaysAndCertificatesOfStations(@TempDir Path folder) throws Exception {
        KeyStore central = Certificates.create(folder.resolve("central"), "dns:localhost,ip:127.0.0.1");
        KeyStore station = Certificates.create(folder.resolve("station"), "dns:localhost,ip:127.0.0.1");
        SSLContext ofCentral = Certificates.context(central, station);
        SSLContext ofStation = Certificates.context(station, central);
        URI address = start(SoapServerTransport.builder()
                .tls(() -> ofCentral)
                .clientCertificates()
                .options(anywhere()
                        .caller(HttpSoapCaller.builder().sslContext(ofCentral).build())
                        .build()));
        assertThat(address.getScheme()).isEqualTo("https");
        CentralSystem centralSystem = connect(SoapClientTransport.builder(address)
                .caller(HttpSoapCaller.builder().sslContext(ofStation).build())
                .callbackTls(() -> ofStation));
        beat(centralSystem);
        assertThat(admitted.get(0).certificates()).containsExactly((X509Certificate) station.getCertificate("it"));
        assertThat(keysOfStation()).isEqualTo(200);
        CentralSystem stranger = connect(SoapClientTransport.builder(address));
        assertThat(failure(() -> beat(stranger))).isInstanceOf(ConnectionLostException.class);
    }

    @Test
    void compressionBothWays() throws Exception {
        URI address = start(SoapServerTransport.builder()
                .options(anywhere().compressedCalls(true).build()));
        CentralSystem centralSystem =
                connect(SoapClientTransport.builder(address).compressed());
        beat(centralSystem);
        assertThat(keysOfStation()).isEqualTo(200);
        for (String coding : List.of("gzip", "deflate")) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/soap+xml")
                    .header("Content-Encoding", coding)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            ContentCoding.encode(coding, Envelopes.HEARTBEAT_16.getBytes(StandardCharsets.UTF_8))))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("heartbeatResponse");
        }
    }

    @Test
    void aLargeAnswerIsCompressedForThoseWhoAskForIt() throws Exception {
        start(SoapServerTransport.builder().options(anywhere().build()));
        HostedCallbacks callbacks = new HostedCallbacks(SoapPair.CALLBACK, refused -> {});
        connect(SoapClientTransport.builder(SoapPair.CENTRAL).callbacks(callbacks));
        SoapRequest request = new SoapRequest(
                "POST",
                SoapPair.CALLBACK.getPath(),
                "",
                Map.of("content-type", List.of("application/soap+xml"), "accept-encoding", List.of("deflate")),
                Envelopes.request("urn://Ocpp/Cp/2015/10/", "GetConfiguration", "<o:getConfigurationRequest/>")
                        .getBytes(StandardCharsets.UTF_8),
                "x",
                List.of());
        SoapResponse answer = callbacks.handle(request).toCompletableFuture().get();
        assertThat(answer.header("content-encoding")).contains("deflate");
        byte[] plain = ContentCoding.decode(List.of("deflate"), answer.body(), 1 << 20);
        assertThat(answer.body().length).isLessThan(plain.length / 4);
        assertThat(new String(plain, StandardCharsets.UTF_8)).contains("getConfigurationResponse");
    }

    @Test
    void fiftyMebibytesAreNotRead() throws Exception {
        URI address = start(SoapServerTransport.builder().options(anywhere().build()));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /Ocpp HTTP/1.1\r\nHost: x\r\nContent-Type: application/soap+xml\r\nContent-Length: "
                            + (50 << 20) + "\r\n\r\n<")
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void aRequestInProgressIsAnsweredBeforeTheServerStops() throws Exception {
        hold = true;
        CentralSystem centralSystem = connect(SoapClientTransport.builder(
                start(SoapServerTransport.builder().options(anywhere().build()))));
        CompletableFuture<HeartbeatResponse> call =
                centralSystem.send(new HeartbeatRequest()).toCompletableFuture();
        while (held.isEmpty()) {
            Thread.onSpinWait();
        }
        CompletableFuture<Void> stopped = server.stop(Duration.ofSeconds(20)).toCompletableFuture();
        assertThat(stopped).isNotDone();
        held.get(0).complete(new HeartbeatResponse(Instant.EPOCH));
        assertThat(call.get().currentTime()).isEqualTo(Instant.EPOCH);
        stopped.get();
        assertThat(server.stations()).isEmpty();
        assertThat(((ConnectionLostException) failure(() -> beat(centralSystem))).sent())
                .isFalse();
    }

    @Test
    void aStationIsConnectedOnceAtATransport() {
        URI address = start(SoapServerTransport.builder().options(anywhere().build()));
        SoapClientTransport transport = SoapClientTransport.builder(address).build();
        OcppClient client = OcppClient.builder("CP-1", Handlers.ofStation()).build();
        CentralSystem first = client.connect(transport).toCompletableFuture().join();
        assertThat(failure(() -> client.connect(transport).toCompletableFuture().join()))
                .hasMessageContaining("CP-1 is connected already");
        beat(first);
        first.close(CloseReason.normal("done")).toCompletableFuture().join();
        beat(client.connect(transport).toCompletableFuture().join());
    }

    @Test
    void thePortOfAStationIsClosedWithItsLastSession() throws Exception {
        URI address = start(SoapServerTransport.builder().options(anywhere().build()));
        CentralSystem centralSystem = connect(SoapClientTransport.builder(address));
        beat(centralSystem);
        assertThat(keysOfStation()).isEqualTo(200);
        centralSystem.close(CloseReason.normal("done")).toCompletableFuture().get();
        ConnectionLostException lost = null;
        while (lost == null || lost.sent()) { // the port closes a moment later
            Throwable ended = catchThrowable(this::keysOfStation);
            lost = ended != null && ended.getCause() instanceof ConnectionLostException each ? each : lost;
        }
        assertThat(lost.sent()).isFalse();
    }
}
