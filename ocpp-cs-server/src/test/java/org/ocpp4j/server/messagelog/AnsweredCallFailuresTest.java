package org.ocpp4j.server.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.ocpp4j.server.messagelog.FrameLogFixture.result;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.messagelog.AnsweredCallsFixture.Flavour;
import org.ocpp4j.server.messagelog.AnsweredCallsFixture.Options;
import org.ocpp4j.server.messagelog.AnsweredCallsFixture.Raw;
import tools.jackson.databind.JsonNode;

/** What the log has of calls that were not answered as they should have been. */
class AnsweredCallFailuresTest {
    private static void requireRows(AnsweredCallsFixture fixture, Tuple... expected) throws Exception {
        Await.until("the rows are there", () -> fixture.count("frame") >= expected.length);
        List<JsonNode> rows = fixture.rows("CP-1", 100);
        assertThat(rows)
                .extracting(
                        row -> row.get("kind").asString(),
                        row -> row.get("action").asString(),
                        row -> row.get("millis").isNumber())
                .containsExactly(expected);
    }

    private static void requireError(CompletionStage<?> answer) {
        assertThatThrownBy(() -> result(answer)).hasCauseInstanceOf(CallRejectedException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeThatFailsLeavesNoResult(DatabaseKind kind) throws Exception {
        for (Flavour flavour : Flavour.values()) {
            try (AnsweredCallsFixture fixture = new AnsweredCallsFixture(kind.fresh(), new Options())) {
                fixture.sql("alter table connector add constraint no_first check (connector_id <> 1)");
                Raw raw = fixture.connect(flavour, "CP-1");
                requireError(raw.central.send(AnsweredCallsFixture.status(1)));
                assertThat(fixture.count("connector")).isZero();
                requireRows(
                        fixture,
                        tuple("CALL", "StatusNotification", false),
                        tuple("ERROR", "StatusNotification", true));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatIsRefusedLeavesNoEffect(DatabaseKind kind) throws Exception {
        try (AnsweredCallsFixture fixture = new AnsweredCallsFixture(kind.fresh(), new Options())) {
            fixture.sql("alter table frame add constraint no_result check (kind <> 'RESULT')");
            Raw raw = fixture.connect(Flavour.JSON_16, "CP-1");
            requireError(raw.central.send(AnsweredCallsFixture.status(1)));
            assertThat(fixture.count("connector")).isZero();
            requireRows(
                    fixture, tuple("CALL", "StatusNotification", false), tuple("ERROR", "StatusNotification", true));
        }
    }

    private static Options replyTimeout(Duration timeout) {
        Options options = new Options();
        options.replyTimeout = timeout;
        return options;
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatComesTooLateIsNotInTheLog(DatabaseKind kind) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ForeignThread foreign = new ForeignThread().waitFor(go);
                AnsweredCallsFixture fixture =
                        AnsweredCallsFixture.external(kind.fresh(), replyTimeout(Duration.ofMillis(300)), foreign)) {
            Raw raw = fixture.connect(Flavour.JSON_16, "CP-1");
            requireError(raw.central.send(AnsweredCallsFixture.status(1)));
            go.countDown();
            Await.until("the handler has ended", () -> fixture.handled.get() == 1);
            assertThat(fixture.count("connector")).as("it is recorded").isEqualTo(1);
            requireRows(
                    fixture, tuple("CALL", "StatusNotification", false), tuple("ERROR", "StatusNotification", true));
        }
    }

    /** The commit takes longer than the station is let wait: the log has what was committed, and what was sent. */
    @ParameterizedTest
    @EnumSource
    void aCommitThatTakesTooLongIsInTheLogWithBothAnswers(DatabaseKind kind) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ForeignThread foreign = new ForeignThread();
                AnsweredCallsFixture fixture =
                        AnsweredCallsFixture.external(kind.fresh(), replyTimeout(Duration.ofSeconds(8)), foreign)) {
            fixture.events.listen(Set.of(EventType.FRAME), event -> {
                if (Thread.currentThread().getName().startsWith("ocpp-recorder-")) {
                    Await.until("the error", () -> go.getCount() == 0);
                }
            });
            Raw raw = fixture.connect(Flavour.JSON_16, "CP-1");
            // The error comes after 8 s; by then the change has begun, also on a slow machine.
            requireError(raw.central.send(AnsweredCallsFixture.status(1)));
            go.countDown();
            requireRows(
                    fixture,
                    tuple("CALL", "StatusNotification", false),
                    tuple("RESULT", "StatusNotification", true),
                    tuple("ERROR", "StatusNotification", true));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatChangesNothingIsAnsweredWithoutTheDatabaseAndWrittenLater(DatabaseKind kind) throws Exception {
        DatabaseSettings fresh = kind.fresh();
        DatabaseSettings impatient = new DatabaseSettings(
                fresh.url(), fresh.user(), fresh.password(), fresh.connections(), Duration.ofMillis(500));
        try (AnsweredCallsFixture fixture = new AnsweredCallsFixture(impatient, new Options())) {
            Raw raw = fixture.connect(Flavour.JSON_16, "CP-1");
            result(raw.central.send(new HeartbeatRequest()));
            try (Outage outage = Outage.of(impatient)) {
                outage.begin();
                result(raw.central.send(new HeartbeatRequest()));
                requireError(raw.central.send(AnsweredCallsFixture.status(1)));
                result(raw.central.send(new HeartbeatRequest()));
            }
            Await.until("nothing waits", () -> fixture.log.waiting() == 0);
            requireRows(
                    fixture,
                    tuple("CALL", "Heartbeat", false),
                    tuple("RESULT", "Heartbeat", true),
                    tuple("CALL", "Heartbeat", false),
                    tuple("RESULT", "Heartbeat", true),
                    tuple("CALL", "StatusNotification", false),
                    tuple("ERROR", "StatusNotification", true),
                    tuple("CALL", "Heartbeat", false),
                    tuple("RESULT", "Heartbeat", true));
            assertThat(fixture.log.dropped()).isZero();
        }
    }

    /** Its answer goes to the station, as it is another system's, and it is in the log. */
    @ParameterizedTest
    @EnumSource
    void whatCannotBeRecordedIsInTheLogAllTheSame(DatabaseKind kind) throws Exception {
        try (ForeignThread foreign = new ForeignThread();
                AnsweredCallsFixture fixture = AnsweredCallsFixture.external(kind.fresh(), new Options(), foreign)) {
            fixture.sql("alter table connector add constraint no_first check (connector_id <> 1)");
            fixture.blockBacklog();
            Raw raw = fixture.connect(Flavour.JSON_16, "CP-1");
            result(raw.central.send(AnsweredCallsFixture.status(1)));
            assertThat(raw.rows()).extracting(row -> row.get("kind").asString()).containsExactly("CALL", "RESULT");
            assertThat(fixture.count("connector")).isZero();
        }
    }
}
