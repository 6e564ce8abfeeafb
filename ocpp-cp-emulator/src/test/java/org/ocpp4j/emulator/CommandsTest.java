package org.ocpp4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.AvailabilityStatus;
import org.ocpp4j.core.v16.AvailabilityType;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.ChangeAvailabilityRequest;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.ClearChargingProfileRequest;
import org.ocpp4j.core.v16.ConfigurationStatus;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferStatus;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationRequest;
import org.ocpp4j.core.v16.FirmwareStatus;
import org.ocpp4j.core.v16.FirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.GetConfigurationRequest;
import org.ocpp4j.core.v16.GetConfigurationResponse;
import org.ocpp4j.core.v16.GetDiagnosticsRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.KeyValue;
import org.ocpp4j.core.v16.MessageTrigger;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.Reason;
import org.ocpp4j.core.v16.RemoteStartStopStatus;
import org.ocpp4j.core.v16.RemoteStartTransactionRequest;
import org.ocpp4j.core.v16.RemoteStopTransactionRequest;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetType;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.v16.TriggerMessageRequest;
import org.ocpp4j.core.v16.TriggerMessageStatus;
import org.ocpp4j.core.v16.UnlockConnectorRequest;
import org.ocpp4j.core.v16.UnlockStatus;
import org.ocpp4j.core.v16.UpdateFirmwareRequest;
import org.ocpp4j.core.version.ErrorCode;

/** What a station does when the central system asks it to. */
class CommandsTest {
    private static final String CP = "CP-1";

    private final CentralSystemDouble central = new CentralSystemDouble();

    private void idleStation() {
        central.station(StationModel.DEFAULT, CentralSystemDouble.nobody());
        central.time.seconds(5);
        central.forget();
    }

    private void chargingStation() {
        idleStation();
        assertThat(remoteStart("visitor", null)).isEqualTo(RemoteStartStopStatus.ACCEPTED);
        central.time.seconds(12);
        assertThat(central.story()).endsWith("MeterValues", "MeterValues");
    }

    private RemoteStartStopStatus remoteStart(String idTag, @Nullable Long connectorId) {
        return central.ask(CP, new RemoteStartTransactionRequest(connectorId, idTag, null))
                .status();
    }

    @Test
    void aRemoteStartChargesForTheTagThatWasNamed() {
        idleStation();

        assertThat(remoteStart("visitor", 2L)).isEqualTo(RemoteStartStopStatus.REJECTED);
        assertThat(remoteStart("visitor", 1L)).isEqualTo(RemoteStartStopStatus.ACCEPTED);
        assertThat(remoteStart("second", 1L)).isEqualTo(RemoteStartStopStatus.REJECTED);
        central.time.seconds(60);

        assertThat(central.story().subList(0, 4))
                .containsExactly("1 Preparing", "StartTransaction", "1 Charging", "MeterValues");
        assertThat(central.said(StartTransactionRequest.class).get(0).idTag()).isEqualTo("visitor");
        assertThat(central.said(StopTransactionRequest.class)).hasSize(1); // the vehicle left in the end
    }

    @Test
    void aRemoteStartAsksAboutTheTagWhereThatIsConfigured() {
        idleStation();
        assertThat(configure("AuthorizeRemoteTxRequests", "true")).isEqualTo(ConfigurationStatus.ACCEPTED);

        remoteStart("visitor", null);
        central.time.seconds(2);

        assertThat(central.said(AuthorizeRequest.class))
                .extracting(AuthorizeRequest::idTag)
                .containsExactly("visitor");
    }

    @Test
    void aRemoteStopStopsTheTransactionThatWasNamed() {
        chargingStation();

        assertThat(central.ask(CP, new RemoteStopTransactionRequest(7)).status())
                .isEqualTo(RemoteStartStopStatus.REJECTED);
        assertThat(central.said(StopTransactionRequest.class)).isEmpty();
        assertThat(central.ask(CP, new RemoteStopTransactionRequest(1001)).status())
                .isEqualTo(RemoteStartStopStatus.ACCEPTED);
        central.time.seconds(5);

        assertThat(stopReasons()).containsExactly(Reason.REMOTE);
        assertThat(central.story()).endsWith("StopTransaction", "1 Finishing", "1 Available");
    }

