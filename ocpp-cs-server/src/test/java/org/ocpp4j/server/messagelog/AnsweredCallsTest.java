package org.ocpp4j.server.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ocpp4j.server.messagelog.FrameLogFixture.result;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StartTransactionResponse;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.messagelog.AnsweredCallsFixture.Flavour;
import org.ocpp4j.server.messagelog.AnsweredCallsFixture.Options;
import org.ocpp4j.server.messagelog.AnsweredCallsFixture.Raw;
import tools.jackson.databind.JsonNode;

/** A call and its answer are in the list of messages when the answer arrives, whatever the writer of the backlog does. */
class AnsweredCallsTest {
    static Stream<Arguments> flavours() {
        return Arrays.stream(DatabaseKind.values())
                .flatMap(kind -> Arrays.stream(Flavour.values()).map(flavour -> Arguments.of(kind, flavour)));
    }

    /** Nothing is waited for between the answer and the look into the list. */
    private static void requireKept(Raw raw, String action) throws Exception {
        List<JsonNode> rows = raw.rows();
        assertThat(rows)
                .as(action)
                .extracting(
                        row -> row.get("kind").asString(),
                        row -> row.get("direction").asString(),
                        row -> row.get("action").asString())
                .containsExactly(tuple("CALL", "RECEIVED", action), tuple("RESULT", "SENT", action));
        JsonNode call = rows.get(0);
        JsonNode answer = rows.get(1);
        assertThat(call.get("text").asString()).isEqualTo(masked(raw.lastFrame(1)));
        assertThat(answer.get("text").asString()).isEqualTo(masked(raw.lastFrame(0)));
        assertThat(call.get("messageId").asString())
                .isNotEmpty()
                .isEqualTo(answer.get("messageId").asString());
        assertThat(call.get("millis").isNull()).isTrue();
        assertThat(answer.get("millis").isNumber()).isTrue();
        assertThat(call.get("size").asInt()).isEqualTo(raw.lastFrame(1).length());
    }

    private static String masked(String text) {
        return text.replace("user:5ECRET", "***");
    }

    private static String action(FromStation<?> request) {
        return request.getClass().getSimpleName().replaceFirst("Request$", "");
    }

    private static void exchangeEverything(AnsweredCallsFixture fixture, Flavour flavour) throws Exception {
        Raw raw = fixture.connect(flavour, "CP-1");
        int calls = 0;
        for (FromStation<?> request : AnsweredCallsFixture.everything(flavour)) {
            Object response = result(raw.central.send(request));
            requireKept(raw, action(request));
            calls++;
            if (request instanceof StartTransactionRequest) {
                long id = ((StartTransactionResponse) response).transactionId();
                result(raw.central.send(AnsweredCallsFixture.stop(id)));
                requireKept(raw, "StopTransaction");
                calls++;
            }
        }
        assertThat(fixture.rows("CP-1", 100)).as("each frame once").hasSize(2 * calls);
        assertThat(raw.frames).hasSize(2 * calls);
        assertThat(fixture.log.written()).isEqualTo(2L * calls);
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void everyActionOfTheBuiltinBackend(DatabaseKind kind, Flavour flavour) throws Exception {
        try (AnsweredCallsFixture fixture = new AnsweredCallsFixture(kind.fresh(), new Options()).blockBacklog()) {
            exchangeEverything(fixture, flavour);
        }
    }

    /** The other system answers on a thread of its own, which must not wait for the database. */
    @ParameterizedTest
    @MethodSource("flavours")
    void everyActionOfAnExternalBackend(DatabaseKind kind, Flavour flavour) throws Exception {
        try (ForeignThread foreign = new ForeignThread();
                AnsweredCallsFixture fixture = AnsweredCallsFixture.external(kind.fresh(), new Options(), foreign)
                        .blockBacklog()) {
            exchangeEverything(fixture, flavour);
            assertThat(fixture.publishers)
                    .as("threads that wait for the database")
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("ocpp-recorder-")
                            || name.equals("ocpp-call-log")
                            || name.equals("ocpp-frame-log"));
            assertThat(fixture.count("charging_transaction")).isEqualTo(1);
            assertThat(fixture.count("connector")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsKeptWhereTheLogIsOff(DatabaseKind kind) throws Exception {
        Options options = new Options();
        options.log = new FrameLogSettings(false, Duration.ofDays(30), 1_000_000);
        try (AnsweredCallsFixture fixture = new AnsweredCallsFixture(kind.fresh(), options)) {
            Raw raw = fixture.connect(Flavour.JSON_16, "CP-1");
            for (FromStation<?> request : AnsweredCallsFixture.everything(Flavour.JSON_16)) {
                result(raw.central.send(request));
            }
            assertThat(fixture.rows("CP-1", 10)).isEmpty();
            assertThat(fixture.log.written()).isZero();
            assertThat(fixture.log.waiting()).isZero();
            assertThat(fixture.count("connector")).isEqualTo(1);
        }
    }
}
