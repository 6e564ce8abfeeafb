package org.ocpp4j.server.backend.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.backend.builtin.Bench.NOON;
import static org.ocpp4j.server.backend.builtin.Bench.assertRejected;
import static org.ocpp4j.server.backend.builtin.Bench.result;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.GenericStatus;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.Reason;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.SecurityEventNotificationRequest;
import org.ocpp4j.core.v16.SignCertificateRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.server.bound.BoundSettings;
import org.ocpp4j.server.bound.Kind;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.station.StationChange;

/** What one station may have: a hundredth of all, 100 connectors, 10 certificate requests. */
class BoundsTest {
    private static final Duration LONG = Duration.ofDays(365);
    private static final BoundSettings TEN_OF_EACH =
            new BoundSettings(1_000, LONG, 1_000, 1_000, 1_000, 1_000, LONG, LONG);

    private static Bench bench(DatabaseKind kind) {
        Bench bench = new Bench(kind);
        bench.boundSettings = TEN_OF_EACH;
        return bench;
    }

    private static StartTransactionRequest start(int number) {
        return new StartTransactionRequest(1, "demo", NOON.plusSeconds(number), 100, null);
    }

    private static MeterValue value(int number) {
        return new MeterValue(NOON.plusSeconds(number), List.of(new SampledValue("" + number)));
    }

