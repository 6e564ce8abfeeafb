package org.ocpp4j.server.messagelog;

import static org.ocpp4j.server.messagelog.FrameLogFixture.result;

import io.javalin.Javalin;
import io.javalin.json.JavalinJackson3;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.RawCall;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.Handshake.Protocol;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DiagnosticsStatus;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationRequest;
import org.ocpp4j.core.v16.FirmwareStatus;
import org.ocpp4j.core.v16.FirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.LogStatusNotificationRequest;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.SecurityEventNotificationRequest;
import org.ocpp4j.core.v16.SignCertificateRequest;
import org.ocpp4j.core.v16.SignedFirmwareStatus;
import org.ocpp4j.core.v16.SignedFirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.v16.UploadLogStatus;
import org.ocpp4j.json.WebSocketClientTransport;
import org.ocpp4j.json.WebSocketServerTransport;
import org.ocpp4j.netty.soap.SharedPortBinding;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.backend.StationBackend;
import org.ocpp4j.server.backend.builtin.BackendHooks;
import org.ocpp4j.server.backend.builtin.BuiltinBackend;
import org.ocpp4j.server.backend.external.ExternalBackend;
import org.ocpp4j.server.bound.SomeBounds;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.server.station.UnknownStations;
import org.ocpp4j.soap.HostedSoap;
import org.ocpp4j.soap.SoapClientTransport;
import org.ocpp4j.soap.SoapOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backend with sockets, the frame log, and its list over HTTP; the writer of the backlog can be made to stand still. */
final class AnsweredCallsFixture implements AutoCloseable {
    /** Protocol and version of a station. */
    enum Flavour {
        JSON_15,
        JSON_16,
        SOAP_15,
        SOAP_16;

        boolean isJson() {
            return this == JSON_15 || this == JSON_16;
        }
    }

    /** What a test may change before it starts the server. */
    static final class Options {
        FrameLogSettings log = FrameLogFixture.SETTINGS;
        Duration replyTimeout = Duration.ofSeconds(60);
    }

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final Events events = new Events();
    final Database database;
    final FrameLog log;

    /** How many calls have left the frame log, late ones included. */
    final AtomicInteger handled = new AtomicInteger();

    /** The threads that published frames. */
    final Set<String> publishers = ConcurrentHashMap.newKeySet();

    private final StationBackend backend;
    private final OcppServer server;
    private final Javalin api;
    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final URI json;

    AnsweredCallsFixture(DatabaseSettings settings, Options options) throws Exception {
        this(settings, options, database -> {
            StationStore stations = new StationStore(database, Clock.systemUTC());
            return new BuiltinBackend(
                    database,
                    stations,
                    SomeBounds.of(stations),
                    AnsweredCallsFixture::settings,
                    () -> UnknownStations.ACCEPT,
                    Clock.systemUTC(),
                    BackendHooks.NONE);
        });
    }

    AnsweredCallsFixture(DatabaseSettings settings, Options options, Function<Database, StationBackend> made)
            throws Exception {
        database = Database.open(settings, events);
        log = FrameLog.start(database, events, options.log, Clock.systemUTC());
        backend = made.apply(database);
        server = OcppServer.builder(backend.handlers())
                .interceptor(new Interceptor() {
                    @Override
                    public CompletionStage<JsonNode> call(CallContext call, Chain next) {
                        return next.proceed(call).whenComplete((answer, failure) -> handled.incrementAndGet());
                    }
                })
                .interceptor(log)
                .interceptor(backend.gate())
                .options(EngineOptions.DEFAULT.toBuilder()
                        .replyTimeout(options.replyTimeout)
                        .build())
                .build();
        HostedSoap soap = new HostedSoap(
                URI.create("http://127.0.0.1/Ocpp"),
                SoapOptions.defaults().toBuilder()
                        .callbackPolicy(AddressPolicy.anyAddress())
                        .build());
        result(server.start(soap));
        json = result(server.start(WebSocketServerTransport.builder()
                        .binding(new SharedPortBinding(soap))
                        .port(0)
                        .build()))
                .address();
        api = Javalin.create(config -> {
                    config.jsonMapper(new JavalinJackson3(JsonMapper.builder().build(), false));
                    for (Operation operation : new MessageResource(database).operations()) {
                        config.routes.addHttpHandler(operation.method(), operation.path(), operation.handler());
                    }
                })
                .start("127.0.0.1", 0);
    }

    /** Another system answers, on one thread. */
    static AnsweredCallsFixture external(DatabaseSettings settings, Options options, ForeignThread foreign)
            throws Exception {
        return new AnsweredCallsFixture(settings, options, database -> {
            StationStore stations = new StationStore(database, Clock.systemUTC());
            return new ExternalBackend(
                    (station, call) -> foreign.answer(JsonMapper.shared().readTree(external(station, call))),
                    database,
                    stations,
                    SomeBounds.of(stations),
                    AnsweredCallsFixture::settings,
                    Clock.systemUTC());
        });
    }

