package org.ocpp4j.server.backend.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.backend.builtin.Bench.NOON;
import static org.ocpp4j.server.backend.builtin.Bench.assertRejected;
import static org.ocpp4j.server.backend.builtin.Bench.result;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.server.database.DatabaseKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What no column holds is answered as anything else, and kept; what is invalid is taken where stations are believed. */
class OddMessagesTest {
    private static final long HUGE = 1L << 40;

    @ParameterizedTest
    @EnumSource
    void numbersThatOcppDoesNotBoundAreAnsweredAndKept(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            CentralSystem central = bench.serve().connect("CP-1");
            MeterValue value = new MeterValue(NOON, List.of(new SampledValue("1")));
            for (int i = 0; i < 2; i++) {
                result(central.send(new StatusNotificationRequest(
                        HUGE, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR)));
                assertThat(result(central.send(new StartTransactionRequest(HUGE, "x", NOON, HUGE, HUGE)))
                                .transactionId())
                        .isPositive();
                result(central.send(new MeterValuesRequest(HUGE, HUGE, List.of(value))));
                result(central.send(new StopTransactionRequest(HUGE, null, NOON, HUGE, null, List.of(value))));
            }
            assertThat(bench.rows("stray_message"))
                    .extracting(row -> row.get("action"))
                    .containsExactly("StatusNotification", "StartTransaction", "MeterValues", "StopTransaction");
            assertThat(bench.row("charging_transaction"))
                    .containsEntry("connector_id", null)
                    .containsEntry("meter_start", HUGE);
            assertThat(bench.rows("meter_value")).hasSize(2);
            assertThat(bench.rows("connector")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNulIsNoReasonToComeAgain(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            CentralSystem central = bench.serve().connect("CP-1");
            result(central.send(new BootNotificationRequest("V\0", "M")));
            result(central.send(
                    new StatusNotificationRequest(1, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR)
                            .withInfo("a\0b")));
            result(central.send(new StartTransactionRequest(1, "x\0", NOON, 1, null)));
            assertThat(bench.row("connector")).containsEntry("info", "a\uFFFDb");
            assertThat(bench.row("charging_transaction")).containsEntry("id_tag", "x\uFFFD");
            assertThat(bench.rows("stray_message")).hasSize(2);
        }
    }

    private static final Map<String, String> INVALID = Map.of(
            "StatusNotification",
            "{\"connectorId\":1,\"status\":\"Dreaming" + "g".repeat(60) + "\",\"errorCode\":\"NoError\",\"info\":\""
                    + "i".repeat(1500) + "\",\"extra\":1}",
            "StartTransaction",
            "{\"connectorId\":1,\"idTag\":\"" + "t".repeat(300)
                    + "\",\"timestamp\":\"2026-11-22T12:00:00\",\"meterStart\":5,\"reservationId\":null}",
            "MeterValues",
            "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-11-22T12:00:00+03\",\"sampledValue\":"
                    + "[{\"value\":\"1\",\"measurand\":\"Noise\",\"unit\":\"dB\"}]}]}",
            "StopTransaction",
            "{\"transactionId\":5,\"timestamp\":\"2026-11-22 12:00\",\"meterStop\":5,\"reason\":\"" + "r".repeat(60)
                    + "\"}");

    @ParameterizedTest
    @EnumSource
    void aLenientStationIsTakenAtItsWordAndAStrictOneIsNot(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            Bench.Server server = bench.serve();
            CentralSystem strict = server.connect("STRICT");
            bench.sql("insert into station (identity, registered, validation, created_at)"
                    + " values ('LENIENT', true, 'LENIENT', current_timestamp)");
            CentralSystem lenient = server.connect("LENIENT");
            INVALID.forEach((action, text) -> {
                JsonNode payload = JsonMapper.shared().readTree(text);
                assertThat(strict.send(action, payload, CallOptions.DEFAULT).toCompletableFuture())
                        .failsWithin(Duration.ofSeconds(60));
                result(lenient.send(action, payload, CallOptions.DEFAULT));
                result(lenient.send(action, payload, CallOptions.DEFAULT));
            });
            assertThat(bench.rows("charging_transaction"))
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row).containsEntry("identity", "LENIENT"));
            assertThat(bench.row("meter_value"))
                    .containsEntry("samples", "[{\"value\":\"1\",\"measurand\":\"Noise\",\"unit\":\"dB\"}]");
            assertThat(bench.row("connector"))
                    .hasEntrySatisfying(
                            "info", info -> assertThat(info.toString()).hasSize(1000));
            assertThat(bench.rows("stray_message")).hasSize(3);
            assertRejected(
                    lenient.send("StartTransaction", JsonMapper.shared().readTree("{}"), CallOptions.DEFAULT),
                    ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReadingThatIsLongerThanItsColumnIsKeptInHalves(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            CentralSystem central = bench.serve().connect("CP-1");
            MeterValue value = new MeterValue(
                    NOON, List.of(new SampledValue("7".repeat(500_200)), new SampledValue("8".repeat(500_200))));
            result(central.send(new MeterValuesRequest(1, null, List.of(value))));
            result(central.send(new MeterValuesRequest(1, null, List.of(value))));
            assertThat(bench.rows("meter_value")).hasSize(2);
        }
    }
}
