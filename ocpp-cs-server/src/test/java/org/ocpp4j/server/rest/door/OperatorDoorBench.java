package org.ocpp4j.server.rest.door;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.ocpp4j.server.access.AuditLog;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.event.stream.EventResource;
import org.ocpp4j.server.net.TlsSettings;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.OperatorDoorLimits;
import org.ocpp4j.server.rest.OperatorDoorSettings;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operators' door with a small resource behind it, over real HTTP. */
public abstract class OperatorDoorBench {
    public final HttpClient client = HttpClient.newHttpClient();
    public final Events events = new Events();
    public final AtomicBoolean endlessEnded = new AtomicBoolean();
    public final AtomicBoolean healthy = new AtomicBoolean(true);
    private final Database database = DatabaseKind.SQLITE.open();
    private final EventResource stream = new EventResource(events);
    private final OperatorDoor door = door();
    public URI address = URI.create("unset:/");

    private static Optional<Caller> authenticate(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        return switch (authorization) {
            case "Bearer viewer" -> Optional.of(new Caller("viewer", Scope.VIEW));
            case "Bearer admin" -> Optional.of(new Caller("admin", Scope.ADMINISTER));
            case "Bearer brief" ->
                Optional.of(new Caller("brief", Scope.VIEW, Instant.now().plusMillis(500)));
            case "Bearer false" ->
                throw new ProblemException(401, "invalidToken", "It is false")
                        .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            default -> Optional.empty();
        };
    }

    public OperatorDoorLimits limits() {
        return OperatorDoorLimits.DEFAULT;
    }

    private OperatorDoor door() {
        Database gone = DatabaseKind.SQLITE.open();
        gone.close();
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        HealthCheck check =
                HealthCheck.atOnce("database", () -> healthy.get() ? Optional.empty() : Optional.of("it is away"));
        AuditLog audit = new AuditLog(database, Clock.systemUTC());
        ApiResource things = () -> List.of(
                Operation.of(GET, "/api/v1/things/{identity}", "getThing")
                        .tag("Things")
                        .path("identity", "Which.")
                        .answers(200, "It.", new Schema.Text("text/plain"))
                        .handledBy(request -> request.result(request.pathParam("identity"))),
                Operation.of(GET, "/api/v1/large", "getLarge")
                        .tag("Things")
                        .summary("Much at once")
                        .handledBy(request -> request.result(new byte[4_000_000])),
                Operation.of(GET, "/api/v1/endless", "getEndless")
                        .tag("Things")
                        .summary("Much, piece by piece")
                        .handledBy(this::endless),
                Operation.of(POST, "/api/v1/things", "addThing")
                        .tag("Things")
                        .scope(Scope.ADMINISTER)
                        .answers(200, "Who did it.", new Schema.Text("text/plain"))
                        .handledBy(request -> request.result(Caller.of(request).name() + request.bodyAsBytes().length)),
                Operation.of(POST, "/api/v1/things/problem", "failThing")
                        .tag("Things")
                        .open()
                        .handledBy(request -> {
                            throw new ProblemException(409, "taken", "It is taken", Map.of("dispatched", false));
                        }),
                Operation.of(POST, "/api/v1/things/bug", "breakThing")
                        .tag("Things")
                        .open()
                        .handledBy(request -> {
                            throw new IllegalStateException("secret particulars");
                        }),
                Operation.of(PUT, "/api/v1/tags/{idTag}", "putTag")
                        .tag("Things")
                        .summary("Fails")
                        .path("idTag", "Which.")
                        .scope(Scope.VIEW)
                        .handledBy(request -> {
                            gone.read(handle -> 1); // throws
                        }),
                Operation.of(POST, "/api/v1/tags/{idTag}", "postTag")
                        .tag("Things")
                        .summary("Fails")
                        .path("idTag", "Which.")
                        .open()
                        .handledBy(request -> {
                            throw new ContentTooLargeResponse();
                        }),
                Operation.of(DELETE, "/api/v1/tags/{idTag}", "deleteTag")
                        .tag("Things")
                        .summary("Fails")
                        .path("idTag", "Which.")
                        .open()
                        .handledBy(request -> {
                            throw new IllegalStateException("broken");
                        }));
        return new OperatorDoor(
                new OperatorDoorSettings(
                        "127.0.0.1", 0, "", OperatorDoorSettings.Authentication.REQUIRED, limits(), TlsSettings.NONE),
                OperatorDoorBench::authenticate,
                audit,
                metrics,
                List.of(new SystemResource(List.of(check), metrics, Clock.systemUTC()), stream, audit, things));
    }

    private void endless(Context request) throws IOException {
        try {
            OutputStream out = request.outputStream();
            for (int i = 0; i < 10_000; i++) {
                out.write(new byte[100_000]);
            }
        } finally {
            endlessEnded.set(true);
        }
    }

    @BeforeEach
    public void open() {
        address = door.start();
    }

    @AfterEach
    public void close() {
        stream.close();
        door.stop();
        database.close();
    }

    public HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
