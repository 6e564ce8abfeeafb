package org.ocpp4j.server.backend.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.backend.builtin.Bench.NOON;
import static org.ocpp4j.server.backend.builtin.Bench.assertRejected;
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
import org.ocpp4j.core.v16.UploadLogStatus;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.server.backend.builtin.Bench;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;

/** Another system answers; what both said is in our tables before the station has its answer. */
class ExternalBackendTest {
    private static final StartTransactionRequest START = new StartTransactionRequest(1, "CARD", NOON, 100, null);
    private static final BootNotificationRequest BOOT = new BootNotificationRequest("Vendor", "Model");

    private static StopTransactionRequest stop(long id) {
        return new StopTransactionRequest(id, "CARD", NOON.plusSeconds(9), 350, null, null);
    }

    @ParameterizedTest
    @CsvSource({"SQLITE,1.6", "SQLITE,1.5", "POSTGRESQL,1.6", "POSTGRESQL,1.5"})
    void aSessionIsAnsweredThereAndKeptHere(DatabaseKind kind, String version) {
        try (Bench bench = new Bench(kind);
                ExternalBench other = new ExternalBench(bench)) {
            bench.idTag("CARD", "Blocked", "", ""); // which decides nothing here
            other.boot("Accepted", version.equals("1.5") ? "heartbeatInterval" : "interval");
            CentralSystem central = other.connect("CP-1", Bench.version(version));
            assertThat(result(central.send(BOOT)).interval()).isEqualTo(60);
            assertThat(bench.row("station"))
                    .containsEntry("registration", "Accepted")
                    .containsEntry("boot", "{\"chargePointVendor\":\"Vendor\",\"chargePointModel\":\"Model\"}");
            result(central.send(new HeartbeatRequest()));
            assertThat(result(central.send(new AuthorizeRequest("CARD")))
                            .idTagInfo()
                            .status())
                    .isEqualTo(AuthorizationStatus.ACCEPTED);
            assertThat(result(central.send(START)).transactionId()).isEqualTo(77);
            assertThat(bench.row("charging_transaction"))
                    .containsEntry("transaction_id", 77)
                    .containsEntry("id_tag_status", "Accepted")
                    .containsEntry("meter_start", 100L)
                    .containsEntry("stop_received_at", null);
            MeterValue value = new MeterValue(NOON, List.of(new SampledValue("150")));
            result(central.send(new MeterValuesRequest(1, 77L, List.of(value))));
            result(central.send(stop(77)));
            result(central.send(stop(77)));
            assertThat(bench.row("charging_transaction"))
                    .containsEntry("meter_stop", 350L)
                    .containsEntry("flags", "");
            assertThat(bench.row("meter_value")).containsEntry("transaction_id", 77);
            assertThat(bench.rows("stray_message")).isEmpty();
            assertThat(bench.heard)
                    .extracting(Event::type)
                    .containsExactly(
                            EventType.BOOT,
                            EventType.TRANSACTION_STARTED,
                            EventType.METER_VALUES,
                            EventType.TRANSACTION_STOPPED);
            assertThat(other.backend.notRecorded()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAStationReportsIsKeptEvenIfTheOtherSystemAnswersAnError(DatabaseKind kind) {
        try (Bench bench = new Bench(kind);
                ExternalBench other = new ExternalBench(bench)) {
            CentralSystem central = other.connect("CP-1");
            result(central.send(START));
            other.answers.clear();
            assertRejected(
                    central.send(new StatusNotificationRequest(
                            2, ChargePointStatus.FAULTED, ChargePointErrorCode.OTHER_ERROR)),
                    ErrorCode.SECURITY_ERROR);
            assertRejected(central.send(stop(77)), ErrorCode.SECURITY_ERROR);
            assertRejected(
                    central.send(new FirmwareStatusNotificationRequest(FirmwareStatus.INSTALLED)),
                    ErrorCode.SECURITY_ERROR);
            assertRejected(
                    central.send(new DiagnosticsStatusNotificationRequest(DiagnosticsStatus.UPLOADED)),
                    ErrorCode.SECURITY_ERROR);
            assertRejected(
                    central.send(new LogStatusNotificationRequest(UploadLogStatus.UPLOADING, 8L)),
                    ErrorCode.SECURITY_ERROR);
            assertRejected(
                    central.send(new SecurityEventNotificationRequest("SettingSystemTime", NOON, null)),
                    ErrorCode.SECURITY_ERROR);
            assertThat(bench.row("connector")).containsEntry("status", "Faulted");
            assertThat(bench.row("charging_transaction")).containsEntry("meter_stop", 350L);
            assertThat(bench.row("station"))
                    .containsEntry("firmware_status", "Installed")
                    .containsEntry("diagnostics_status", "Uploaded")
                    .containsEntry("log_status", "Uploading");
            assertThat(bench.row("security_event")).containsEntry("type", "SettingSystemTime");
            assertRejected(
                    central.send(new SignedFirmwareStatusNotificationRequest(SignedFirmwareStatus.INSTALLING, 7L)),
                    ErrorCode.SECURITY_ERROR);
            assertThat(bench.row("station")).containsEntry("firmware_status", "Installing");
            // What the other system decides is only kept when it has decided.
            assertRejected(central.send(BOOT), ErrorCode.SECURITY_ERROR);
            assertThat(bench.row("station")).containsEntry("registration", null);
            assertRejected(
                    central.send(new StartTransactionRequest(2, "CARD", NOON, 1, null)), ErrorCode.SECURITY_ERROR);
            assertThat(bench.rows("charging_transaction")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyAUsableNumberMakesATransaction(DatabaseKind kind) {
        try (Bench bench = new Bench(kind);
                ExternalBench other = new ExternalBench(bench)) {
            CentralSystem central = other.connect("CP-1");
            for (String number : List.of("0", "-1", "2147483648")) {
                other.answers.put(
                        "StartTransaction",
                        "{\"transactionId\":" + number + ",\"idTagInfo\":{\"status\":\"Invalid\"}}");
                assertThat(result(central.send(START)).transactionId()).isEqualTo(Long.parseLong(number));
            }
            assertThat(bench.rows("charging_transaction")).isEmpty();
            assertThat(bench.row("stray_message"))
                    .containsEntry("reason", "it was answered without a transactionId that can be kept");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNumberThatIsGivenTwiceBelongsToTheFirstTransaction(DatabaseKind kind) {
        try (Bench bench = new Bench(kind);
                ExternalBench other = new ExternalBench(bench)) {
            CentralSystem central = other.connect("CP-1");
            result(central.send(START));
            result(central.send(START)); // the very same one
            assertThat(bench.rows("stray_message")).isEmpty();
            assertThat(bench.heard(EventType.TRANSACTION_STARTED)).hasSize(1);
            result(central.send(new StartTransactionRequest(1, "CARD", NOON.plusSeconds(60), 200, null)));
            assertThat(bench.row("charging_transaction")).containsEntry("meter_start", 100L);
            assertThat(bench.row("stray_message"))
                    .containsEntry("reason", "its transactionId 77 belongs to another transaction");
            result(other.connect("CP-2").send(START)); // another station's numbers are its own
            assertThat(bench.rows("charging_transaction")).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStartThatIsSentAgainHasTheLastNumberThatWasAnswered(DatabaseKind kind) {
        try (Bench bench = new Bench(kind);
                ExternalBench other = new ExternalBench(bench)) {
            CentralSystem central = other.connect("CP-1");
            result(central.send(START));
            other.answers.put("StartTransaction", "{\"transactionId\":78,\"idTagInfo\":{\"status\":\"Blocked\"}}");
            result(central.send(START));
            assertThat(bench.row("charging_transaction"))
                    .containsEntry("transaction_id", 78)
                    .containsEntry("id_tag_status", "Blocked");
            result(central.send(stop(78)));
            other.answers.put("StartTransaction", "{\"transactionId\":79,\"idTagInfo\":{\"status\":\"Accepted\"}}");
            result(central.send(START)); // too late: it has ended
            assertThat(bench.row("charging_transaction"))
                    .containsEntry("transaction_id", 78)
                    .containsEntry("meter_stop", 350L);
            assertThat(bench.rows("stray_message")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theGateHoldsByWhatTheOtherSystemAnswered(DatabaseKind kind) {
        try (Bench bench = new Bench(kind);
                ExternalBench other = new ExternalBench(bench)) {
            CentralSystem central = other.connect("CP-1");
            result(central.send(new HeartbeatRequest())); // nobody knows it: it may have booted long ago
            for (String status : List.of("Rejected", "Pending")) {
                other.boot(status, "interval");
                assertThat(result(central.send(BOOT)).status()).isEqualTo(RegistrationStatus.of(status));
                assertRejected(central.send(new HeartbeatRequest()), ErrorCode.SECURITY_ERROR);
                assertThat(bench.row("station")).containsEntry("registration", status);
            }
            try (ExternalBench restarted = new ExternalBench(bench)) {
                CentralSystem again = restarted.connect("CP-1");
                assertRejected(again.send(START), ErrorCode.SECURITY_ERROR);
                assertThat(bench.rows("charging_transaction")).isEmpty();
                result(again.send(BOOT));
                result(again.send(START));
            }
        }
    }
}
