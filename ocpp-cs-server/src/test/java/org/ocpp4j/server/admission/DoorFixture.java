package org.ocpp4j.server.admission;

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
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.admission.StationDoorSettings.Callbacks;
import org.ocpp4j.server.admission.StationDoorSettings.StationAuthentication;
import org.ocpp4j.server.app.AllRows;
import org.ocpp4j.server.backend.BackendSettings.Strictness;
import org.ocpp4j.server.bound.BoundSettings;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.bound.SomeBounds;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.net.TlsSettings;
import org.ocpp4j.server.station.ConnectionRecorder;
import org.ocpp4j.server.station.PasswordChange;
import org.ocpp4j.server.station.StationPasswords;
import org.ocpp4j.server.station.StationRecord;
import org.ocpp4j.server.station.StationRows;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.server.station.StationValidation;
import org.ocpp4j.server.station.UnknownStations;
import org.ocpp4j.server.station.UnregisteredStations;

/** A whole stations' door on a free port, over a database. Set what differs, then open it. */
public final class DoorFixture implements AutoCloseable {
    public String host = "127.0.0.1";
    public String soapPath = "/Ocpp";
    public UnknownStations unknown = UnknownStations.ACCEPT;
    public StationAuthentication authentication = StationAuthentication.WHERE_SET;
    public int handshakesPerMinute;
    public TlsSettings tls = TlsSettings.NONE;
    public OperatorRedirect redirect = OperatorRedirect.OFF;
    public BoundSettings boundSettings = SomeBounds.WIDE;

    public final List<Event> events = new CopyOnWriteArrayList<>();
    public final Database database;
    public final StationStore stations;
    public final Bounds bounds;
    public final UnregisteredStations unregistered;
    public final PasswordChange changes;

    @SuppressWarnings("NullAway.Init")
    public StationAddresses addresses;

    @SuppressWarnings("NullAway.Init")
    public StationDoor door;

    @SuppressWarnings("NullAway.Init")
    public OcppServer server;

    @SuppressWarnings("NullAway.Init")
    private StationAdmission admission;

    @SuppressWarnings("NullAway.Init")
    public ConnectionAttempts attempts;

    @SuppressWarnings("NullAway.Init")
    private ConnectionRecorder recorder;

    private boolean open;

    public DoorFixture(DatabaseKind kind) {
        this(kind.fresh());
    }

    public DoorFixture(DatabaseSettings settings) {
        Events told = new Events();
        told.listen(events::add);
        database = Database.open(settings, told);
        stations = new StationStore(database, Clock.systemUTC());
        bounds = new Bounds(stations::isRegistered, () -> boundSettings);
        unregistered = new UnregisteredStations(
                database, stations, new StationRows(database, AllRows.KEPT), bounds, Clock.systemUTC());
        changes = new PasswordChange(stations);
    }

    public StationDoorSettings settings() {
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

    public DoorFixture open() {
        StationDoorSettings settings = settings();
        Handlers<org.ocpp4j.core.Station> handlers = Handlers.ofCentralSystem()
                .on(
                        BootNotificationRequest.class,
                        (station, boot) ->
                                new BootNotificationResponse(RegistrationStatus.ACCEPTED, Instant.now(), 300))
                .on(HeartbeatRequest.class, (station, heartbeat) -> new HeartbeatResponse(Instant.now()));
        StationValidation validation = new StationValidation(stations, () -> Strictness.STRICT);
        admission = new StationAdmission(() -> settings, stations, unregistered, new StationPasswords(), changes);
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

    public int port() {
        return addresses.json().getPort();
    }

    /** The status that a station gets which comes once, and goes. */
    public int knock(String request) throws IOException {
        try (RawStation station = new RawStation(port())) {
            return station.ask(request);
        }
    }

    public RawStation connected(String identity) throws IOException {
        RawStation station = new RawStation(port());
        int status = station.ask(RawStation.handshake("/ocpp/" + identity));
        if (status != 101) {
            throw new AssertionError("Status " + status);
        }
        return station;
    }

    public StationRecord station(String identity) {
        return stations.find(identity).orElseThrow();
    }

    public void awaitStation(String what, String identity, Predicate<StationRecord> condition) {
        Await.until(what, () -> stations.find(identity).filter(condition).isPresent());
    }

    /** A row of the table {@code connection_attempt}. */
    public record Attempt(
            @Nullable String identity,
            String address,
            String path,
            int status,
            String reason,
            String remedy,
            int attempts) {}

    public List<Attempt> attempts() {
        return database.read(handle -> handle.createQuery("select * from connection_attempt order by seq")
                .map(ConstructorMapper.of(Attempt.class))
                .list());
    }

    public List<EventType> eventsOf(String identity) {
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
