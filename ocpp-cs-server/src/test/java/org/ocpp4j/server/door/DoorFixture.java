package org.ocpp4j.server.door;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.OcppServer;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.backend.BackendSettings.Strictness;
import org.ocpp4j.server.bound.BoundSettings;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.bound.SomeBounds;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.door.StationDoorSettings.Callbacks;
import org.ocpp4j.server.door.StationDoorSettings.StationAuthentication;
import org.ocpp4j.server.door.StationDoorSettings.UnknownStations;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.station.PasswordChange;
import org.ocpp4j.server.station.StationPasswords;
import org.ocpp4j.server.station.StationRecord;
import org.ocpp4j.server.station.StationStore;

/** A whole stations' door on a free port, over a database. Set what differs, then open it. */
final class DoorFixture implements AutoCloseable {
    String host = "127.0.0.1";
    String soapPath = "/Ocpp";
    UnknownStations unknown = UnknownStations.ACCEPT;
    StationAuthentication authentication = StationAuthentication.WHERE_SET;
    int handshakesPerMinute;
    TlsSettings tls = TlsSettings.NONE;
    OperatorRedirect redirect = OperatorRedirect.OFF;
    BoundSettings boundSettings = SomeBounds.WIDE;

    final List<Event> events = new CopyOnWriteArrayList<>();
    final Database database;
    final StationStore stations;
    final Bounds bounds;
    final PasswordChange changes;

    @SuppressWarnings("NullAway.Init")
    StationAddresses addresses;

    @SuppressWarnings("NullAway.Init")
    StationDoor door;

    @SuppressWarnings("NullAway.Init")
    OcppServer server;

    @SuppressWarnings("NullAway.Init")
    private StationAdmission admission;

    @SuppressWarnings("NullAway.Init")
    ConnectionAttempts attempts;

    @SuppressWarnings("NullAway.Init")
    private ConnectionRecorder recorder;

    private boolean open;

    DoorFixture(DatabaseKind kind) {
        this(kind.fresh());
    }

    DoorFixture(DatabaseSettings settings) {
        Events told = new Events();
        told.listen(events::add);
        database = Database.open(settings, told);
        stations = new StationStore(database, Clock.systemUTC());
        bounds = new Bounds(database, stations, () -> boundSettings);
        changes = new PasswordChange(stations);
    }

    StationDoorSettings settings() {
        return new StationDoorSettings(
                host,
                0,
                "/ocpp/{identity}/{account}",
                soapPath,
                unknown,
                authentication,
                Callbacks.ANY,
                List.of(),
                100,
                handshakesPerMinute,
                List.of(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                true,
                tls,
                1_000,
                Duration.ofSeconds(30));
    }

    DoorFixture open() {
        StationDoorSettings settings = settings();
        Handlers<org.ocpp4j.core.Station> handlers = Handlers.ofCentralSystem()
                .on(
                        BootNotificationRequest.class,
                        (station, boot) ->
                                new BootNotificationResponse(RegistrationStatus.ACCEPTED, Instant.now(), 300))
                .on(HeartbeatRequest.class, (station, heartbeat) -> new HeartbeatResponse(Instant.now()));
        StationValidation validation = new StationValidation(stations, () -> Strictness.STRICT);
        admission = new StationAdmission(() -> settings, stations, bounds, new StationPasswords(), changes);
        attempts = ConnectionAttempts.open(database, Clock.systemUTC(), settings);
        recorder = ConnectionRecorder.open(database, stations, validation, Clock.systemUTC());
        server = OcppServer.builder(handlers)
                .admission(admission)
                .listener(recorder)
                .options(
                        EngineOptions.DEFAULT.toBuilder().validation(validation).build())
                .build();
        door = new StationDoor(settings, server, attempts, redirect);
        addresses = Await.result(door.open());
        open = true;
        return this;
    }

    int port() {
        return addresses.json().getPort();
    }

    /** The status that a station gets which comes once, and goes. */
    int knock(String request) throws IOException {
        try (RawStation station = new RawStation(port())) {
            return station.ask(request);
        }
    }

    RawStation connected(String identity) throws IOException {
        RawStation station = new RawStation(port());
        int status = station.ask(RawStation.handshake("/ocpp/" + identity));
        if (status != 101) {
            throw new AssertionError("Status " + status);
        }
        return station;
    }

    StationRecord station(String identity) {
        return stations.find(identity).orElseThrow();
    }

    void awaitStation(String what, String identity, Predicate<StationRecord> condition) {
        Await.until(what, () -> stations.find(identity).filter(condition).isPresent());
    }

    /** A row of the table {@code connection_attempt}. */
    record Attempt(
            @Nullable String identity,
            String address,
            String path,
            int status,
            String reason,
            String remedy,
            int attempts) {}

    List<Attempt> attempts() {
        return database.read(handle -> handle.createQuery("select * from connection_attempt order by seq")
                .map(ConstructorMapper.of(Attempt.class))
                .list());
    }

    List<EventType> eventsOf(String identity) {
        return events.stream()
                .filter(event -> event.identity().equals(identity))
                .map(Event::type)
                .toList();
    }

    @Override
    public void close() {
        if (open) {
            Await.result(server.stop(Duration.ofMillis(200)).thenApply(stopped -> true));
            admission.close();
            recorder.close();
            attempts.close();
        }
        database.close();
    }
}
