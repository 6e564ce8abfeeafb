package org.ocpp4j.core.v16;

import static org.ocpp4j.core.version.SchemaDraft.DRAFT_06;

import java.util.List;
import java.util.stream.Stream;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.OcppVersion;

/** OCPP 1.6 over JSON: its 28 actions and the 11 of the security extension. */
public final class Ocpp16 implements OcppVersion {
    /** The version. */
    public static final OcppVersion VERSION = new Ocpp16();

    private static final List<Action<?, ?>> CORE = List.of(
            Action.of("Authorize", AuthorizeRequest.class, AuthorizeResponse.class),
            Action.of("BootNotification", BootNotificationRequest.class, BootNotificationResponse.class),
            Action.of("CancelReservation", CancelReservationRequest.class, CancelReservationResponse.class),
            Action.of("ChangeAvailability", ChangeAvailabilityRequest.class, ChangeAvailabilityResponse.class),
            Action.of("ChangeConfiguration", ChangeConfigurationRequest.class, ChangeConfigurationResponse.class),
            Action.of("ClearCache", ClearCacheRequest.class, ClearCacheResponse.class),
            Action.of("ClearChargingProfile", ClearChargingProfileRequest.class, ClearChargingProfileResponse.class),
            Action.of("DataTransfer", DataTransferRequest.class, DataTransferResponse.class),
            Action.of(
                    "DiagnosticsStatusNotification",
                    DiagnosticsStatusNotificationRequest.class,
                    DiagnosticsStatusNotificationResponse.class),
            Action.of(
                    "FirmwareStatusNotification",
                    FirmwareStatusNotificationRequest.class,
                    FirmwareStatusNotificationResponse.class),
            Action.of("GetCompositeSchedule", GetCompositeScheduleRequest.class, GetCompositeScheduleResponse.class),
            Action.of("GetConfiguration", GetConfigurationRequest.class, GetConfigurationResponse.class),
            Action.of("GetDiagnostics", GetDiagnosticsRequest.class, GetDiagnosticsResponse.class),
            Action.of("GetLocalListVersion", GetLocalListVersionRequest.class, GetLocalListVersionResponse.class),
            Action.of("Heartbeat", HeartbeatRequest.class, HeartbeatResponse.class),
            Action.of("MeterValues", MeterValuesRequest.class, MeterValuesResponse.class),
            Action.of(
                    "RemoteStartTransaction",
                    RemoteStartTransactionRequest.class,
                    RemoteStartTransactionResponse.class),
            Action.of("RemoteStopTransaction", RemoteStopTransactionRequest.class, RemoteStopTransactionResponse.class),
            Action.of("ReserveNow", ReserveNowRequest.class, ReserveNowResponse.class),
            Action.of("Reset", ResetRequest.class, ResetResponse.class),
            Action.of("SendLocalList", SendLocalListRequest.class, SendLocalListResponse.class),
            Action.of("SetChargingProfile", SetChargingProfileRequest.class, SetChargingProfileResponse.class),
            Action.of("StartTransaction", StartTransactionRequest.class, StartTransactionResponse.class),
            Action.of("StatusNotification", StatusNotificationRequest.class, StatusNotificationResponse.class),
            Action.of("StopTransaction", StopTransactionRequest.class, StopTransactionResponse.class),
            Action.of("TriggerMessage", TriggerMessageRequest.class, TriggerMessageResponse.class),
            Action.of("UnlockConnector", UnlockConnectorRequest.class, UnlockConnectorResponse.class),
            Action.of("UpdateFirmware", UpdateFirmwareRequest.class, UpdateFirmwareResponse.class));

    /** The schemas of the security extension are written in a later draft than those of the core. */
    private static final List<Action<?, ?>> SECURITY = List.of(
            Action.of("CertificateSigned", CertificateSignedRequest.class, CertificateSignedResponse.class)
                    .withDraft(DRAFT_06),
            Action.of("DeleteCertificate", DeleteCertificateRequest.class, DeleteCertificateResponse.class)
                    .withDraft(DRAFT_06),
            Action.of(
                            "ExtendedTriggerMessage",
                            ExtendedTriggerMessageRequest.class,
                            ExtendedTriggerMessageResponse.class)
                    .withDraft(DRAFT_06),
            Action.of(
                            "GetInstalledCertificateIds",
                            GetInstalledCertificateIdsRequest.class,
                            GetInstalledCertificateIdsResponse.class)
                    .withDraft(DRAFT_06),
            Action.of("GetLog", GetLogRequest.class, GetLogResponse.class).withDraft(DRAFT_06),
            Action.of("InstallCertificate", InstallCertificateRequest.class, InstallCertificateResponse.class)
                    .withDraft(DRAFT_06),
            Action.of("LogStatusNotification", LogStatusNotificationRequest.class, LogStatusNotificationResponse.class)
                    .withDraft(DRAFT_06),
            Action.of(
                            "SecurityEventNotification",
                            SecurityEventNotificationRequest.class,
                            SecurityEventNotificationResponse.class)
                    .withDraft(DRAFT_06),
            Action.of("SignCertificate", SignCertificateRequest.class, SignCertificateResponse.class)
                    .withDraft(DRAFT_06),
            Action.of(
                            "SignedFirmwareStatusNotification",
                            SignedFirmwareStatusNotificationRequest.class,
                            SignedFirmwareStatusNotificationResponse.class)
                    .withDraft(DRAFT_06),
            Action.of("SignedUpdateFirmware", SignedUpdateFirmwareRequest.class, SignedUpdateFirmwareResponse.class)
                    .withDraft(DRAFT_06));

    private static final List<Action<?, ?>> ACTIONS =
            Stream.of(CORE, SECURITY).<Action<?, ?>>flatMap(List::stream).toList();

    private Ocpp16() {}

    /**
     * The actions that the security whitepaper adds; they exist in JSON only.
     *
     * @return 11 of the {@link #actions()}, unmodifiable
     */
    public static List<Action<?, ?>> securityExtension() {
        return SECURITY;
    }

    @Override
    public String name() {
        return "1.6";
    }

    @Override
    public String subprotocol() {
        return "ocpp1.6";
    }

    @Override
    public List<Action<?, ?>> actions() {
        return ACTIONS;
    }

    @Override
    public String toString() {
        return "OCPP 1.6";
    }
}
