package org.ocpp4j.server.station;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.admission.DoorFixture;
import org.ocpp4j.server.admission.RawStation;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.backend.BackendSettings.Strictness;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.event.EventType;
import org.slf4j.LoggerFactory;

class ConnectionRecorderTest {
    private static final String HEARTBEAT = "[2,\"%s\",\"Heartbeat\",{}]";

    @ParameterizedTest
    @EnumSource
    void aConnectionIsInTheTableAndTold(DatabaseKind kind) throws Exception {
        try (DoorFixture fixture = new DoorFixture(kind).open()) {
            try (RawStation raw = fixture.connected("CP-1/customer")) {
                assertThat(raw.call(HEARTBEAT.formatted(1))).startsWith("[3,\"1\"");
                fixture.awaitStation("connected", "CP-1", station -> station.connectedAt() != null);
                StationRecord station = fixture.station("CP-1");
                assertThat(station.registered()).isFalse();
                assertThat(station.protocol()).isEqualTo("JSON");
                assertThat(station.ocppVersion()).isEqualTo("1.6");
                assertThat(station.account()).isEqualTo("customer");
                assertThat(station.address()).startsWith("127.0.0.1:");
                assertThat(station.disconnectedAt()).isNull();
                Await.until(
                        "it is remembered",
                        () -> fixture.stations.remembered("CP-1").isPresent());
            }
            fixture.awaitStation("disconnected", "CP-1", station -> station.disconnectedAt() != null);
            Await.until("both are told", () -> fixture.eventsOf("CP-1").size() == 2);
            assertThat(fixture.eventsOf("CP-1")).containsExactly(EventType.CONNECTED, EventType.DISCONNECTED);
            assertThat(fixture.events.get(0).data().get("account").asString()).isEqualTo("customer");

            fixture.connected("CP-1").close();
            Await.until("again", () -> fixture.eventsOf("CP-1").size() == 4);
            assertThat(fixture.station("CP-1").account())
                    .as("what a path named last")
                    .isEqualTo("customer");
        }
    }

    /** The hard reset of the contract: the station is back before its old socket is closed, which happens late. */
    @ParameterizedTest
    @EnumSource
    void theLateCloseOfAnOldConnectionChangesNothing(DatabaseKind kind) throws Exception {
        try (DoorFixture fixture = new DoorFixture(kind).open()) {
            for (int i = 0; i < 10; i++) {
                String identity = "CP-" + i;
                RawStation old = fixture.connected(identity);
                assertThat(old.call(HEARTBEAT.formatted(1))).startsWith("[3,");
                Station first = fixture.server.station(identity).orElseThrow();
                try (RawStation back = fixture.connected(identity)) {
                    assertThat(back.call(HEARTBEAT.formatted(2))).startsWith("[3,");
                    Station second = fixture.server.station(identity).orElseThrow();
                    assertThat(second).isNotSameAs(first);
                    old.close();
                    Await.result(first.closed());
                    assertThat(fixture.server.station(identity)).containsSame(second);
                    fixture.awaitStation(
                            "the new one is in the table",
                            identity,
                            station -> station.address() != null
                                    && station.address()
                                            .equals(second.handshake().remoteAddress())
                                    && station.disconnectedAt() == null);
                    // Whatever was still to be written before this has been written after it.
                    fixture.connected("marker-" + i).close();
                    fixture.awaitStation("marker", "marker-" + i, station -> station.disconnectedAt() != null);
                    assertThat(fixture.station(identity).disconnectedAt()).isNull();
                }
                fixture.awaitStation("disconnected", identity, station -> station.disconnectedAt() != null);
                Await.until("told, too", () -> {
                    List<EventType> told = fixture.eventsOf(identity);
                    return told.get(told.size() - 1) == EventType.DISCONNECTED;
                });
            }
        }
    }

