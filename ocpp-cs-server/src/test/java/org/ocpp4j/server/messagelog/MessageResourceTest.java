package org.ocpp4j.server.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.javalin.Javalin;
import io.javalin.json.JavalinJackson3;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.Handshake.Protocol;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/messages} over HTTP. */
class MessageResourceTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<FrameRow> rows = new ArrayList<>();

    private void add(
            String identity, Direction direction, FrameKind kind, @Nullable String action, String id, String text) {
        rows.add(new FrameRow(
                identity,
                NOON.plusSeconds(rows.size()),
                direction,
                Protocol.JSON,
                "1.6",
                kind,
                action,
                id,
                kind == FrameKind.RESULT ? 12 : null,
                text,
                text.length()));
    }

    private static Javalin serve(Database database) {
        return Javalin.create(config -> {
                    config.jsonMapper(new JavalinJackson3(JsonMapper.builder().build(), false));
                    for (Operation operation : new MessageResource(database).operations()) {
                        config.routes.addHttpHandler(operation.method(), operation.path(), operation.handler());
                    }
                    config.routes.exception(
                            ProblemException.class,
                            (problem, request) -> request.status(problem.status())
                                    .result(problem.outcome() + ": " + problem.getMessage()));
                })
                .start("127.0.0.1", 0);
    }

    private HttpResponse<String> get(Javalin app, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/api/v1/messages" + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<String> ids(Javalin app, String query) throws IOException, InterruptedException {
        HttpResponse<String> response = get(app, query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        JsonMapper.shared()
                .readTree(response.body())
                .forEach(each -> ids.add(each.get("messageId").asString()));
        return ids;
    }

    @ParameterizedTest
    @EnumSource
    void filters(DatabaseKind kind) throws Exception {
        try (Database database = kind.open()) {
            add("CP-1", Direction.RECEIVED, FrameKind.CALL, "Heartbeat", "a", "[2,\"a\",\"Heartbeat\",{}]");
            add("CP-1", Direction.SENT, FrameKind.RESULT, "Heartbeat", "a", "[3,\"a\",{}]");
            add("CP-2", Direction.SENT, FrameKind.CALL, "Reset", "urn:uuid:b", "[2,100%_!,ÄÖ]");
            add("CP-2", Direction.RECEIVED, FrameKind.ERROR, "Reset", "urn:uuid:b", "[4,\"b\"]");
            add("CP-2", Direction.RECEIVED, FrameKind.OTHER, null, "x", "IS this");
            database.run(change -> FrameTable.insert(change.handle(), rows));
            Javalin app = serve(database);
            try {
                assertThat(ids(app, "")).containsExactly("x", "urn:uuid:b", "urn:uuid:b", "a", "a");
                assertThat(ids(app, "?identity=CP-1&kind=call")).containsExactly("a");
                assertThat(ids(app, "?direction=SENT")).containsExactly("urn:uuid:b", "a");
                assertThat(ids(app, "?action=Reset")).hasSize(2);
                assertThat(ids(app, "?messageId=b")).hasSize(2);
                assertThat(ids(app, "?messageId=urn:uuid:b")).hasSize(2);
                assertThat(ids(app, "?text=" + URLEncoder.encode("0%_!,", StandardCharsets.UTF_8)))
                        .containsExactly("urn:uuid:b");
                assertThat(ids(app, "?text=%25a")).isEmpty();
                assertThat(ids(app, "?text=is%20THIS")).containsExactly("x");
                assertThat(ids(app, "?dateFrom=2026-11-22T13:00:01%2B01:00&dateTo=2026-11-22T12:00:03Z"))
                        .containsExactly("urn:uuid:b", "urn:uuid:b", "a");
                assertThat(ids(app, "?dateFrom=2026-11-22&dateTo=2026-11-23")).hasSize(5);
                assertThat(ids(app, "?dateTo=2026-11-22")).as("the whole day").hasSize(5);
                assertThat(ids(app, "?dateTo=2026-11-21")).isEmpty();
                assertThat(ids(app, "?dateTo=2026-11-23T00:00:00")).as("UTC").hasSize(5);
                assertThat(ids(app, "?identity=nobody")).isEmpty();
                assertThat(get(app, "?identity=nobody").body()).isEqualTo("[]");

                for (String wrong : List.of(
                        "?limit=0",
                        "?limit=1001",
                        "?limit=x",
                        "?before=-1",
                        "?direction=up",
                        "?kind=x",
                        "?dateFrom=yesterday",
                        "?dateTo=2026-11-22T25:00:00",
                        "?format=xml",
                        "?identity=a%00b",
                        "?text=%00",
                        "?messageId=a&messageId=b",
                        "?station=CP-1")) {
                    HttpResponse<String> refused = get(app, wrong);
                    assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
                    assertThat(refused.body())
                            .startsWith("invalidParameter: The parameter " + wrong.substring(1, wrong.indexOf('=')));
                }
            } finally {
                app.stop();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void pages(DatabaseKind kind) throws Exception {
        try (Database database = kind.open()) {
            for (int i = 0; i < 250; i++) {
                add("CP 1", Direction.RECEIVED, FrameKind.CALL, "Heartbeat", "id-" + i, "[]");
            }
            database.run(change -> FrameTable.insert(change.handle(), rows));
            Javalin app = serve(database);
            try {
                List<String> seen = new ArrayList<>();
                List<Integer> sizes = new ArrayList<>();
                String query = "?identity=CP+1&limit=120";
                while (!query.isEmpty()) {
                    List<String> page = ids(app, query);
                    seen.addAll(page);
                    sizes.add(page.size());
                    query = get(app, query)
                            .headers()
                            .firstValue("Link")
                            .map(link -> link.replaceAll("^</api/v1/messages(.*)>; rel=\"next\"$", "$1"))
                            .orElse("");
                }
                assertThat(sizes).containsExactly(120, 120, 10);
                assertThat(seen)
                        .doesNotHaveDuplicates()
                        .hasSize(250)
                        .startsWith("id-249")
                        .endsWith("id-0");
                assertThat(ids(app, "")).hasSize(100);
                assertThat(ids(app, "?limit=1000")).hasSize(250);
            } finally {
                app.stop();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageOfLargeFramesEndsEarly(DatabaseKind kind) throws Exception {
        try (Database database = kind.open()) {
            for (int i = 0; i < 300; i++) {
                add("CP-1", Direction.RECEIVED, FrameKind.CALL, "X", "id-" + i, "x".repeat(60_000));
            }
            database.run(change -> FrameTable.insert(change.handle(), rows));
            Javalin app = serve(database);
            try {
                HttpResponse<String> page = get(app, "?limit=300");
                assertThat(page.body()).hasSizeLessThan(13_000_000);
                assertThat(page.headers().firstValue("Link")).isPresent();
            } finally {
                app.stop();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneWithItsCounterpart(DatabaseKind kind) throws Exception {
        try (Database database = kind.open()) {
            add("CP-1", Direction.RECEIVED, FrameKind.CALL, "Heartbeat", "a", "first");
            add("CP-2", Direction.SENT, FrameKind.RESULT, "Heartbeat", "a", "of another station");
            add("CP-1", Direction.SENT, FrameKind.CALL, "Reset", "a", "the other way");
            add("CP-1", Direction.SENT, FrameKind.RESULT, "Heartbeat", "a", "first answer");
            add("CP-1", Direction.RECEIVED, FrameKind.OTHER, "Heartbeat", "a", "second");
            add("CP-1", Direction.SENT, FrameKind.ERROR, "Heartbeat", "a", "second answer");
            add("CP-1", Direction.RECEIVED, FrameKind.CALL, "Heartbeat", "b", "not answered");
            database.run(change -> FrameTable.insert(change.handle(), rows));
            Javalin app = serve(database);
            try {
                List<Long> numbers = database.read(handle -> handle.createQuery("select seq from frame order by seq")
                        .mapTo(Long.class)
                        .list());
                List<Tuple> pairs = new ArrayList<>();
                for (long seq : numbers) {
                    JsonNode one =
                            JsonMapper.shared().readTree(get(app, "/" + seq).body());
                    pairs.add(tuple(
                            one.at("/message/text").asString(),
                            one.at("/counterpart/text").asString("")));
                }
                assertThat(pairs)
                        .containsExactly(
                                tuple("first", "first answer"),
                                tuple("of another station", ""),
                                tuple("the other way", ""),
                                tuple("first answer", "first"),
                                tuple("second", "second answer"),
                                tuple("second answer", "second"),
                                tuple("not answered", ""));
                JsonNode one = JsonMapper.shared()
                        .readTree(get(app, "/" + numbers.get(3)).body())
                        .get("message");
                assertThat(one.toString())
                        .isEqualTo("{\"seq\":" + numbers.get(3)
                                + ",\"identity\":\"CP-1\",\"at\":\"2026-11-22T12:00:03Z\",\"direction\":\"SENT\","
                                + "\"protocol\":\"JSON\",\"ocppVersion\":\"1.6\",\"kind\":\"RESULT\","
                                + "\"action\":\"Heartbeat\",\"messageId\":\"a\",\"millis\":12,"
                                + "\"text\":\"first answer\",\"size\":12}");
                assertThat(get(app, "/999999").statusCode()).isEqualTo(404);
                assertThat(get(app, "/x").body()).startsWith("unknownMessage: There is no frame 'x'");
            } finally {
                app.stop();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void csv(DatabaseKind kind) throws Exception {
        try (Database database = kind.open()) {
            add("CP,1", Direction.SENT, FrameKind.CALL, null, "a", "[2,\"ä\"]\n");
            database.run(change -> FrameTable.insert(change.handle(), rows));
            Javalin app = serve(database);
            try {
                String expected = "seq,identity,at,direction,protocol,ocppVersion,kind,action,messageId,millis,text,"
                        + "size\r\n1,\"CP,1\",2026-11-22T12:00:00Z,SENT,JSON,1.6,CALL,,a,,\"[2,\"\"ä\"\"]\n\",8\r\n";
                HttpResponse<String> csv = get(app, "?format=csv");
                assertThat(csv.body()).isEqualTo(expected);
                assertThat(csv.headers().firstValue("Content-Type").orElseThrow())
                        .isEqualToIgnoringCase("text/csv; charset=utf-8; header=present");
                assertThat(get(app, "", "Accept", "text/csv").body()).isEqualTo(expected);
                assertThat(get(app, "?format=json", "Accept", "text/csv").body())
                        .startsWith("[{");
            } finally {
                app.stop();
            }
        }
    }
}