    @Test
    void unlockingEndsATransaction() {
        chargingStation();

        assertThat(unlock(2)).isEqualTo(UnlockStatus.NOT_SUPPORTED);
        assertThat(unlock(1)).isEqualTo(UnlockStatus.UNLOCKED);

        assertThat(stopReasons()).containsExactly(Reason.UNLOCK_COMMAND);
    }

    @Test
    void aSoftResetTellsTheEndOfTheTransactionAndBootsAgain() {
        chargingStation();
        central.forget();

        central.ask(CP, new ResetRequest(ResetType.SOFT));
        central.time.seconds(1);
        assertThat(central.isConnected(CP)).isFalse();
        assertThat(stopReasons()).containsExactly(Reason.SOFT_RESET);
        central.time.seconds(10);

        assertThat(central.isConnected(CP)).isTrue();
        assertThat(central.said(BootNotificationRequest.class)).hasSize(1);
        assertThat(central.story()).endsWith("BootNotification", "0 Available", "1 Available");
    }

    @Test
    void aHardResetLosesNoTransaction() {
        chargingStation();
        central.forget();
        central.stopsAnswered = false;

        central.ask(CP, new ResetRequest(ResetType.HARD));
        central.time.seconds(3); // the grace of the closing, and booting
        assertThat(central.said(BootNotificationRequest.class)).hasSize(1);
        central.stopsAnswered = true;
        central.time.seconds(10);

        assertThat(stopReasons()).containsExactly(Reason.HARD_RESET, Reason.HARD_RESET);
        assertThat(central.said(StopTransactionRequest.class).stream().distinct())
                .hasSize(1);
    }

    @Test
    void aConnectorThatIsTakenOutOfServiceRefusesVehicles() {
        idleStation();

        assertThat(change(1, AvailabilityType.INOPERATIVE)).isEqualTo(AvailabilityStatus.ACCEPTED);
        assertThat(remoteStart("visitor", 1L)).isEqualTo(RemoteStartStopStatus.REJECTED);
        assertThat(change(1, AvailabilityType.OPERATIVE)).isEqualTo(AvailabilityStatus.ACCEPTED);
        assertThat(change(9, AvailabilityType.OPERATIVE)).isEqualTo(AvailabilityStatus.REJECTED);

        assertThat(central.story()).containsExactly("1 Unavailable", "1 Available");
    }

    @Test
    void aBusyConnectorGoesOutOfServiceAfterTheTransaction() {
        chargingStation();
        central.forget();

        assertThat(change(0, AvailabilityType.INOPERATIVE)).isEqualTo(AvailabilityStatus.SCHEDULED);
        assertThat(central.said(StopTransactionRequest.class)).isEmpty();
        central.time.seconds(60);

        assertThat(central.story()).endsWith("StopTransaction", "1 Finishing", "1 Unavailable");
        assertThat(central.story()).contains("0 Unavailable");
    }

    @Test
    void configurationIsReadAndWritten() {
        idleStation();

        GetConfigurationResponse some =
                central.ask(CP, new GetConfigurationRequest(List.of("heartbeatinterval", "Nonsense")));
        assertThat(some.configurationKey()).containsExactly(new KeyValue("HeartbeatInterval", false, "300"));
        assertThat(some.unknownKey()).containsExactly("Nonsense");
        assertThat(central.ask(CP, new GetConfigurationRequest(null)).configurationKey())
                .hasSizeGreaterThan(20)
                .contains(new KeyValue("NumberOfConnectors", true, "1"));
        assertThat(configure("NumberOfConnectors", "2")).isEqualTo(ConfigurationStatus.REJECTED);
        assertThat(configure("HeartbeatInterval", "soon")).isEqualTo(ConfigurationStatus.REJECTED);
        assertThat(configure("MeterValuesSampledData", "Energy.Active.Import.Register,Temperature"))
                .isEqualTo(ConfigurationStatus.REJECTED);
        assertThat(configure("Nonsense", "2")).isEqualTo(ConfigurationStatus.NOT_SUPPORTED);
    }

    @Test
    void theHeartbeatIntervalTakesEffectAtOnce() {
        idleStation();

        assertThat(configure("HeartbeatInterval", "10")).isEqualTo(ConfigurationStatus.ACCEPTED);
        central.time.seconds(30);

        assertThat(central.said(HeartbeatRequest.class)).hasSize(3);
    }