    private static String external(Station station, RawCall call) {
        String interval = station.version().equals(Ocpp15.VERSION) ? "heartbeatInterval" : "interval";
        return switch (call.action()) {
            case "BootNotification" ->
                "{\"status\":\"Accepted\",\"currentTime\":\"2026-11-22T12:00:00Z\",\"" + interval + "\":300}";
            case "Heartbeat" -> "{\"currentTime\":\"2026-11-22T12:00:00Z\"}";
            case "Authorize" -> "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
            case "StartTransaction" -> "{\"transactionId\":77,\"idTagInfo\":{\"status\":\"Accepted\"}}";
            case "DataTransfer", "SignCertificate" -> "{\"status\":\"Accepted\"}";
            default -> "{}";
        };
    }

    static BackendSettings settings() {
        return new BackendSettings(
                Duration.ofSeconds(300),
                Duration.ofSeconds(30),
                BackendSettings.UnknownIdTags.ACCEPTED,
                BackendSettings.Strictness.STRICT,
                Duration.ofMinutes(5));
    }

    /** Makes the thread that writes the backlog stand still until the end. */
    AnsweredCallsFixture blockBacklog() throws InterruptedException {
        events.listen(Set.of(EventType.FRAME), event -> {
            publishers.add(Thread.currentThread().getName());
            if (Thread.currentThread().getName().equals("ocpp-frame-log")) {
                writing.countDown();
                try {
                    released.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        log.frame(FrameLogFixture.peer("blocked", Protocol.JSON), Direction.RECEIVED, "[2,\"1\",\"Heartbeat\",{}]");
        writing.await();
        return this;
    }

    /** A station, and the frames it sent and received. */
    final class Raw {
        final String identity;
        final List<String> frames = new CopyOnWriteArrayList<>();
        final CentralSystem central;

        Raw(Flavour flavour, String identity) throws Exception {
            this.identity = identity;
            ClientTransport transport = flavour.isJson()
                    ? WebSocketClientTransport.builder(json).build()
                    : SoapClientTransport.builder(URI.create("http://127.0.0.1:" + json.getPort() + "/Ocpp"))
                            .build();
            boolean is15 = flavour == Flavour.JSON_15 || flavour == Flavour.SOAP_15;
            central = result(OcppClient.builder(identity, Handlers.ofStation())
                    .versions(is15 ? Ocpp15.VERSION : Ocpp16.VERSION)
                    .interceptor(new Interceptor() {
                        @Override
                        public void frame(Peer peer, Direction direction, String text) {
                            frames.add(text);
                        }
                    })
                    .build()
                    .connect(transport));
        }

        /** The last two rows of this station: what was asked and what was answered. Read at once, over HTTP. */
        List<JsonNode> rows() throws Exception {
            return AnsweredCallsFixture.this.rows(identity, 2);
        }

        String lastFrame(int fromEnd) {
            return frames.get(frames.size() - 1 - fromEnd);
        }
    }

    Raw connect(Flavour flavour, String identity) throws Exception {
        return new Raw(flavour, identity);
    }

    /** The newest rows, oldest first. */
    List<JsonNode> rows(String identity, int most) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + "/api/v1/messages?identity="
                                + identity + "&limit=" + most))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        List<JsonNode> rows = new ArrayList<>();
        JsonMapper.shared().readTree(response.body()).forEach(row -> rows.add(0, row));
        return rows;
    }

    /** Something of every action that a station has; a stop is left out, since it needs a number. */
    static List<FromStation<?>> everything(Flavour flavour) {
        List<FromStation<?>> all = new ArrayList<>(List.of(
                new BootNotificationRequest("Vendor", "Model"),
                new HeartbeatRequest(),
                status(1),
                new AuthorizeRequest("TAG"),
                new StartTransactionRequest(1, "TAG", NOON, 100, null),
                new MeterValuesRequest(1, null, List.of(energy("150"))),
                new DataTransferRequest("org.example", "m", "d"),
                new DiagnosticsStatusNotificationRequest(DiagnosticsStatus.UPLOADED),
                new FirmwareStatusNotificationRequest(FirmwareStatus.INSTALLED)));
        if (flavour == Flavour.JSON_16) {
            all.addAll(List.of(
                    new SignedFirmwareStatusNotificationRequest(SignedFirmwareStatus.INSTALLING, 7L),
                    new LogStatusNotificationRequest(UploadLogStatus.UPLOADING, 8L),
                    new SecurityEventNotificationRequest("StartupOfTheDevice", NOON, null),
                    new SignCertificateRequest("-----BEGIN CERTIFICATE REQUEST-----")));
        }
        return all;
    }

    static StatusNotificationRequest status(int connector) {
        return new StatusNotificationRequest(connector, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR)
                .withInfo("see https://user:5ECRET@example.org/");
    }

    static StopTransactionRequest stop(long transactionId) {
        return new StopTransactionRequest(transactionId, "TAG", NOON.plusSeconds(9), 350, null, List.of(energy("350")));
    }

    private static MeterValue energy(String wattHours) {
        return new MeterValue(NOON, List.of(new SampledValue(wattHours)));
    }

    void sql(String statement) {
        database.run(change -> change.handle().execute(statement));
    }

    int count(String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }

    void release() {
        released.countDown();
    }

    @Override
    public void close() {
        release();
        server.stop(Duration.ofSeconds(5)).toCompletableFuture().join();
        api.stop();
        backend.close();
        log.close();
        database.close();
    }
}
