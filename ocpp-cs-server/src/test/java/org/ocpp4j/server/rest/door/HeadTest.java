package org.ocpp4j.server.rest.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HEAD looks as GET does. */
class HeadTest extends OperatorDoorBench {
    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    private void assertSame(String path, String... headers) throws Exception {
        HttpResponse<String> got = send("GET", path, headers);
        HttpResponse<String> head = send("HEAD", path, headers);
        assertThat(head.statusCode()).as(path).isEqualTo(got.statusCode());
        assertThat(headers(head)).as(path).isEqualTo(headers(got));
        assertThat(head.body()).as(path).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/live",
                "/health/ready",
                "/api/v1/ping",
                "/api/v1/openapi.json",
                "/api/v1/nothing",
                "/api/v1/things/1",
                "/api/v1/audit",
                "/api/v1/audit?before=x",
                "/api/v1/large",
                "/",
                "/docs",
                "/docs/",
                "/docs/start.js",
                "/docs/swagger-ui.css",
                "/docs/favicon-32x32.png"
            })
    void answersAsGetDoes(String path) throws Exception {
        assertSame(path);
        assertSame(path, "Authorization", "Bearer admin");
        assertSame(path, "Authorization", "Bearer wrong");
    }

    @Test
    void looksWhetherTheServerIsWell() throws Exception {
        healthy.set(false);
        assertThat(send("HEAD", "/health").statusCode()).isEqualTo(503);
    }

    @Test
    void ofEventsBeginsNoStream() throws Exception {
        HttpResponse<String> head = send("HEAD", "/api/v1/events", "Authorization", "Bearer viewer");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(send("HEAD", "/api/v1/events?type=x", "Authorization", "Bearer viewer")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("HEAD", "/api/v1/events").statusCode()).isEqualTo(401);
    }
}