    @Test
    void theMeterIntervalAndTheMeasurandsTakeEffectAtOnce() {
        chargingStation();
        central.forget();

        configure("MeterValueSampleInterval", "2");
        configure("MeterValuesSampledData", "Voltage");
        central.time.seconds(6);

        List<MeterValuesRequest> messages = central.said(MeterValuesRequest.class);
        assertThat(messages).hasSize(3);
        assertThat(messages.get(0).meterValue().get(0).sampledValue()).hasSize(1);
        configure("MeterValueSampleInterval", "0");
        central.forget();
        central.time.seconds(8);
        assertThat(central.said(MeterValuesRequest.class)).isEmpty();
    }

    @Test
    void everyMessageThatCanBeTriggeredComes() {
        idleStation();
        for (MessageTrigger wanted : MessageTrigger.values()) {
            assertThat(trigger(wanted, null)).isEqualTo(TriggerMessageStatus.ACCEPTED);
        }

        assertThat(central.said)
                .extracting(Object::getClass)
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder(
                        "BootNotificationRequest",
                        "DiagnosticsStatusNotificationRequest",
                        "FirmwareStatusNotificationRequest",
                        "HeartbeatRequest",
                        "MeterValuesRequest",
                        "StatusNotificationRequest");
        assertThat(central.said(MeterValuesRequest.class).get(0).transactionId())
                .isNull();
        assertThat(central.said(DiagnosticsStatusNotificationRequest.class)).hasSize(1);
        assertThat(trigger(MessageTrigger.METER_VALUES, 5L)).isEqualTo(TriggerMessageStatus.REJECTED);
    }

    @Test
    void firmwareIsNotLoadedAndDiagnosticsAreNotThereAndTheStationSaysSo() {
        idleStation();

        central.ask(
                CP,
                new UpdateFirmwareRequest(
                        central.time.instant().plus(Duration.ofMinutes(1)), "ftp://example.org/f", null, null));
        assertThat(central.said).isEmpty();
        central.time.seconds(61);

        assertThat(central.said(FirmwareStatusNotificationRequest.class))
                .extracting(FirmwareStatusNotificationRequest::status)
                .containsExactly(FirmwareStatus.DOWNLOAD_FAILED);
        assertThat(central.ask(CP, new GetDiagnosticsRequest("ftp://example.org/d"))
                        .fileName())
                .isNull();
    }

    @Test
    void whatTheStationCannotDoItDoesNotAccept() {
        idleStation();

        assertThatThrownBy(() -> central.ask(CP, new ClearChargingProfileRequest()))
                .cause()
                .isInstanceOfSatisfying(
                        CallRejectedException.class,
                        rejected -> assertThat(rejected.code()).contains(ErrorCode.NOT_SUPPORTED));
        assertThat(central.ask(CP, new DataTransferRequest("org.example", null, null))
                        .status())
                .isEqualTo(DataTransferStatus.UNKNOWN_VENDOR_ID);
    }

    @Test
    void aClearedCacheForgetsWhoMayChargeOffline() {
        EmulatedStation station = central.station(StationModel.DEFAULT, CentralSystemDouble.sessions(2));
        central.time.seconds(36); // the first session is over, the second one has not begun
        central.ask(CP, new ClearCacheRequest());
        central.reachable = false;
        central.cut(CP);
        central.forget();
        central.time.seconds(60);
        central.reachable = true;
        central.time.seconds(60);

        assertThat(central.said(StartTransactionRequest.class)).isEmpty();
        assertThat(station.done().toCompletableFuture()).isCompleted();
    }

    private ConfigurationStatus configure(String key, String value) {
        return central.ask(CP, new ChangeConfigurationRequest(key, value)).status();
    }

    private AvailabilityStatus change(long connectorId, AvailabilityType type) {
        return central.ask(CP, new ChangeAvailabilityRequest(connectorId, type)).status();
    }

    private UnlockStatus unlock(long connectorId) {
        return central.ask(CP, new UnlockConnectorRequest(connectorId)).status();
    }

    private TriggerMessageStatus trigger(MessageTrigger wanted, @Nullable Long connectorId) {
        return central.ask(CP, new TriggerMessageRequest(wanted, connectorId)).status();
    }

    private List<@Nullable Reason> stopReasons() {
        return central.said(StopTransactionRequest.class).stream()
                .<@Nullable Reason>map(StopTransactionRequest::reason)
                .toList();
    }
}