    private static CentralSystem connect(ConnectionRecorder recorder) {
        InMemoryTransport memory = new InMemoryTransport();
        Await.result(OcppServer.builder(Handlers.ofCentralSystem())
                .listener(recorder)
                .build()
                .start(memory));
        return Await.result(
                OcppClient.builder("CP-1", Handlers.ofStation()).build().connect(memory));
    }

    /** Two servers, since one ends the older connection itself. */
    @Test
    void anOlderConnectionThatLastsIsNotToldAgain() {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            StationValidation validation = new StationValidation(fixture.stations, () -> Strictness.STRICT);
            try (ConnectionRecorder recorder =
                    ConnectionRecorder.open(fixture.database, fixture.stations, validation, Clock.systemUTC())) {
                CentralSystem older = connect(recorder);
                fixture.awaitStation("connected", "CP-1", station -> station.connectedAt() != null);
                Instant since = fixture.station("CP-1").connectedAt();
                CentralSystem newer = connect(recorder);
                Await.until("both are told", () -> fixture.eventsOf("CP-1").size() == 2);
                Await.result(newer.close(CloseReason.normal("done")));
                fixture.awaitStation(
                        "it counts again", "CP-1", station -> Objects.equals(station.connectedAt(), since));
                Await.result(older.close(CloseReason.normal("done")));
                fixture.awaitStation("disconnected", "CP-1", station -> station.disconnectedAt() != null);
                Await.until("that is told", () -> fixture.eventsOf("CP-1").contains(EventType.DISCONNECTED));
                assertThat(fixture.eventsOf("CP-1"))
                        .containsExactly(EventType.CONNECTED, EventType.CONNECTED, EventType.DISCONNECTED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoWasConnectedWhenTheServerDiedIsMarked(DatabaseKind kind) {
        DatabaseSettings settings = kind.fresh();
        Instant before = Instant.parse("2026-11-22T12:00:00Z");
        try (DoorFixture fixture = new DoorFixture(settings)) {
            fixture.stations.register("never", StationChange.NONE);
            fixture.stations.register("connected", StationChange.NONE);
            fixture.stations.register("gone", StationChange.NONE);
            fixture.database.run(change -> change.handle()
                    .createUpdate("update station set connected_at = :at where identity <> 'never'")
                    .bind("at", before)
                    .execute());
            fixture.database.run(change -> change.handle()
                    .createUpdate("update station set disconnected_at = :at where identity = 'gone'")
                    .bind("at", before)
                    .execute());
        }
        try (DoorFixture fixture = new DoorFixture(settings).open()) {
            assertThat(fixture.station("connected").disconnectedAt()).isAfter(before);
            assertThat(fixture.station("gone").disconnectedAt()).isEqualTo(before);
            assertThat(fixture.station("never").disconnectedAt()).isNull();
        }
    }

    @Test
    void stoppingTheServerDisconnectsItsStations() throws Exception {
        DatabaseSettings settings = DatabaseKind.SQLITE.fresh();
        try (DoorFixture fixture = new DoorFixture(settings).open()) {
            fixture.connected("CP-1");
            fixture.awaitStation("connected", "CP-1", station -> station.connectedAt() != null);
        }
        try (DoorFixture fixture = new DoorFixture(settings)) {
            assertThat(fixture.station("CP-1").disconnectedAt()).isNotNull();
        }
    }

    @Test
    void aStationThatWasRemovedDoesNotComeBackByItsEnd() throws Exception {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE).open()) {
            RawStation raw = fixture.connected("CP-1");
            fixture.awaitStation("connected", "CP-1", station -> station.connectedAt() != null);
            fixture.stations.remove("CP-1");
            raw.close();
            Await.until("told", () -> fixture.eventsOf("CP-1").contains(EventType.DISCONNECTED));
            assertThat(fixture.stations.find("CP-1")).isEmpty();
        }
    }

    @Test
    void theLogSaysHowToTakeInvalidMessages() throws Exception {
        String boot = "[2,\"%s\",\"BootNotification\",{\"chargePointVendor\":\"secret vendor name that is too long\","
                + "\"chargePointModel\":\"M\"}]";
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(ConnectionRecorder.class);
        lines.start();
        logger.addAppender(lines);
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE).open();
                RawStation raw = fixture.connected("CP%201")) {
            assertThat(raw.call(boot.formatted(1))).startsWith("[4,\"1\"");
            fixture.awaitStation("connected", "CP 1", station -> station.connectedAt() != null);
            assertThat(lines.list)
                    .anyMatch(line -> line.getFormattedMessage()
                            .endsWith("sent an invalid BootNotification: /chargePointVendor: longer than 20 characters."
                                    + " To take such messages from this station:"
                                    + " PATCH /api/v1/stations/CP%201 {\"validation\":\"LENIENT\"}"));
            fixture.stations.update("CP 1", StationChange.NONE.withValidation("LENIENT"));
            assertThat(raw.call(boot.formatted(2))).startsWith("[3,\"2\"").contains("Accepted");
            assertThat(lines.list.get(lines.list.size() - 1).getFormattedMessage())
                    .endsWith("longer than 20 characters");
            assertThat(lines.list).noneMatch(line -> line.getFormattedMessage().contains("secret"));
        } finally {
            logger.detachAppender(lines);
        }
    }

    /** A station whose end is told as the test likes, which sockets do not do. */
    private static Station made(String address, CompletionStage<CloseReason> closed) {
        Handshake handshake = new Handshake("CP-1", Ocpp16.VERSION, address, "/ocpp/CP-1", Map.of());
        return (Station) Proxy.newProxyInstance(
                Station.class.getClassLoader(), new Class<?>[] {Station.class}, (self, method, arguments) -> {
                    return switch (method.getName()) {
                        case "identity" -> "CP-1";
                        case "version" -> Ocpp16.VERSION;
                        case "handshake" -> handshake;
                        case "closed" -> closed;
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private static ConnectionRecorder recorder(DoorFixture fixture) {
        return ConnectionRecorder.open(
                fixture.database,
                fixture.stations,
                new StationValidation(fixture.stations, () -> BackendSettings.Strictness.STRICT),
                Clock.systemUTC());
    }

    /** Two connections at once are told in either order; which of them ends decides, not which was told last. */
    @ParameterizedTest
    @EnumSource
    void theOneThatLastsCounts(DatabaseKind kind) {
        try (DoorFixture fixture = new DoorFixture(kind)) {
            Station lasting = made("10.0.0.1:1", new CompletableFuture<>());
            Station replaced = made("10.0.0.1:2", new CompletableFuture<>());
            ConnectionRecorder recorder = recorder(fixture);
            recorder.connected(lasting);
            recorder.connected(replaced);
            recorder.disconnected(replaced, CloseReason.failed("replaced"));
            recorder.disconnected(replaced, CloseReason.failed("told twice"));
            recorder.close();
            assertThat(fixture.station("CP-1").address()).isEqualTo("10.0.0.1:1");
            assertThat(fixture.station("CP-1").disconnectedAt()).isNull();
        }
    }

    @Test
    void anEndThatIsToldBeforeItsBeginningIsNotLost() {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            CompletableFuture<CloseReason> closed = new CompletableFuture<>();
            Station station = made("10.0.0.1:1", closed);
            ConnectionRecorder recorder = recorder(fixture);
            recorder.disconnected(station, CloseReason.failed("at once"));
            recorder.connected(station);
            closed.complete(CloseReason.failed("at once"));
            recorder.close();
            assertThat(fixture.station("CP-1").connectedAt()).isNotNull();
            assertThat(fixture.station("CP-1").disconnectedAt()).isNotNull();
            assertThat(fixture.eventsOf("CP-1")).containsExactly(EventType.CONNECTED, EventType.DISCONNECTED);
        }
    }
}
