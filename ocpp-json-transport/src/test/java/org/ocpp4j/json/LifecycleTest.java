package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;

/** Start, stop, and who gets in whose way. */
class LifecycleTest {
    private static OcppServer server() {
        return OcppServer.builder(Handlers.ofCentralSystem()).build();
    }

    private static Bound start(OcppServer server, int port) {
        return Await.result(server.start(ServerFixture.endpoint().port(port).build()));
    }

    @Test
    void thePortIsBoundWhenStartEnds() throws Exception {
        OcppServer server = server();
        Bound bound = start(server, 0);
        assertThat(bound.address().toString()).matches("ws://127\\.0\\.0\\.1:[1-9][0-9]*/ocpp");
        RawStation.connected(bound.address().getPort(), "CP-1").close();
        Await.result(server.stop(Duration.ZERO));
    }

    @Test
    void aPortThatIsTakenFailsTheStart() {
        OcppServer server = server();
        int port = start(server, 0).address().getPort();
        var second = server.start(ServerFixture.endpoint().port(port).build());
        assertThat(Await.failure(second)).isInstanceOf(BindException.class).hasMessageContaining("127.0.0.1:" + port);
        Await.result(server.stop(Duration.ZERO));
        Await.until("the threads have ended", () -> threads().isEmpty());
    }

    @Test
    void aHostThatDoesNotExistFailsTheStart() {
        var transport = ServerFixture.endpoint().host("no.such.host.invalid").build();
        assertThat(Await.failure(server().start(transport))).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void anEndpointStartsOnce() {
        OcppServer server = server();
        WebSocketServerTransport transport = ServerFixture.endpoint().port(0).build();
        Await.result(server.start(transport));
        assertThat(Await.failure(server.start(transport))).isInstanceOf(IllegalStateException.class);
        Await.result(server.stop(Duration.ZERO));
    }

    @Test
    void severalEndpointsLeadToOneServer() throws Exception {
        OcppServer server = server();
        int one = start(server, 0).address().getPort();
        int other = start(server, 0).address().getPort();
        try (RawStation first = RawStation.connected(one, "CP-1");
                RawStation second = RawStation.connected(other, "CP-2");
                RawStation again = RawStation.connected(other, "CP-1")) {
            assertThat(first.closeCode()).isEqualTo(1001); // its identity came back through the other door
            first.sendClose(1001);
            Await.until("both are connected", () -> server.stations().size() == 2);
            var stopped = server.stop(Duration.ofSeconds(5));
            assertThat(second.closeCode()).isEqualTo(1001);
            assertThat(again.closeCode()).isEqualTo(1001);
            second.sendClose(1001);
            again.sendClose(1001);
            Await.result(stopped);
        }
        assertThat(server.stations()).isEmpty();
    }

    @Test
    void numbersAreChecked() {
        assertThatThrownBy(() -> ServerFixture.endpoint().port(70_000).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ServerFixture.endpoint()
                        .handshakeDeadline(Duration.ZERO)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stoppingTakesLeaveOfEverybodyAndFreesThePort() throws Exception {
        int port = 0;
        for (int round = 0; round < 3; round++) {
            OcppServer server = server();
            port = start(server, port).address().getPort();
            List<RawStation> stations = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                stations.add(RawStation.connected(port, "CP-" + i));
            }
            RawStation shaking = new RawStation(port);
            shaking.send("GET /");
            Await.until("all are connected", () -> server.stations().size() == 5);
            var stopped = server.stop(Duration.ofSeconds(5));
            for (RawStation station : stations) {
                assertThat(station.closeCode()).isEqualTo(1001);
                station.sendClose(1001);
                assertThat(station.ends()).isTrue();
            }
            shaking.close();
            Await.result(stopped);
            assertThat(server.stations()).isEmpty();
            Await.until("the threads have ended", () -> threads().isEmpty());
        }
    }

    @Test
    void howeverOftenAnEndpointIsStoppedItsThreadEnds() {
        for (int round = 0; round < 500; round++) {
            OcppServer server = server();
            start(server, 0);
            Await.result(server.stop(Duration.ZERO));
        }
        Await.until("the threads have ended", () -> threads().isEmpty());
    }

    @Test
    void anEndpointStoppedAloneClosesItsConnectionsAfterTheGracePeriod() throws Exception {
        try (ServerFixture door = new ServerFixture().start();
                RawStation station = door.connected("CP-1")) {
            var stopped = door.bound().stop(Duration.ofMillis(50));
            assertThat(station.closeCode()).isEqualTo(1001);
            Await.result(stopped); // although the station does not answer
            assertThat(door.end().code()).isEqualTo(1001);
        }
    }

    @Test
    void stopDoesNotWaitForHandlersThatHang() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ServerFixture door = new ServerFixture();
        door.handlers.on(HeartbeatRequest.class, (station, beat) -> {
            stuck.countDown();
            release.await();
            return new HeartbeatResponse(Instant.EPOCH);
        });
        try (RawStation station = door.start().connected("CP-1")) {
            station.text(ServerFixture.HEARTBEAT);
            stuck.await();
            Await.result(door.server().stop(Duration.ofMillis(50)));
            Await.until("the threads have ended", () -> threads().isEmpty());
        } finally {
            release.countDown();
        }
    }

    @Test
    void stopDoesNotEvenWaitForListenersThatHang() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        OcppServer server = OcppServer.builder(Handlers.ofCentralSystem())
                .listener(new PeerListener<Station>() {
                    @Override
                    public void connected(Station station) {
                        stuck.countDown();
                        try {
                            release.await();
                        } catch (InterruptedException never) {
                            throw new AssertionError(never);
                        }
                    }
                })
                .build();
        RawStation station = new RawStation(start(server, 0).address().getPort());
        station.send(RawStation.request("/ocpp/CP-1", RawStation.offering("ocpp1.6")));
        stuck.await();
        Await.result(server.stop(Duration.ofMillis(50)));
        release.countDown();
        Await.until("the threads have ended", () -> threads().isEmpty());
        assertThat(station.ends()).isTrue();
    }

