package org.ocpp4j.server.backend.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ocpp4j.server.backend.builtin.Bench.NOON;
import static org.ocpp4j.server.backend.builtin.Bench.result;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferResponse;
import org.ocpp4j.core.v16.DataTransferStatus;
import org.ocpp4j.core.v16.DiagnosticsStatus;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationRequest;
import org.ocpp4j.core.v16.FirmwareStatus;
import org.ocpp4j.core.v16.FirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.LogStatusNotificationRequest;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.SecurityEventNotificationRequest;
import org.ocpp4j.core.v16.SignedFirmwareStatus;
import org.ocpp4j.core.v16.SignedFirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.v16.UnitOfMeasure;
import org.ocpp4j.core.v16.UploadLogStatus;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.idtag.DemoData;

/** Every action of a station, over both versions and both databases: its answer, its rows, its events. */
class EveryActionTest {
    private static MeterValue energy(String wattHours) {
        return new MeterValue(NOON, List.of(new SampledValue(wattHours).withUnit(UnitOfMeasure.WH)));
    }

    @ParameterizedTest
    @CsvSource({"SQLITE,1.6", "SQLITE,1.5", "POSTGRESQL,1.6", "POSTGRESQL,1.5"})
    void aSessionIsAnsweredAndKept(DatabaseKind kind, String version) {
        try (Bench bench = new Bench(kind)) {
            DemoData.enter(bench.database, bench.clock);
            DemoData.enter(bench.database, bench.clock);
            CentralSystem central = bench.serve().connect("CP-1", Bench.version(version));
            var boot = result(central.send(new BootNotificationRequest("Vendor", "Model")));
            assertThat(boot.status()).isEqualTo(RegistrationStatus.ACCEPTED);
            assertThat(boot.interval()).isEqualTo(300);
            assertThat(boot.currentTime()).isEqualTo(NOON);
            assertThat(bench.row("station"))
                    .containsEntry("registration", "Accepted")
                    .containsEntry("registered", false)
                    .containsEntry("boot", "{\"chargePointVendor\":\"Vendor\",\"chargePointModel\":\"Model\"}");

            assertThat(result(central.send(new HeartbeatRequest())).currentTime())
                    .isEqualTo(NOON);
            assertThat(result(central.send(new AuthorizeRequest("DEMO")))
                            .idTagInfo()
                            .status())
                    .isEqualTo(AuthorizationStatus.ACCEPTED);

            var start = result(central.send(new StartTransactionRequest(1, "demo", NOON, 100, null)));
            assertThat(start.idTagInfo().status()).isEqualTo(AuthorizationStatus.ACCEPTED);
            assertThat(start.transactionId()).isBetween(1L, (long) Integer.MAX_VALUE);
            result(central.send(new MeterValuesRequest(1, start.transactionId(), List.of(energy("150")))));
            var stop = result(central.send(new StopTransactionRequest(
                    start.transactionId(), "demo", NOON.plusSeconds(9), 350, null, List.of(energy("350")))));
            assertThat(stop.idTagInfo()).isNotNull();
            assertThat(bench.row("charging_transaction"))
                    .containsEntry("transaction_id", (int) start.transactionId())
                    .containsEntry("identity", "CP-1")
                    .containsEntry("connector_id", 1)
                    .containsEntry("id_tag", "demo")
                    .containsEntry("id_tag_status", "Accepted")
                    .containsEntry("meter_start", 100L)
                    .containsEntry("meter_stop", 350L)
                    .containsEntry("stop_id_tag", "demo")
                    .containsEntry("reason", null)
                    .containsEntry("flags", "");
            assertThat(bench.rows("meter_value"))
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row)
                            .containsEntry("transaction_id", (int) start.transactionId())
                            .containsEntry("connector_id", 1));
            assertThat(bench.rows("meter_value"))
                    .extracting(row -> row.get("source"), row -> row.get("samples"))
                    .containsExactly(
                            tuple("METER_VALUES", "[{\"value\":\"150\",\"unit\":\"Wh\"}]"),
                            tuple("TRANSACTION_DATA", "[{\"value\":\"350\",\"unit\":\"Wh\"}]"));
            assertThat(bench.heard)
                    .extracting(Event::type)
                    .containsExactly(
                            EventType.BOOT,
                            EventType.TRANSACTION_STARTED,
                            EventType.METER_VALUES,
                            EventType.TRANSACTION_STOPPED);
            assertThat(bench.heard(EventType.TRANSACTION_STOPPED).get(0).data().toString())
                    .contains("\"energy\":250");
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE,1.6", "SQLITE,1.5", "POSTGRESQL,1.6", "POSTGRESQL,1.5"})
    void whatAStationReportsIsKept(DatabaseKind kind, String version) {
        try (Bench bench = new Bench(kind)) {
            CentralSystem central = bench.serve().connect("CP-1", Bench.version(version));
            for (ChargePointStatus status : List.of(ChargePointStatus.AVAILABLE, ChargePointStatus.FAULTED)) {
                for (int connector = 0; connector < 3; connector++) {
                    result(central.send(
                            new StatusNotificationRequest(connector, status, ChargePointErrorCode.GROUND_FAILURE)
                                    .withInfo("wet")));
                }
            }
            assertThat(bench.rows("connector"))
                    .hasSize(3)
                    .allSatisfy(row -> assertThat(row)
                            .containsEntry("status", "Faulted")
                            .containsEntry("error_code", "GroundFailure")
                            .containsEntry("info", "wet"));
            assertThat(bench.heard(EventType.STATUS)).hasSize(6);

            result(central.send(new DiagnosticsStatusNotificationRequest(DiagnosticsStatus.UPLOADED)));
            result(central.send(new FirmwareStatusNotificationRequest(FirmwareStatus.INSTALLED)));
            assertThat(bench.row("station"))
                    .containsEntry("diagnostics_status", "Uploaded")
                    .containsEntry("firmware_status", "Installed")
                    .containsEntry("log_status", null);
            assertThat(bench.heard(EventType.MAINTENANCE)).hasSize(2);

            assertThat(result(central.send(new DataTransferRequest("org.example", null, null)))
                            .status())
                    .isEqualTo(DataTransferStatus.UNKNOWN_VENDOR_ID);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSecurityExtensionIsAnswered(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            CentralSystem central = bench.serve().connect("CP-1");
            var event = new SecurityEventNotificationRequest("StartupOfTheDevice", NOON, null);
            result(central.send(event));
            result(central.send(event));
            result(central.send(new SecurityEventNotificationRequest("StartupOfTheDevice", NOON, "again")));
            assertThat(bench.rows("security_event")).hasSize(2);
            assertThat(bench.heard(EventType.SECURITY)).hasSize(2);

            result(central.send(new SignedFirmwareStatusNotificationRequest(SignedFirmwareStatus.INSTALLING, 7L)));
            result(central.send(new LogStatusNotificationRequest(UploadLogStatus.UPLOADING, 8L)));
            assertThat(bench.row("station"))
                    .containsEntry("firmware_status", "Installing")
                    .containsEntry("log_status", "Uploading");
            assertThat(bench.heard(EventType.MAINTENANCE))
                    .extracting(happened -> happened.data().toString())
                    .containsExactly(
                            "{\"kind\":\"firmware\",\"status\":\"Installing\",\"requestId\":7}",
                            "{\"kind\":\"log\",\"status\":\"Uploading\",\"requestId\":8}");
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE,1.6", "SQLITE,1.5"})
    void dataTransferHasAHook(DatabaseKind kind, String version) {
        try (Bench bench = new Bench(kind)) {
            bench.hooks = new BackendHooks(
                    (station, request) -> new DataTransferResponse(DataTransferStatus.ACCEPTED, station.identity()),
                    null,
                    BackendHooks.NONE.delivery());
            CentralSystem central = bench.serve().connect("CP-1", Bench.version(version));
            var answer = result(central.send(new DataTransferRequest("org.example", "m", "d")));
            assertThat(answer.data()).isEqualTo("CP-1");
        }
    }
}