    private static List<Object> column(Bench bench, String table, String column, String identity) {
        return bench.rows(table).stream()
                .filter(row -> identity.equals(row.get("identity")))
                .map(row -> row.get(column))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void theNewestSecurityEventsReplaceTheOldestOfTheSameStation(DatabaseKind kind) {
        try (Bench bench = bench(kind)) {
            Bench.Server server = bench.serve();
            result(server.connect("CP-2").send(new SecurityEventNotificationRequest("Other", NOON, null)));
            CentralSystem central = server.connect("CP-1");
            for (int i = 0; i < 25; i++) {
                result(central.send(new SecurityEventNotificationRequest("Type" + i, NOON.plusSeconds(i), null)));
            }
            assertThat(column(bench, "security_event", "type", "CP-1"))
                    .hasSize(10)
                    .startsWith("Type15")
                    .endsWith("Type24");
            assertThat(column(bench, "security_event", "type", "CP-2")).containsExactly("Other");
            assertThat(server.bounds.exceeded(Kind.SECURITY_EVENTS)).isEqualTo(15);
            assertThat(server.bounds.kept(Kind.SECURITY_EVENTS)).isEqualTo(11);
        }
    }

    @ParameterizedTest
    @EnumSource
    void connectorsBeyondTheBoundAreStrayAndStrayMessagesReplaceTheOldest(DatabaseKind kind) {
        try (Bench bench = bench(kind)) {
            Bench.Server server = bench.serve();
            CentralSystem central = server.connect("CP-1");
            for (int id = 0; id < 125; id++) {
                result(central.send(
                        new StatusNotificationRequest(id, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR)));
            }
            // One that is there changes as before.
            result(central.send(
                    new StatusNotificationRequest(1, ChargePointStatus.CHARGING, ChargePointErrorCode.NO_ERROR)));
            assertThat(bench.rows("connector")).hasSize(100);
            assertThat(column(bench, "connector", "status", "CP-1")).contains("Charging");
            assertThat(bench.rows("stray_message"))
                    .hasSize(10)
                    .allSatisfy(row -> assertThat(row.get("reason"))
                            .isEqualTo("the station has as many connectors as one may have"));
            assertThat(server.bounds.exceeded(Kind.CONNECTORS)).isEqualTo(25);
            assertThat(server.bounds.exceeded(Kind.STRAY_MESSAGES)).isEqualTo(15);
        }
    }

    @ParameterizedTest
    @EnumSource
    void certificateRequestsBeyondTheBoundAreRejected(DatabaseKind kind) {
        try (Bench bench = bench(kind)) {
            Bench.Server server = bench.serve();
            CentralSystem central = server.connect("CP-1");
            for (int i = 0; i < 15; i++) {
                assertThat(result(central.send(new SignCertificateRequest("csr" + i)))
                                .status())
                        .isEqualTo(i < 10 ? GenericStatus.ACCEPTED : GenericStatus.REJECTED);
            }
            assertThat(result(central.send(new SignCertificateRequest("csr3"))).status())
                    .as("one that waits already")
                    .isEqualTo(GenericStatus.ACCEPTED);
            assertThat(bench.rows("certificate_request")).hasSize(10);
            assertThat(server.bounds.exceeded(Kind.CERTIFICATE_REQUESTS)).isEqualTo(5);
            bench.sql("update certificate_request set status = 'REJECTED'");
            assertThat(result(central.send(new SignCertificateRequest("csr20"))).status())
                    .as("when the others are answered")
                    .isEqualTo(GenericStatus.ACCEPTED);
            bench.database.run(change -> {
                for (int i = 0; i < 150; i++) {
                    change.handle()
                            .execute("insert into certificate_request (identity, csr, status, received_at, changed_at,"
                                    + " fingerprint) values ('CP-1', 'csr', 'SENT', current_timestamp,"
                                    + " current_timestamp, 'x')");
                }
            });
            result(central.send(new SignCertificateRequest("csr21")));
            assertThat(column(bench, "certificate_request", "status", "CP-1"))
                    .hasSize(102)
                    .contains("QUEUED");
        }
    }

    @ParameterizedTest
    @EnumSource
    void transactionsOfAStationThatNobodyRegisteredAreRefused(DatabaseKind kind) {
        try (Bench bench = bench(kind)) {
            bench.idTag("demo");
            Bench.Server server = bench.serve();
            server.stations.register("CP-2", StationChange.NONE);
            CentralSystem stranger = server.connect("CP-1");
            CentralSystem registered = server.connect("CP-2");
            for (int i = 0; i < 10; i++) {
                result(stranger.send(start(i)));
            }
            assertRejected(stranger.send(start(10)), ErrorCode.GENERIC_ERROR);
            assertRejected(
                    stranger.send(new StopTransactionRequest(77, null, NOON, 5, Reason.LOCAL, null)),
                    ErrorCode.GENERIC_ERROR);
            long last = result(stranger.send(start(9))).transactionId(); // sent again
            result(stranger.send(new StopTransactionRequest(last, null, NOON, 500, Reason.LOCAL, null)));
            for (int i = 0; i < 15; i++) {
                result(registered.send(start(i)));
            }
            assertThat(column(bench, "charging_transaction", "meter_stop", "CP-1"))
                    .hasSize(10)
                    .contains(500L);
            assertThat(column(bench, "charging_transaction", "seq", "CP-2")).hasSize(15);
            assertThat(server.bounds.exceeded(Kind.TRANSACTIONS)).isEqualTo(2);
            // Another server counts what is there, and asks the table who is registered.
            result(bench.serve().connect("CP-2").send(start(20)));
            assertRejected(bench.serve().connect("CP-1").send(start(11)), ErrorCode.GENERIC_ERROR);
            // Once it is registered, it may.
            server.stations.register("CP-1", StationChange.NONE);
            result(stranger.send(start(12)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void meterValuesOfAStationThatNobodyRegisteredAreRefused(DatabaseKind kind) {
        try (Bench bench = bench(kind)) {
            bench.idTag("demo");
            Bench.Server server = bench.serve();
            server.stations.register("CP-2", StationChange.NONE);
            CentralSystem stranger = server.connect("CP-1");
            CentralSystem registered = server.connect("CP-2");
            long transaction = result(stranger.send(start(0))).transactionId();
            for (int i = 0; i < 5; i++) {
                result(stranger.send(new MeterValuesRequest(1, transaction, List.of(value(2 * i), value(2 * i + 1)))));
            }
            assertRejected(
                    stranger.send(new MeterValuesRequest(1, transaction, List.of(value(20)))), ErrorCode.GENERIC_ERROR);
            result(stranger.send(new MeterValuesRequest(1, transaction, List.of(value(3))))); // sent again
            result(stranger.send(new StopTransactionRequest(
                    transaction, null, NOON, 500, Reason.LOCAL, List.of(value(30), value(31)))));
            for (int i = 0; i < 15; i++) {
                result(registered.send(new MeterValuesRequest(1, null, List.of(value(i)))));
            }
            assertThat(column(bench, "meter_value", "seq", "CP-1")).hasSize(10);
            assertThat(column(bench, "meter_value", "seq", "CP-2")).hasSize(15);
            assertThat(bench.row("charging_transaction")).containsEntry("meter_stop", 500L);
            assertThat(bench.row("stray_message"))
                    .containsEntry("reason", "no room for the transactionData of a station that is not registered");
            assertThat(server.bounds.exceeded(Kind.METER_VALUES)).isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void strangersTogetherHaveABound(DatabaseKind kind) {
        try (Bench bench = bench(kind)) {
            bench.boundSettings = new BoundSettings(1_000, LONG, 100, 100, 100, 100, LONG, LONG);
            Bench.Server server = bench.serve();
            for (int i = 0; i < 100; i++) {
                result(server.connect("CP-" + i).send(start(i)));
            }
            assertRejected(server.connect("CP-100").send(start(0)), ErrorCode.GENERIC_ERROR);
            assertThat(bench.rows("charging_transaction")).hasSize(100);
            assertThat(server.bounds.warning())
                    .hasValueSatisfying(text -> assertThat(text).contains("100 of at most 100 transactions"));
        }
    }
}