    @Test
    void theNewestConnectionReplacesTheOldOne() throws Exception {
        try (ServerFixture door = new ServerFixture().start();
                RawStation old = door.connected("CP-1")) {
            Station before = door.station("CP-1");
            try (RawStation young = door.connected("CP-1")) {
                assertThat(old.closeCode()).isEqualTo(1001);
                old.sendClose(1001);
                assertThat(old.ends()).isTrue();
                assertThat(door.end().kind()).isEqualTo(CloseReason.Kind.REPLACED);
                assertThat(door.station("CP-1")).isNotSameAs(before);
                young.text(ServerFixture.HEARTBEAT);
                assertThat(young.receiveText()).startsWith("[3,");
            }
        }
    }

    @Test
    void whatTheOldConnectionHadSentIsHandledThoughTheNewOneWasReadFirst() throws Exception {
        CountDownLatch handled = new CountDownLatch(1);
        ServerFixture door = new ServerFixture();
        door.handlers.on(HeartbeatRequest.class, (station, beat) -> {
            handled.countDown();
            return new HeartbeatResponse(Instant.EPOCH);
        });
        try (door) {
            door.start();
            try (RawStation old = door.connected("CP-1");
                    RawStation young = door.connected("CP-1")) {
                assertThat(old.closeCode()).isEqualTo(1001);
                old.text(ServerFixture.HEARTBEAT);
                assertThat(handled.await(15, TimeUnit.SECONDS)).isTrue();
                young.text(ServerFixture.HEARTBEAT);
                assertThat(young.receiveText()).startsWith("[3,");
            }
        }
    }

    @Test
    void aHandlerThatHangsDelaysNoOtherStation() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ServerFixture door = new ServerFixture();
        door.transport.ioThreads(1);
        door.handlers.on(HeartbeatRequest.class, (station, beat) -> {
            if (station.identity().equals("CP-0")) {
                release.await();
            }
            return new HeartbeatResponse(Instant.EPOCH);
        });
        List<RawStation> stations = new ArrayList<>();
        try (door) {
            door.start();
            for (int i = 0; i < 8; i++) {
                stations.add(door.connected("CP-" + i));
            }
            for (int call = 0; call < 20; call++) {
                stations.get(0).text("[2,\"" + call + "\",\"Heartbeat\",{}]");
                for (RawStation station : stations.subList(1, 8)) {
                    station.text("[2,\"" + call + "\",\"Heartbeat\",{}]");
                    assertThat(station.receiveText()).startsWith("[3,\"" + call + "\"");
                }
            }
            release.countDown();
            assertThat(stations.get(0).receiveText()).startsWith("[3,\"0\"");
            for (RawStation station : stations) {
                station.close();
            }
        }
    }

    /** The threads of endpoints that still run. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("ocpp-(json|netty)-server-[0-9]+"))
                .toList();
    }
}
