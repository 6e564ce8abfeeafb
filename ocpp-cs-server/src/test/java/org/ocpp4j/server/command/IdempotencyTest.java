package org.ocpp4j.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;

/** Requests with an idempotency key, and what a crash leaves. */
class IdempotencyTest {
    private static final String RESET = "{\"type\":\"Soft\"}";

    private static CompletableFuture<HttpResponse<String>> reset(CommandFixture fixture, String key) {
        return fixture.command("Reset", RESET, "Idempotency-Key", key);
    }

    @ParameterizedTest
    @EnumSource
    void fiftyAtOnceAreSentOnce(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation station = fixture.connect("CP-1");
            List<CompletableFuture<HttpResponse<String>>> all =
                    IntStream.range(0, 50).mapToObj(i -> reset(fixture, "once")).toList();
            station.answer("{\"status\":\"Accepted\"}");
            for (CompletableFuture<HttpResponse<String>> each : all) {
                HttpResponse<String> response = Await.result(each);
                assertThat(response.statusCode() + response.body()).isEqualTo("200{\"status\":\"Accepted\"}");
            }
            long first = all.stream()
                    .filter(each -> Await.result(each)
                            .headers()
                            .firstValue("Idempotency-Replayed")
                            .isEmpty())
                    .count();
            assertThat(first).isEqualTo(1);
            assertThat(station.hasFrames()).isFalse();
            assertThat(fixture.rows()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameKeyIsForTheSameRequestOfTheSameCaller(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation station = fixture.connect("CP-1");
            var sent = reset(fixture, "k");
            station.send("[4,\"" + station.next().id() + "\",\"NotSupported\",\"\",{\"a\":1}]");
            HttpResponse<String> original = Await.result(sent);
            HttpResponse<String> replay = Await.result(reset(fixture, "k"));
            assertThat(replay.statusCode()).isEqualTo(502);
            assertThat(replay.body()).isEqualTo(original.body());

            HttpResponse<String> reused =
                    Await.result(fixture.command("Reset", "{\"type\":\"Hard\"}", "Idempotency-Key", "k"));
            assertThat(reused.statusCode() + reused.body())
                    .startsWith("422")
                    .contains("keyReused", "\"dispatched\":false");
            assertThat(Await.result(fixture.command("ClearCache", RESET, "Idempotency-Key", "k"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(Await.result(fixture.post("ChargePoint/CP-2/Reset", RESET, "Idempotency-Key", "k"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(station.hasFrames()).isFalse();

            var other = fixture.command("Reset", RESET, "Idempotency-Key", "k", "X-Caller", "bob");
            station.answer("{\"status\":\"Accepted\"}");
            assertThat(Await.result(other).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNeverLeftGivesItsKeyBack(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            fixture.known("CP-1", "JSON", "1.6");
            assertThat(Await.result(reset(fixture, "k")).statusCode()).isEqualTo(503);
            RawStation station = fixture.connect("CP-1");
            var blocking = fixture.command("ClearCache", "");
            station.next();
            var queued = reset(fixture, "k");
            Await.until("it waits", () -> fixture.rows().size() == 3);
            station.abort();
            assertThat(Await.result(blocking).statusCode()).isEqualTo(502);
            assertThat(Await.result(queued).body()).contains("\"dispatched\":false");
            Await.until("it is gone", () -> fixture.server.station("CP-1").isEmpty());

            RawStation again = fixture.connect("CP-1");
            var sent = reset(fixture, "k");
            again.answer("{\"status\":\"Accepted\"}");
            assertThat(Await.result(sent).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void keysHaveALength() {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE)) {
            RawStation station = fixture.connect("CP-1");
            HttpResponse<String> tooLong = Await.result(reset(fixture, "k".repeat(256)));
            assertThat(tooLong.statusCode() + tooLong.body()).startsWith("400").contains("invalidIdempotencyKey");
            var sent = reset(fixture, "k".repeat(255));
            station.answer("{\"status\":\"Accepted\"}");
            assertThat(Await.result(sent).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatACrashLeftIsUnknownAndNotSentAgain(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation station = fixture.connect("CP-1");
            var sent = reset(fixture, "k");
            RawStation.Call call = station.next();
            BulkRequest bulk =
                    new BulkRequest("ClearCache", Json.read("{}"), List.of("CP-1", "CP-2", "CP-3"), "ada", null);
            Instant now = Instant.now();
            fixture.database.run(
                    change -> { // as if the process had ended before their turn
                        BulkRows.insert(change.handle(), "b", bulk, now, null);
                        CommandRows.insertWaiting(
                                change.handle(),
                                bulk.stations().stream()
                                        .map(to -> new Command(
                                                "b-" + to, "b", to, "ClearCache", bulk.payload(), "ada", now))
                                        .toList());
                    });
            try (Commands next = new Commands(
                    fixture.database,
                    fixture.server,
                    fixture.stations,
                    fixture.lines,
                    CommandFixture.settings(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, 3, false),
                    Clock.systemUTC(),
                    List.of())) {
                Outcome replay =
                        Await.result(next.send(new CommandRequest("CP-1", "Reset", Json.read(RESET), "ada", "k")));
                assertThat(replay.kind()).isEqualTo(OutcomeKind.UNKNOWN);
                assertThat(replay.dispatched()).isNull();
                assertThat(replay.replayed()).isTrue();
            }
            assertThat(fixture.get("commands/b")
                            .path("progress")
                            .path("outcomes")
                            .toString())
                    .isEqualTo("{\"stopped\":3}");
            station.result(call, "{\"status\":\"Accepted\"}");
            assertThat(Await.result(sent).statusCode()).isEqualTo(200);
            assertThat(fixture.rows().get(0).outcome()).isEqualTo("unknown");
        }
    }
}
