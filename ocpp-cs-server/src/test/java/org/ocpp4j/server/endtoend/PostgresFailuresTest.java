package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.backend.postgres.FunctionDatabase;
import org.ocpp4j.server.backend.postgres.PostgresBackend;
import org.ocpp4j.server.database.DatabaseKind;
import org.slf4j.LoggerFactory;

/** Each way in which functions fail, and what the station and the log are told. */
class PostgresFailuresTest {
    private static final String ANSWER = "return json_build_object('identity', pIdentity, 'uniqueId', pUniqueId,"
            + " 'action', pAction, 'payload', json_build_object('currentTime', '2026-11-22T12:00:00Z'));";
    private static final String AUTHORIZE = "{\"idTag\":\"SECRET-TAG\"}";

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final FunctionDatabase functions = FunctionDatabase.empty();

    @BeforeEach
    void listen() {
        lines.start();
        ((Logger) LoggerFactory.getLogger(PostgresBackend.class)).addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(PostgresBackend.class)).detachAppender(lines);
    }

    private ServerFixture serve(String... settings) {
        return ServerFixture.start(
                DatabaseKind.SQLITE,
                "postgres.enable = true",
                "postgres.url = \"" + functions.settings().url() + "\"",
                "postgres.user = " + functions.settings().user(),
                String.join("\n", settings));
    }

    private List<String> logged() {
        synchronized (lines) { // as those do who write
            return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "return null;                                                         | returned NULL",
                "raise exception 'no tag %', pPayload->>'idTag';                      | no tag ***",
                "perform 1 / 0; return null;                                          | division by zero",
                "perform (pPayload->>'idTag')::integer; return null;  | invalid input syntax for type integer: \"***\"",
                "return '[]';                                                         | not a JSON object",
                "return '{\"payload\":7}';                                            | payload of the reply is not an object",
                "return '{\"messageTypeId\":9,\"payload\":{}}';                       | messageTypeId",
                "return '{\"uniqueId\":\"other\",\"payload\":{}}';                    | uniqueId",
                "return '{}';                                     | required member idTagInfo is missing",
                "return '{\"payload\":{\"idTagInfo\":{\"status\":\"Fine\"}}}';        | /idTagInfo/status",
                "perform ocpp.nowhere(); return null;                                 | 42883",
            })
    void theStationIsToldInternalErrorAndTheLogWhy(String body, String reason) {
        functions.run("create table ocpp.kept (what text)");
        functions.parse("insert into ocpp.kept values (pAction); " + body);
        try (ServerFixture server = serve()) {
            String answer = RawStation.connect(server.stations(), "CP-1").call("Authorize", AUTHORIZE);
            assertThat(answer)
                    .startsWith("[4,")
                    .contains("\"InternalError\"")
                    .doesNotContain("tag", "SQL", "ocpp.", "function", "integer");
            assertThat(logged()).anySatisfy(line -> assertThat(line).contains("CP-1", "Authorize", "raw-", reason));
            assertThat(logged()).noneMatch(line -> line.contains("SECRET-TAG"));
            assertThat(functions.value("select count(*) from ocpp.kept")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"setof json", "text", "table(answer text)"})
    void otherKindsOfResultServe(String type) {
        String body = type.equals("text")
                ? "select 'no JSON'"
                : type.equals("setof json")
                        ? "select '{}'::json where pAction = 'never'"
                        : "select '{\"payload\":{\"currentTime\":\"2026-11-22T12:00:00Z\",\"x\":null}}'";
        functions.run("create function ocpp.Parse(pIdentity text, pUniqueId text, pAction text, pPayload jsonb,"
                + " pAccount text, pVersion text) returns " + type + " language sql as $$ " + body + " $$");
        try (ServerFixture server = serve()) {
            String answer = RawStation.connect(server.stations(), "CP-1").call("Heartbeat", "{}");
            if (type.startsWith("table")) { // and a member that is null is one that is absent
                assertThat(answer).endsWith(",{\"currentTime\":\"2026-11-22T12:00:00Z\"}]");
            } else {
                assertThat(answer).startsWith("[4,").contains("InternalError");
                String reason = type.equals("text") ? "no JSON" : "no row";
                assertThat(logged()).anyMatch(line -> line.contains(reason));
            }
        }
    }

    @Test
    void aCallErrorOfTheFunctionGoesToTheStationAndIsCommitted() {
        functions.run("create table ocpp.kept (what text)");
        functions.parse("insert into ocpp.kept values (pAction); return json_build_object('messageTypeId', 'CallError',"
                + " 'errorCode', 'SecurityError', 'errorDescription', 'not you', 'errorDetails',"
                + " json_build_object('a', 1));");
        try (ServerFixture server = serve()) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            assertThat(station.call("Authorize", AUTHORIZE)).endsWith(",\"SecurityError\",\"not you\",{\"a\":1}]");
            assertThat(functions.value("select what from ocpp.kept")).isEqualTo("Authorize");
            functions.parse("return '{\"errorCode\":\"OccurrenceConstraintViolation\"}';");
            assertThat(station.call("Authorize", AUTHORIZE)).endsWith(",\"OccurenceConstraintViolation\",\"\",{}]");
            functions.parse("return '{\"messageTypeId\":4,\"errorCode\":\"Mine\"}';");
            assertThat(station.call("Authorize", AUTHORIZE)).contains("\"InternalError\"");
        }
    }

    @Test
    void aFunctionThatTakesTooLongFreesItsConnection() {
        functions.parse("if pAction = 'Authorize' then perform pg_sleep(60); end if; " + ANSWER);
        try (ServerFixture server = serve("postgres.timeout = 3s", "postgres.connections = 2")) {
            RawStation slow = RawStation.connect(server.stations(), "CP-1");
            RawStation alsoSlow = RawStation.connect(server.stations(), "CP-2");
            for (int round = 0; round < 2; round++) {
                CompletableFuture<String> first = slow.send("Authorize", AUTHORIZE);
                assertThat(alsoSlow.call("Authorize", AUTHORIZE)).contains("InternalError");
                assertThat(Await.result(first)).contains("InternalError");
            }
            assertThat(logged()).anyMatch(line -> line.contains("longer than 3000 ms"));
            Await.until(
                    "nothing runs any more",
                    () -> functions
                            .value("select count(*) from pg_stat_activity where state = 'active'"
                                    + " and query like '%parse%' and pid <> pg_backend_pid()")
                            .equals("0"));
            Await.until(
                    "answered",
                    () -> slow.call("Heartbeat", "{}").startsWith("[3,")
                            && alsoSlow.call("Heartbeat", "{}").startsWith("[3,"));
        }
    }

    /** A sequence is not rolled back, so it counts the attempts. */
    @ParameterizedTest
    @CsvSource({"40001, 3", "40P01, 3", "40001, 4"})
    void aCallThatMeetsAnotherIsRepeatedTwice(String code, int lucky) {
        functions.run("create sequence ocpp.attempt");
        functions.parse("if nextval('ocpp.attempt') < " + lucky
                + " then raise exception 'met another' using errcode = '" + code + "'; end if; " + ANSWER);
        try (ServerFixture server = serve()) {
            String answer = RawStation.connect(server.stations(), "CP-1").call("Heartbeat", "{}");
            assertThat(answer).startsWith(lucky == 3 ? "[3," : "[4,");
            assertThat(functions.value("select last_value from ocpp.attempt")).isEqualTo("3");
        }
    }

    @Test
    void manyStationsShareFewConnections() {
        functions.parse(ANSWER);
        try (ServerFixture server = serve("postgres.connections = 2")) {
            List<RawStation> stations = IntStream.range(0, 30)
                    .mapToObj(number -> RawStation.connect(server.stations(), "CP-" + number))
                    .toList();
            List<CompletableFuture<String>> answers = stations.stream()
                    .map(station -> station.send("Heartbeat", "{}"))
                    .toList();
            answers.forEach(answer -> assertThat(Await.result(answer)).startsWith("[3,"));
            assertThat(Integer.parseInt(functions.value(
                            "select count(*) from pg_stat_activity where application_name = 'ocpp-cs-server'"
                                    + " and datname = current_database()")))
                    .isBetween(1, 2);
        }
    }

    @Test
    void aFunctionThatIsMissingIsFoundWhenItIsThere() {
        try (ServerFixture server = serve()) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            assertThat(station.call("Heartbeat", "{}")).startsWith("[4,").contains("InternalError");
            assertThat(logged()).anyMatch(line -> line.contains("the database has no function ocpp.Parse"));
            var health = server.operators().send("GET", "/health", "");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("the database has no function ocpp.Parse");

            // The older form, in capitals that were quoted, of other types.
            functions.run(
                    "create function ocpp.\"Parse\"(a varchar, b varchar, c varchar, d json, e varchar) returns json"
                            + " language sql as $$ select json_build_object('payload',"
                            + " json_build_object('currentTime', '2026-11-22T12:00:0' || length(c)::text || 'Z')) $$");
            assertThat(station.call("Heartbeat", "{}")).contains("2026-11-22T12:00:09Z");
            Await.until( // what was found is remembered for a second
                    "healthy again",
                    () -> server.operators().send("GET", "/health", "").statusCode() == 200);

            // The newer one takes its place.
            functions.run("drop function ocpp.\"Parse\"");
            functions.parse(
                    "return json_build_object('payload',"
                            + " json_build_object('currentTime', '2026-11-22T12:00:00.' || replace(pVersion, '.', '') || 'Z'));");
            assertThat(station.call("Heartbeat", "{}")).contains("2026-11-22T12:00:00.16Z");
        }
    }

    @Test
    void overSoapAFailureIsAFault() {
        functions.parse("return null;");
        functions.run("create function ocpp.ParseXML(xml) returns text language sql as $$ select null::text $$");
        for (String soap : List.of("false", "true")) {
            try (ServerFixture server = serve("postgres.soap = " + soap)) {
                for (Stations way : List.of(Stations.SOAP_15, Stations.SOAP_16)) {
                    CentralSystem central = way.connect("CP-1", server.port(), Handlers.ofStation());
                    var answer = central.send(new HeartbeatRequest()).handle((result, failure) -> failure);
                    Throwable failure = Await.result(answer);
                    assertThat(failure.getCause() == null ? failure : failure.getCause())
                            .isInstanceOf(CallRejectedException.class)
                            .hasMessageContaining("InternalError")
                            .hasMessageNotContaining("NULL");
                }
            }
        }
        assertThat(logged()).anyMatch(line -> line.contains("ocpp.ParseXML gave no answer: it returned NULL"));
    }
}
