package org.ocpp4j.server.rest.list;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.server.admission.ConnectionAttemptResource;
import org.ocpp4j.server.app.AllRows;
import org.ocpp4j.server.bound.SomeBounds;
import org.ocpp4j.server.certificate.CertificateChainDelivery;
import org.ocpp4j.server.certificate.CertificateRequestResource;
import org.ocpp4j.server.command.CommandSettings;
import org.ocpp4j.server.command.StationLines;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.idtag.IdTagResource;
import org.ocpp4j.server.reservation.ReservationResource;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.door.MountedResources;
import org.ocpp4j.server.securityevent.SecurityEventResource;
import org.ocpp4j.server.station.ChargePointListResource;
import org.ocpp4j.server.station.StationDataResource;
import org.ocpp4j.server.station.StationRegistry;
import org.ocpp4j.server.station.StationResource;
import org.ocpp4j.server.station.StationRows;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.server.station.StoreRegistry;
import org.ocpp4j.server.straymessage.StrayMessageResource;
import org.ocpp4j.server.transaction.MeterValueResource;
import org.ocpp4j.server.transaction.TransactionResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All resources over a new database, stations in memory, and a client. */
public final class ApiFixture implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public final List<Event> events = new CopyOnWriteArrayList<>();
    public final List<String> deliveries = new CopyOnWriteArrayList<>();
    public final Database database;
    public final StationStore store;
    public final OcppServer server =
            OcppServer.builder(Handlers.ofCentralSystem()).build();
    private final InMemoryTransport transport = new InMemoryTransport();
    private final List<ApiResource> all;
    private final MountedResources resources;
    private final DatabaseKind kind;

    public ApiFixture(DatabaseKind kind) {
        this.kind = kind;
        Events told = new Events();
        told.listen(events::add);
        database = Database.open(kind.fresh(), told);
        store = new StationStore(database, CLOCK);
        server.start(transport).toCompletableFuture().join();
        StationRegistry registry = new StoreRegistry(store);
        StationLines lines = new StationLines(
                new CommandSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, 1, false), CLOCK);
        all = List.of(
                new ChargePointListResource(database, server, lines::state),
                new StationResource(database, server, lines::state, registry),
                new StationDataResource(
                        database, server, store, new StationRows(database, AllRows.KEPT), SomeBounds.of(store)),
                new IdTagResource(database, CLOCK),
                new TransactionResource(database),
                new MeterValueResource(database),
                new ReservationResource(database, CLOCK),
                new ConnectionAttemptResource(database),
                new SecurityEventResource(database),
                new CertificateRequestResource(database, CLOCK, this::deliver),
                new StrayMessageResource(database));
        resources = new MountedResources(all);
    }

    public List<ApiResource> resources() {
        return all;
    }

    private CertificateChainDelivery.Delivery deliver(long request, String identity, String chain, Caller caller) {
        deliveries.add(request + " " + identity + " " + chain.length() + " " + caller.name());
        return new CertificateChainDelivery.Delivery("SENT", "");
    }

    /** Connects a station. */
    public CentralSystem connect(String identity) {
        return OcppClient.builder(identity, Handlers.ofStation())
                .build()
                .connect(transport)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** Executes SQL with bindings by position. */
    public void sql(String statement, Object... values) {
        database.run(change -> {
            List<Object> bound = new ArrayList<>(List.of(values));
            change.handle().execute(kind.withInstants(statement), bound.toArray());
        });
    }

    /** Inserts a station that came by itself. */
    public void station(String identity, Instant created) {
        sql("insert into station (identity, registered, created_at) values (?, false, ?)", identity, created);
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "", "");
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(resources.address(), method, path, body, headers);
    }

    /** Sends to other resources. */
    public static HttpResponse<String> send(URI address, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(50))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        for (int i = 0; i + 1 < headers.length; i += 2) {
            if (!headers[i].isEmpty()) {
                request.header(headers[i], headers[i + 1]);
            }
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** GETs JSON, which must be there. */
    public JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return tree(answer);
    }

    public static JsonNode tree(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** The path of the next page, or empty at the end. */
    public static String next(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Link")
                .map(link -> link.substring(1, link.indexOf('>')))
                .orElse("");
    }

    @Override
    public void close() {
        resources.close();
        server.stop(Duration.ofSeconds(1)).toCompletableFuture().join();
        database.close();
    }
}
