package org.ocpp4j.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.backend.builtin.Bench.NOON;
import static org.ocpp4j.server.backend.builtin.Bench.result;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.Reason;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionResponse;
import org.ocpp4j.server.backend.builtin.Bench;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.EventType;

/** Starts and stops: repeated, late, conflicting, unknown. */
class TransactionsTest {
    private static StartTransactionRequest start(int connector, Instant at) {
        return new StartTransactionRequest(connector, "demo", at, 100, null);
    }

    private static StopTransactionRequest stop(long id, long meterStop) {
        return new StopTransactionRequest(id, "DEMO", NOON, meterStop, Reason.LOCAL, null);
    }

    private static long begin(CentralSystem central, StartTransactionRequest request) {
        return result(central.send(request)).transactionId();
    }

    @ParameterizedTest
    @EnumSource
    void aStartThatIsSentAgainGetsTheSameTransaction(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            bench.idTag("demo");
            CentralSystem central = bench.serve().connect("CP-1");
            long first = begin(central, start(1, NOON));
            assertThat(begin(central, start(1, NOON))).isEqualTo(first);
            // After a restart, in another case, and with the reservation that it forgot.
            CentralSystem later = bench.serve().connect("CP-1");
            assertThat(begin(later, new StartTransactionRequest(1, "DEMO", NOON, 100, 5L)))
                    .isEqualTo(first);
            assertThat(bench.heard(EventType.TRANSACTION_STARTED)).hasSize(1);
            List<Long> others = List.of(
                    begin(later, start(2, NOON)),
                    begin(later, start(1, NOON.plusMillis(1))),
                    begin(later, new StartTransactionRequest(1, "demo", NOON, 101, null)),
                    begin(later, new StartTransactionRequest(1, "demo2", NOON, 100, null)),
                    begin(bench.serve().connect("CP-2"), start(1, NOON)));
            assertThat(others).doesNotHaveDuplicates().doesNotContain(first);
            assertThat(bench.rows("charging_transaction")).hasSize(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNumberThatIsTakenIsNotGivenAgain(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            Iterator<Integer> numbers = List.of(7, 7, 7, 8).iterator();
            bench.transactionIds = numbers::next;
            CentralSystem central = bench.serve().connect("CP-1");
            assertThat(begin(central, start(1, NOON))).isEqualTo(7);
            assertThat(begin(bench.serve().connect("CP-2"), start(1, NOON))).isEqualTo(8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedIdTagGetsATransaction(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            var answer = result(bench.serve().connect("CP-1").send(start(1, NOON)));
            assertThat(answer.idTagInfo().status()).isEqualTo(AuthorizationStatus.INVALID);
            assertThat(bench.row("charging_transaction"))
                    .containsEntry("transaction_id", (int) answer.transactionId())
                    .containsEntry("id_tag_status", "Invalid");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatComesLateIsFlagged(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            CentralSystem central = bench.serve().connect("CP-1");
            Duration limit = Duration.ofMinutes(5);
            begin(central, start(1, NOON.minus(limit)));
            assertThat(bench.row("charging_transaction")).containsEntry("flags", "");
            long late = begin(central, start(2, NOON.minus(limit).minusMillis(1)));
            bench.clock.move(Duration.ofHours(1));
            result(central.send(stop(late, 90)));
            assertThat(bench.rows("charging_transaction").get(1))
                    .containsEntry("flags", "LATE,METER_BACKWARDS")
                    .containsEntry("meter_stop", 90L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStopCountsOnce(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            bench.idTag("demo");
            CentralSystem central = bench.serve().connect("CP-1");
            long id = begin(central, start(1, NOON));
            StopTransactionResponse first = result(central.send(stop(id, 350)));
            assertThat(result(central.send(stop(id, 350)))).isEqualTo(first);
            assertThat(bench.row("charging_transaction")).containsEntry("flags", "");
            assertThat(bench.rows("stray_message")).isEmpty();

            for (int i = 0; i < 2; i++) {
                assertThat(result(central.send(stop(id, 999)))).isEqualTo(first);
            }
            assertThat(bench.row("charging_transaction"))
                    .containsEntry("meter_stop", 350L)
                    .containsEntry("reason", "Local")
                    .containsEntry("flags", "CONFLICTING_STOP");
            assertThat(bench.row("stray_message"))
                    .containsEntry("action", "StopTransaction")
                    .hasEntrySatisfying(
                            "payload", payload -> assertThat(payload.toString()).contains("\"meterStop\":999"));
            assertThat(bench.heard(EventType.TRANSACTION_STOPPED)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStopThatBelongsToNothingIsKept(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            CentralSystem central = bench.serve().connect("CP-1");
            var unknown = new StopTransactionRequest(-1, null, NOON, 40, null, List.of());
            for (int i = 0; i < 2; i++) {
                assertThat(result(central.send(unknown)).idTagInfo()).isNull();
            }
            assertThat(bench.row("charging_transaction"))
                    .containsEntry("transaction_id", -1)
                    .containsEntry("flags", "UNKNOWN")
                    .containsEntry("meter_stop", 40L)
                    .containsEntry("meter_start", null)
                    .containsEntry("id_tag", null);
            result(central.send(new StopTransactionRequest(-1, null, NOON, 41, null, null)));
            assertThat(bench.row("charging_transaction")).containsEntry("flags", "UNKNOWN,CONFLICTING_STOP");
            assertThat(bench.rows("stray_message")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStationCannotStopTheTransactionOfAnother(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            long id = begin(bench.serve().connect("CP-1"), start(1, NOON));
            result(bench.serve().connect("CP-2").send(stop(id, 350)));
            assertThat(bench.rows("charging_transaction"))
                    .satisfiesExactlyInAnyOrder(
                            row -> assertThat(row)
                                    .containsEntry("identity", "CP-1")
                                    .containsEntry("stop_key", null),
                            row -> assertThat(row)
                                    .containsEntry("identity", "CP-2")
                                    .containsEntry("flags", "UNKNOWN")
                                    .containsEntry("meter_stop", 350L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void meterValuesAreKeptOnceWhereverTheyBelong(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            CentralSystem central = bench.serve().connect("CP-1");
            long id = begin(central, start(1, NOON));
            result(central.send(stop(id, 350)));
            MeterValue value = new MeterValue(NOON, List.of(new SampledValue("1")));
            MeterValue other = new MeterValue(NOON, List.of(new SampledValue("2")));
            var afterStop = new MeterValuesRequest(1, id, List.of(value, other));
            var ofNone = new MeterValuesRequest(1, null, List.of(value));
            var ofUnknown = new MeterValuesRequest(1, 4711L, List.of(value));
            for (int i = 0; i < 2; i++) {
                result(central.send(afterStop));
                result(central.send(ofNone));
                result(central.send(ofUnknown));
            }
            assertThat(bench.rows("meter_value"))
                    .extracting(row -> row.get("transaction_id"))
                    .containsExactly((int) id, (int) id, null, 4711);
            assertThat(bench.heard(EventType.METER_VALUES)).hasSize(3);
            assertThat(bench.rows("stray_message")).isEmpty();
        }
    }
}
