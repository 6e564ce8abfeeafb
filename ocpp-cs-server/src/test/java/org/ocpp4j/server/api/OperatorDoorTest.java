package org.ocpp4j.server.api;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.javalin.http.ContentTooLargeResponse;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.door.TlsSettings;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The operators' door with a small resource behind it, over real HTTP. */
class OperatorDoorTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Events events = new Events();
    private final AtomicBoolean healthy = new AtomicBoolean(true);
    private final Database database = DatabaseKind.H2.open();
    private final EventResource stream = new EventResource(events);
    private final OperatorDoor door = door();
    private URI address = URI.create("unset:/");

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

    private OperatorDoor door() {
        Database gone = DatabaseKind.H2.open();
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
                        "127.0.0.1", 0, "", OperatorDoorSettings.Authentication.REQUIRED, TlsSettings.NONE),
                OperatorDoorTest::authenticate,
                audit,
                metrics,
                List.of(new SystemResource(List.of(check), metrics, Clock.systemUTC()), stream, audit, things));
    }

    @BeforeEach
    void open() {
        address = door.start();
    }

    @AfterEach
    void close() {
        stream.close();
        door.stop();
        database.close();
    }

    private HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Test
    void pingAndTimeAreForEverybody() throws Exception {
        assertThat(send("GET", "/api/v1/ping").body()).isEqualTo("OK");
        long now = json(send("GET", "/api/v1/time")).path("serverTime").asLong();
        assertThat(Instant.ofEpochMilli(now)).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void whoHasNoCredentialsIsTold401AndWhoMayNot403() throws Exception {
        HttpResponse<String> missing = send("GET", "/api/v1/things/1");
        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(missing.headers().firstValue("WWW-Authenticate").orElse("")).contains("Bearer", "Basic");
        assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(missing).path("outcome").asString()).isEqualTo("unauthenticated");
        assertThat(send("GET", "/api/v1/things/1", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("GET", "/api/v1/things/1", "Authorization", "Bearer viewer")
                        .body())
                .isEqualTo("1");
        HttpResponse<String> more = send("POST", "/api/v1/things", "Authorization", "Bearer viewer");
        assertThat(more.statusCode()).isEqualTo(403);
        assertThat(json(more).path("outcome").asString()).isEqualTo("insufficientScope");
        assertThat(send("POST", "/api/v1/things", "Authorization", "Bearer admin")
                        .body())
                .isEqualTo("admin0");
        assertThat(send("GET", "/metrics").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "CP%201, CP 1",
        "a%2Fb, a/b",
        "%2E%2E, ..",
        "50%25, 50%",
        "a%252Fb, a%2Fb",
        "*%3E, *>",
        "%C3%BC, ü",
        "a;b, a;b"
    })
    void pathsAreDecodedOnce(String path, String expected) throws Exception {
        HttpResponse<String> response = send("GET", "/api/v1/things/" + path, "Authorization", "Bearer viewer");
        assertThat(response.body()).isEqualTo(expected);
    }

    @Test
    void problemsAreForProgramsToo() throws Exception {
        HttpResponse<String> taken = send("POST", "/api/v1/things/problem");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,"
                        + "\"detail\":\"It is taken\",\"outcome\":\"taken\",\"dispatched\":false}");
        HttpResponse<String> bug = send("POST", "/api/v1/things/bug");
        assertThat(bug.statusCode()).isEqualTo(500);
        assertThat(bug.body()).doesNotContain("secret", "Exception").contains("internalError");
        HttpResponse<String> unknown = send("GET", "/api/v1/nothing");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).path("outcome").asString()).isEqualTo("noSuchOperation");
        HttpResponse<String> wrong = send("DELETE", "/api/v1/things");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow").orElse("")).contains("POST");
    }

    @Test
    void pagesOfOthersMayChangeNothing() throws Exception {
        String[] foreign = {"Origin", "http://evil.example"};
        assertThat(send("POST", "/api/v1/things/problem", foreign).statusCode()).isEqualTo(403);
        assertThat(send("POST", "/api/v1/things/problem", "Origin", address.toString())
                        .statusCode())
                .isEqualTo(409);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET /api/v1/ping HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 403").contains("wrongHost");
        }
    }

    @Test
    void changesAreKept() throws Exception {
        send("POST", "/api/v1/things", "Authorization", "Bearer viewer");
        send("POST", "/api/v1/things", "Authorization", "Bearer admin");
        JsonNode entries = json(send("GET", "/api/v1/audit", "Authorization", "Bearer admin"));
        assertThat(entries).hasSize(2);
        assertThat(entries.path(0).path("who").asString()).isEqualTo("admin");
        assertThat(entries.path(0).path("status").asInt()).isEqualTo(200);
        assertThat(entries.path(1).path("status").asInt()).isEqualTo(403);
        assertThat(entries.path(1).path("who").asString()).as("who tried").isEqualTo("viewer");
        assertThat(json(send(
                        "GET",
                        "/api/v1/audit?before=" + entries.path(0).path("seq").asLong(),
                        "Authorization",
                        "Bearer admin")))
                .hasSize(1);
    }

    /** What is counted and kept is what was answered, and idTags in paths are not in the log. */
    @Test
    void failuresAreCountedAsTheyAreAnswered() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(ProblemWriter.class);
        lines.start();
        log.addAppender(lines);
        String[] admin = {"Authorization", "Bearer admin"};
        try {
            assertThat(send("PUT", "/api/v1/tags/SECRET", admin).statusCode()).isEqualTo(503);
            assertThat(send("POST", "/api/v1/tags/SECRET", admin).statusCode()).isEqualTo(413);
            assertThat(send("DELETE", "/api/v1/tags/SECRET", admin).statusCode())
                    .isEqualTo(500);
        } finally {
            log.detachAppender(lines);
        }
        assertThat(send("GET", "/metrics", admin).body())
                .contains(
                        "http_requests_seconds_count{operation=\"putTag\",status=\"503\"} 1",
                        "http_requests_seconds_count{operation=\"postTag\",status=\"413\"} 1",
                        "http_requests_seconds_count{operation=\"deleteTag\",status=\"500\"} 1");
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        away -> assertThat(away).startsWith("PUT /api/v1/tags/{idTag}: "),
                        defect -> assertThat(defect).startsWith("DELETE /api/v1/tags/{idTag} failed; problem "));
    }

    @Test
    void healthSaysWhatIsWrong() throws Exception {
        assertThat(send("GET", "/health").statusCode()).isEqualTo(200);
        healthy.set(false);
        HttpResponse<String> down = send("GET", "/health");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).contains("it is away");
        assertThat(send("GET", "/health/live").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/metrics", "Authorization", "Bearer viewer").body())
                .contains("http_requests_seconds_count", "operation=\"getHealth\"", "status=\"503\"");
    }

    @Test
    void pagesComeFromHere() throws Exception {
        for (String path : List.of("/", "/docs", "/docs/", "/docs/start.js", "/docs/swagger-ui-bundle.js")) {
            assertThat(send("GET", path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(send("GET", "/docs/").body()).doesNotContain("http://", "https://");
        assertThat(send("GET", "/docs/").headers().firstValue("Content-Security-Policy"))
                .isPresent();
    }

    private static Event status(String identity, int number) {
        return new Event(
                EventType.STATUS,
                identity,
                Instant.EPOCH,
                JsonNodeFactory.instance.objectNode().put("number", number));
    }

    private InputStream watch(String query, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/v1/events" + query))
                .header("Authorization", "Bearer viewer");
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    /** The next line that begins with a word; whatever comes before it is left out. */
    private static String next(BufferedReader lines, String word) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
        }
        throw new AssertionError("The stream has ended");
    }

    @Test
    void whoWatchesSeesWhatHeAskedForAndMissesNothingOnReturn() throws Exception {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(watch("?identity=CP-1&type=status,boot"), StandardCharsets.UTF_8));
        next(lines, ": welcome");
        events.publish(status("CP-2", 1));
        events.publish(status("CP-1", 2));
        String id = next(lines, "id:");
        assertThat(next(lines, "event:")).isEqualTo("status");
        assertThat(next(lines, "data:"))
                .isEqualTo(
                        "{\"type\":\"status\",\"identity\":\"CP-1\",\"at\":\"1970-01-01T00:00:00Z\",\"data\":{\"number\":2}}");
        lines.close();

        events.publish(status("CP-1", 3));
        try (BufferedReader again = new BufferedReader(
                new InputStreamReader(watch("?identity=CP-1", "Last-Event-ID", id), StandardCharsets.UTF_8))) {
            assertThat(next(again, "data:")).contains("\"number\":3");
        }
    }

    @Test
    void aStreamEndsWithWhatItsReaderProved() throws Exception {
        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/events"))
                        .header("Authorization", "Bearer brief")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<byte[]> whole = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try (InputStream stream = response.body()) {
                whole.complete(stream.readAllBytes());
            } catch (IOException failed) {
                whole.completeExceptionally(failed);
            }
        });
        reader.setDaemon(true);
        reader.start();
        assertThat(new String(whole.get(30, TimeUnit.SECONDS), StandardCharsets.UTF_8))
                .startsWith(": welcome");
    }

    @Test
    void anAuthenticatorMaySayMore() throws Exception {
        HttpResponse<String> refused = send("GET", "/api/v1/things/x", "Authorization", "Bearer false");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().allValues("WWW-Authenticate")).containsExactly("Bearer error=\"invalid_token\"");
        assertThat(json(refused).path("outcome").asString()).isEqualTo("invalidToken");
    }

    @Test
    void whoReadsTooSlowlyIsCutOff() throws Exception {
        try (InputStream slow = watch("")) {
            String filler = "x".repeat(20_000);
            for (int i = 0; i < 4000; i++) { // 80 MB: more than the queue and all buffers between hold
                events.publish(new Event(
                        EventType.STATUS,
                        "CP-1",
                        Instant.EPOCH,
                        JsonNodeFactory.instance.objectNode().put("filler", filler)));
            }
            long received = slow.transferTo(java.io.OutputStream.nullOutputStream());
            assertThat(received).isLessThan(4000L * 20_000); // the stream has ended, and not all came
        }
    }

    @Test
    void theDescriptionHoldsTogether() throws Exception {
        JsonNode document = json(send("GET", "/api/v1/openapi.json"));
        assertThat(OpenApiRules.problems(document)).isEmpty();
        assertThat(document.path("paths")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()))
                .contains("/api/v1/things/{identity}", "/health", "/api/v1/events");
    }
}
