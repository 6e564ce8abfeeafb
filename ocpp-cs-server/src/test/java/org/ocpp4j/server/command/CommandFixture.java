package org.ocpp4j.server.command;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.json.WebSocketServerTransport;
import org.ocpp4j.netty.soap.SharedPortBinding;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.reservation.ReservationEffects;
import org.ocpp4j.server.reservation.ReservationStore;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.rest.door.AttachedCaller;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.soap.HostedSoap;
import org.ocpp4j.soap.SoapOptions;
import tools.jackson.databind.JsonNode;

/** A central system with both doors: stations over real WebSockets and SOAP, operators over real HTTP. */
final class CommandFixture implements AutoCloseable {
    /** A password change that is kept in the table of stations, so that a test sees when it was committed. */
    static final class Keys implements AuthorizationKeys {
        @Override
        public void prepare(Change change, String identity, String newKey) {
            set(change.handle(), "pending_password_hash = :key", identity, newKey);
        }

        @Override
        public void reject(Change change, String identity) {
            set(change.handle(), "pending_password_hash = :key", identity, null);
        }

        private static void set(Handle handle, String what, String identity, @Nullable String key) {
            handle.createUpdate("update station set " + what + " where identity = :identity")
                    .bind("identity", identity)
                    .bind("key", key)
                    .execute();
        }
    }

    private static final int CONNECTIONS = 8;

    final List<Event> heard = new CopyOnWriteArrayList<>();
    final Database database;
    final StationStore stations;
    final OcppServer server;
    final int port;
    final DatabaseSettings where;
    final StationLines lines;
    private final CommandSettings settings;
    private final DatabaseKind kind;
    private final HttpClient http = HttpClient.newHttpClient();
    Commands commands;
    private @Nullable Javalin door;

    CommandFixture(DatabaseKind kind) {
        this(kind, Duration.ofSeconds(30));
    }

    CommandFixture(DatabaseKind kind, Duration timeout) {
        this(kind, settings(timeout, Duration.ofSeconds(60), 2, 100, false));
    }

    CommandFixture(DatabaseKind kind, CommandSettings settings) {
        this.kind = kind;
        this.settings = settings;
        this.lines = new StationLines(settings, Clock.systemUTC());
        DatabaseSettings fresh = kind.fresh();
        where = new DatabaseSettings(fresh.url(), fresh.user(), fresh.password(), CONNECTIONS, Duration.ofMillis(300));
        Events events = new Events();
        events.listen(heard::add);
        database = Database.open(where, events);
        stations = new StationStore(database, Clock.systemUTC());
        server = OcppServer.builder(Handlers.ofCentralSystem())
                .interceptor(lines)
                .build();
        port = freePort();
        SoapOptions options = SoapOptions.defaults().toBuilder()
                .callbackPolicy(AddressPolicy.anyAddress())
                .build();
        HostedSoap soap = new HostedSoap(URI.create("http://127.0.0.1:" + port + "/Ocpp"), options);
        Await.result(server.start(soap));
        Await.result(server.start(WebSocketServerTransport.builder()
                .binding(new SharedPortBinding(soap))
                .port(port)
                .noPings()
                .build()));
        begin();
    }

    static CommandSettings settings(Duration timeout, Duration longestWait, int queue, int limit, boolean close) {
        return new CommandSettings(timeout, longestWait, queue, 2, limit, close);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Begins to serve commands, at first and after a crash. */
    void begin() {
        commands = new Commands(
                database,
                server,
                stations,
                lines,
                settings,
                Clock.systemUTC(),
                List.of(
                        new ReservationEffects(new ReservationStore(database, Clock.systemUTC())),
                        new AuthorizationKeyEffects(new Keys())));
        List<Operation> operations = new CommandResource(commands, database).operations();
        if (door != null) {
            door.stop();
        }
        door = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.http.maxRequestSize = 10_000_000; // as the operators' door
                    config.jetty.modifyHttpConfiguration(jetty -> jetty.setUriCompliance(UriCompliance.UNSAFE));
                    config.jetty.modifyServletContextHandler(
                            handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
                    config.routes.before(request -> {
                        String name = request.header("X-Caller");
                        AttachedCaller.attach(request, new Caller(name == null ? "ada" : name, Scope.ADMINISTER));
                    });
                    config.routes.exception(ProblemException.class, (problem, request) -> {
                        Map<String, Object> body = new LinkedHashMap<>();
                        body.put("status", problem.status());
                        body.put("outcome", problem.outcome());
                        body.put("detail", problem.getMessage());
                        body.putAll(problem.members());
                        request.status(problem.status())
                                .contentType("application/problem+json")
                                .result(Json.MAPPER.writeValueAsBytes(body));
                    });
                    operations.forEach(operation ->
                            config.routes.addHttpHandler(operation.method(), operation.path(), operation.handler()));
                })
                .start("127.0.0.1", 0);
    }

    RawStation connect(String identity) {
        return connect(identity, "ocpp1.6");
    }

    RawStation connect(String identity, String subprotocol) {
        RawStation station = new RawStation(port, identity, subprotocol);
        Await.until(identity + " is connected", () -> server.station(identity).isPresent());
        database.run(change -> stations.ensure(change, identity));
        return station;
    }

    /** A station that was here once. */
    void known(String identity, @Nullable String protocol, @Nullable String version) {
        database.run(change -> {
            stations.ensure(change, identity);
            change.handle()
                    .createUpdate("update station set protocol = :protocol, ocpp_version = :version"
                            + " where identity = :identity")
                    .bind("protocol", protocol)
                    .bind("version", version)
                    .bind("identity", identity)
                    .execute();
        });
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + Objects.requireNonNull(door).port() + "/api/v1/" + path));
    }

    CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return http.sendAsync(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> post(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Commands CP-1. */
    CompletableFuture<HttpResponse<String>> command(String action, String body, String... headers) {
        return post("ChargePoint/CP-1/" + action, body, headers);
    }

    JsonNode get(String path) {
        return json(Await.result(send(request(path).GET())));
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body());
    }

    CommandRow row(String id) {
        return database.read(handle -> CommandRows.find(handle, id)).orElseThrow();
    }

    List<CommandRow> rows() {
        return database.read(handle -> handle.createQuery("select * from command order by seq")
                .map(ConstructorMapper.of(CommandRow.class))
                .list());
    }

    List<Map<String, Object>> table(String query) {
        return database.read(handle -> handle.createQuery(query).mapToMap().list());
    }

    List<Event> heard(EventType type) {
        return heard.stream().filter(event -> event.type() == type).toList();
    }

    /** Takes the database away until the result is closed. */
    AutoCloseable takeDatabase() {
        int all = kind == DatabaseKind.SQLITE ? CONNECTIONS + 1 : CONNECTIONS; // one more that writes
        CountDownLatch taken = new CountDownLatch(all);
        CountDownLatch back = new CountDownLatch(1);
        Function<Handle, Boolean> hold = handle -> {
            taken.countDown();
            try {
                back.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return true;
        };
        List<Thread> holders = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            Runnable holding = i < CONNECTIONS
                    ? () -> database.read(hold)
                    : () -> database.change(one -> hold.apply(one.handle()));
            Thread holder = new Thread(holding);
            holder.start();
            holders.add(holder);
        }
        Await.until("the database is taken", () -> taken.getCount() == 0);
        return () -> {
            back.countDown();
            for (Thread holder : holders) {
                holder.join();
            }
        };
    }

    @Override
    public void close() {
        Await.result(server.stop(Duration.ofSeconds(1)));
        commands.close();
        Objects.requireNonNull(door).stop();
        database.close();
    }
}
