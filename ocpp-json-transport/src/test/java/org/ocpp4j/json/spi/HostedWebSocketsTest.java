package org.ocpp4j.json.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.FrameChannel;
import org.ocpp4j.json.Await;
import org.ocpp4j.json.WebSocketServerTransport;

/** The seam for applications that bring their own web server, without one. */
class HostedWebSocketsTest {
    private static final URI ADDRESS = URI.create("wss://central.example.com/ocpp");

    private final HostedWebSockets hosted = new HostedWebSockets(ADDRESS);
    private final OcppServer server =
            OcppServer.builder(Handlers.ofCentralSystem()).build();

    /** A WebSocket that notes what is done to it. */
    private static final class Notes implements FrameChannel {
        private final List<String> frames = new ArrayList<>();
        private final List<CloseReason> closes = new ArrayList<>();

        @Override
        public CompletionStage<Void> write(String frame) {
            frames.add(frame);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close(CloseReason reason) {
            closes.add(reason);
        }
    }

    private OpeningAnswer ask(String path, String subprotocol) {
        return ask(path, subprotocol, new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711));
    }

    private OpeningAnswer ask(String path, String subprotocol, InetSocketAddress peer) {
        Map<String, List<String>> headers = Map.of(
                "Upgrade", List.of("websocket"),
                "Connection", List.of("keep-alive, Upgrade"),
                "Sec-WebSocket-Key", List.of("dGhlIHNhbXBsZSBub25jZQ=="),
                "Sec-WebSocket-Version", List.of("13"),
                "Sec-WebSocket-Protocol", List.of(subprotocol));
        return Await.result(hosted.answer(new OpeningRequest("GET", path, "HTTP/1.1", headers, peer, List.of())));
    }

    private void start(int maxConnections) {
        var transport = WebSocketServerTransport.builder()
                .binding(hosted)
                .maxConnections(maxConnections)
                .build();
        assertThat(Await.result(server.start(transport)).address()).isEqualTo(ADDRESS);
    }

    @Test
    void framesGoInAndOut() {
        start(10);
        OpeningAnswer.Upgrade upgrade = (OpeningAnswer.Upgrade) ask("/ocpp/CP-1", "ocpp1.6");
        assertThat(upgrade.subprotocol()).contains("ocpp1.6");
        assertThat(upgrade.http().headers()).containsEntry("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        Notes channel = new Notes();
        StationConnection station = upgrade.open(channel);
        assertThat(server.station("CP-1")).isPresent();
        station.received("[2,\"1\",\"NoSuchAction\",{}]");
        Await.until("it is answered", () -> !channel.frames.isEmpty());
        assertThat(channel.frames.get(0)).startsWith("[4,\"1\",\"NotImplemented\"");
        station.closed(CloseReason.failed("gone"));
        assertThat(server.stations()).isEmpty();
    }

    @Test
    void whatIsRefusedBySettingsIsRefusedHereToo() {
        assertThat(ask("/ocpp/CP-1", "ocpp1.6").http().status())
                .as("not started yet")
                .isEqualTo(503);
        start(1);
        assertThat(ask("/elsewhere", "ocpp1.6").http().status()).isEqualTo(404);
        StationConnection first = ((OpeningAnswer.Upgrade) ask("/ocpp/CP-1", "ocpp1.6")).open(new Notes());
        assertThat(ask("/ocpp/CP-2", "ocpp1.6").http().status()).isEqualTo(429);
        first.closed(CloseReason.failed("gone"));
        first.closed(CloseReason.failed("said twice"));
        assertThat(ask("/ocpp/CP-2", "ocpp1.6").http().status()).isEqualTo(101);
    }

    @Test
    void aPeerWithoutAnAddressIsCalledByItsName() {
        start(10);
        InetSocketAddress peer = InetSocketAddress.createUnresolved("somewhere.example.com", 4711);
        ((OpeningAnswer.Upgrade) ask("/ocpp/CP-1", "ocpp1.6", peer)).open(new Notes());
        assertThat(server.station("CP-1").orElseThrow().handshake().remoteAddress())
                .isEqualTo("somewhere.example.com:4711");
    }

    @Test
    void nothingInCommonIsClosedAtOnce() {
        start(10);
        OpeningAnswer.Upgrade upgrade = (OpeningAnswer.Upgrade) ask("/ocpp/CP-1", "ocpp9.9");
        assertThat(upgrade.subprotocol()).isEmpty();
        Notes channel = new Notes();
        upgrade.open(channel).received("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(channel.closes)
                .singleElement()
                .satisfies(why -> assertThat(why.code()).isEqualTo(1002));
        assertThat(channel.frames).isEmpty();
    }

    @Test
    void stoppingWaitsForTheSessionsToEnd() {
        start(10);
        Notes channel = new Notes();
        StationConnection station = ((OpeningAnswer.Upgrade) ask("/ocpp/CP-1", "ocpp1.6")).open(channel);
        var stopped = server.stop(Duration.ofMinutes(5)).toCompletableFuture();
        assertThat(channel.closes)
                .singleElement()
                .satisfies(why -> assertThat(why.code()).isEqualTo(1001));
        assertThat(ask("/ocpp/CP-2", "ocpp1.6").http().status()).isEqualTo(503);
        assertThat(stopped).isNotDone();
        station.closed(channel.closes.get(0));
        Await.result(stopped);
    }

    @Test
    void stoppingNeverOutlastsTheGracePeriod() {
        start(10);
        ((OpeningAnswer.Upgrade) ask("/ocpp/CP-1", "ocpp1.6")).open(new Notes());
        Await.result(server.stop(Duration.ofMillis(20)));
    }
}
