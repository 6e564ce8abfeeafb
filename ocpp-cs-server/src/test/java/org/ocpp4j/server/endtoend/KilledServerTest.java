package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.event.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server is killed in the middle of many sessions and started again. What was confirmed is in the database at once,
 * and so are its call and its answer in the frame log; what was not is accepted when it is sent again, and nothing is there twice.
 */
class KilledServerTest {
    private static final int STATIONS = 200;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** A transaction or a meter value, in the words of the messages that made it. */
    private record Fact(String identity, String what, Instant at, String value) {}

    @ParameterizedTest
    @EnumSource
    @Timeout(300)
    void nothingConfirmedIsLostAndNothingIsStoredTwice(DatabaseKind kind, @TempDir Path data) throws Exception {
        DatabaseSettings settings = kind.fresh();
        try (ServerProcess first = ServerProcess.serve(settings, data);
                StationSwarm swarm = StationSwarm.start(first.stations(), "KS-", STATIONS)) {
            await("all stations charge", () -> swarm.charging() == STATIONS);
            swarm.charge();
            await(
                    "sessions have ended",
                    () -> swarm.confirmed("StopTransaction").size() > STATIONS / 2);
            first.kill();
            List<SwarmMessage> confirmed = swarm.confirmed();
            // Nobody else has the database now: what is seen here was committed before the kill.
            try (Database database = Database.open(settings, new Events())) {
                assertThat(missing(database, confirmed)).isEmpty();
                assertThat(notLogged(database, confirmed)).isEmpty();
            }
            try (ServerProcess second = ServerProcess.serve(settings, data)) {
                swarm.moveTo(second.stations());
                await("it goes on", () -> swarm.confirmed().size() > confirmed.size() + 5 * STATIONS);
                swarm.finish(LONGEST);
                second.terminate();
            }
            try (Database database = Database.open(settings, new Events())) {
                requireAllOnce(database, swarm.messages());
            }
        }
    }

    /** What was confirmed and is not there. */
    private static List<Fact> missing(Database database, List<SwarmMessage> confirmed) {
        Set<Fact> stored = Set.copyOf(stored(database));
        return expected(confirmed).stream()
                .filter(each -> !stored.contains(each))
                .toList();
    }

    /** What was confirmed and is not in the frame log, together with its answer. */
    private static List<SwarmMessage> notLogged(Database database, List<SwarmMessage> confirmed) {
        Set<JsonNode> logged = Set.copyOf(database.read(handle -> handle.createQuery("select asked.identity, asked.text"
                        + " from frame asked join frame answer on answer.identity = asked.identity"
                        + " and answer.message_id = asked.message_id and answer.kind = 'RESULT'"
                        + " where asked.kind = 'CALL' and asked.direction = 'RECEIVED'")
                .map((row, context) -> call(
                        row.getString("identity"),
                        JsonMapper.shared()
                                .readTree(row.getString("text"))
                                .get(2)
                                .asString(),
                        JsonMapper.shared().readTree(row.getString("text")).get(3)))
                .set()));
        return confirmed.stream()
                .filter(each -> !logged.contains(call(
                        each.identity(),
                        each.action(),
                        JsonMapper.shared().readTree(each.payload().toString()))))
                .toList();
    }

    private static JsonNode call(String identity, String action, JsonNode payload) {
        return JsonMapper.shared().createArrayNode().add(identity).add(action).add(payload);
    }

    private static void requireAllOnce(Database database, List<SwarmMessage> messages) {
        assertThat(messages).allMatch(SwarmMessage::isConfirmed);
        assertThat(messages).as("the kill hit calls under way").anyMatch(each -> each.attempts() > 1);
        assertThat(messages)
                .as("what is confirmed again is confirmed in the same words")
                .allMatch(each -> each.otherConfirmation() == null);
        List<Fact> stored = stored(database);
        List<Fact> expected = expected(messages);
        assertThat(stored).doesNotHaveDuplicates();
        assertThat(Set.copyOf(stored)).isEqualTo(Set.copyOf(expected));
        assertThat(expected).hasSameSizeAs(stored);
        long started = messages.stream()
                .filter(each -> each.action().equals("StartTransaction"))
                .count();
        assertThat(number(database, "charging_transaction")).isEqualTo(started);
        assertThat(number(database, "charging_transaction where stopped_at is null or flags <> ''"))
                .isZero();
        assertThat(number(database, "stray_message")).isZero();
        assertThat(number(database, "station where identity like 'KS-%'")).isEqualTo(STATIONS);
    }

    private static long number(Database database, String from) {
        return database.read(handle -> handle.createQuery("select count(*) from " + from)
                .mapTo(Long.class)
                .one());
    }

    private static List<Fact> expected(List<SwarmMessage> confirmed) {
        return confirmed.stream()
                .filter(each -> !each.action().equals("BootNotification"))
                .map(KilledServerTest::fact)
                .toList();
    }

    private static Fact fact(SwarmMessage message) {
        JsonNode payload = message.payload();
        return switch (message.action()) {
            case "StartTransaction" -> {
                JsonNode confirmation = message.confirmation();
                yield new Fact(
                        message.identity(),
                        "start of " + (confirmation == null ? "?" : confirmation.get("transactionId")),
                        at(payload),
                        payload.get("meterStart").asString());
            }
            case "StopTransaction" ->
                new Fact(
                        message.identity(),
                        "stop of " + payload.get("transactionId"),
                        at(payload),
                        payload.get("meterStop").asString());
            default -> {
                JsonNode value = payload.at("/meterValue/0");
                yield new Fact(
                        message.identity(),
                        "value of " + payload.get("transactionId"),
                        at(value),
                        value.at("/sampledValue/0/value").asString());
            }
        };
    }

    private static Instant at(JsonNode payload) {
        return Instant.parse(payload.get("timestamp").asString());
    }

    private static List<Fact> stored(Database database) {
        List<Fact> stored = new ArrayList<>();
        stored.addAll(read(
                database,
                "select identity, 'start of ' || transaction_id as what, started_at as at, meter_start as amount"
                        + " from charging_transaction"));
        stored.addAll(read(
                database,
                "select identity, 'stop of ' || transaction_id as what, stopped_at as at, meter_stop as amount"
                        + " from charging_transaction where stopped_at is not null"));
        stored.addAll(read(
                database,
                "select identity, 'value of ' || transaction_id as what, sampled_at as at, samples as amount"
                        + " from meter_value where source = 'METER_VALUES'"));
        return stored;
    }

    private static List<Fact> read(Database database, String sql) {
        return database.read(handle -> handle.createQuery(sql)
                .map((row, context) -> new Fact(
                        row.getString("identity"),
                        row.getString("what"),
                        new Row(row).timeOf("at"),
                        row.getString("amount").replaceFirst(".*\"value\":\"(\\d+)\".*", "$1")))
                .list());
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("This did not come true: " + what);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }
}
