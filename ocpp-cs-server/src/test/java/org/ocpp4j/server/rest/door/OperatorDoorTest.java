package org.ocpp4j.server.rest.door;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.server.rest.OpenApiRules;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What holds for each request at the operators' door. */
class OperatorDoorTest extends OperatorDoorBench {
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
        HttpResponse<String> tried =
                send("GET", "/api/v1/audit?who=viewer&limit=1&format=csv", "Authorization", "Bearer admin");
        assertThat(tried.body())
                .startsWith("seq,at,who,method,path,status\r\n")
                .endsWith(",viewer,POST,/api/v1/things,403\r\n");
        assertThat(tried.headers().firstValue("Link")).isEmpty();
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

    @Test
    void anAuthenticatorMaySayMore() throws Exception {
        HttpResponse<String> refused = send("GET", "/api/v1/things/x", "Authorization", "Bearer false");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().allValues("WWW-Authenticate")).containsExactly("Bearer error=\"invalid_token\"");
        assertThat(json(refused).path("outcome").asString()).isEqualTo("invalidToken");
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
