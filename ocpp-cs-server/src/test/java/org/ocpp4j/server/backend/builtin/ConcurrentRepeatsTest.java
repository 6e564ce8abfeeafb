package org.ocpp4j.server.backend.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.backend.builtin.Bench.NOON;
import static org.ocpp4j.server.backend.builtin.Bench.result;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.SignCertificateRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StartTransactionResponse;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.EventType;

/** One message on many threads at once: a station that lost its answer came back before the first one was handled. */
class ConcurrentRepeatsTest {
    private static final int THREADS = 12;
    private static final int ROUNDS = 10;

    /** Connections of one station to servers that share nothing but the database. */
    private static List<CentralSystem> connections(Bench bench) {
        return Stream.generate(() -> bench.serve().connect("CP-1"))
                .limit(THREADS)
                .toList();
    }

    private static <T> List<T> results(Stream<CompletionStage<T>> sent) {
        return sent.toList().stream().map(Bench::result).toList();
    }

    @ParameterizedTest
    @EnumSource
    void aStartIsOneTransaction(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            bench.idTag("demo", "Accepted", ", max_active_transactions", ", 1");
            List<CentralSystem> connections = connections(bench);
            for (int round = 0; round < ROUNDS; round++) {
                var start = new StartTransactionRequest(1, "demo", NOON, round, null);
                List<StartTransactionResponse> answers =
                        results(connections.stream().map(central -> central.send(start)));
                assertThat(answers).hasSize(THREADS);
                assertThat(answers.stream().distinct().toList())
                        .singleElement()
                        .satisfies(answer ->
                                assertThat(answer.idTagInfo().status()).isEqualTo(AuthorizationStatus.ACCEPTED));
                assertThat(bench.heard(EventType.TRANSACTION_STARTED)).hasSize(round + 1);
                long id = answers.get(0).transactionId();
                var stop = new StopTransactionRequest(id, "demo", NOON, round, null, null);
                results(connections.stream().map(central -> central.send(stop)));
                assertThat(bench.heard(EventType.TRANSACTION_STOPPED)).hasSize(round + 1);
            }
            assertThat(bench.rows("charging_transaction"))
                    .hasSize(ROUNDS)
                    .allSatisfy(row -> assertThat(row).containsEntry("flags", ""));
            assertThat(bench.rows("stray_message")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void differentStopsAreOneStopAndTheRestIsKept(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            List<CentralSystem> connections = connections(bench);
            results(IntStream.range(0, THREADS)
                    .mapToObj(i -> connections.get(i).send(new StopTransactionRequest(77, null, NOON, i, null, null))));
            assertThat(bench.row("charging_transaction")).containsEntry("flags", "UNKNOWN,CONFLICTING_STOP");
            assertThat(bench.rows("stray_message")).hasSize(THREADS - 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLimitHoldsAcrossStations(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            bench.idTag("demo", "Accepted", ", max_active_transactions", ", 2");
            List<CentralSystem> stations = IntStream.range(0, THREADS)
                    .mapToObj(i -> bench.serve().connect("CP-" + i))
                    .toList();
            var answers = results(stations.stream()
                    .map(central -> central.send(new StartTransactionRequest(1, "demo", NOON, 0, null))));
            assertThat(answers)
                    .extracting(answer -> answer.idTagInfo().status())
                    .filteredOn(AuthorizationStatus.ACCEPTED::equals)
                    .hasSize(2);
            assertThat(bench.rows("charging_transaction")).hasSize(THREADS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportsAreKeptOnce(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            List<CentralSystem> connections = connections(bench);
            var status = new StatusNotificationRequest(1, ChargePointStatus.CHARGING, ChargePointErrorCode.NO_ERROR);
            var meter = new MeterValuesRequest(
                    1,
                    null,
                    IntStream.range(0, 5)
                            .mapToObj(i -> new MeterValue(NOON, List.of(new SampledValue("" + i))))
                            .toList());
            var sign = new SignCertificateRequest("csr");
            results(connections.stream().map(central -> central.send(status)));
            results(connections.stream().map(central -> central.send(meter)));
            results(connections.stream().map(central -> central.send(sign)));
            assertThat(bench.rows("connector")).hasSize(1);
            assertThat(bench.rows("meter_value")).hasSize(5);
            assertThat(bench.heard(EventType.METER_VALUES)).hasSize(1);
            assertThat(bench.rows("certificate_request")).hasSize(1);
            assertThat(result(connections.get(0).send(sign)).status().wireName())
                    .isEqualTo("Accepted");
        }
    }
}
