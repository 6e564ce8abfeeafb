package org.ocpp4j.core.v16;

import static org.ocpp4j.core.v16.FeatureProfile.CORE;
import static org.ocpp4j.core.v16.FeatureProfile.FIRMWARE_MANAGEMENT;
import static org.ocpp4j.core.v16.FeatureProfile.LOCAL_AUTH_LIST_MANAGEMENT;
import static org.ocpp4j.core.v16.FeatureProfile.REMOTE_TRIGGER;
import static org.ocpp4j.core.v16.FeatureProfile.RESERVATION;
import static org.ocpp4j.core.v16.FeatureProfile.SECURITY;
import static org.ocpp4j.core.v16.FeatureProfile.SMART_CHARGING;
import static org.ocpp4j.core.version.SchemaDraft.DRAFT_06;

import java.util.List;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.OcppVersion;

/** OCPP 1.6 over JSON: its 28 actions and the 11 of the security extension. */
public final class Ocpp16 implements OcppVersion {
    /** The version. */
    public static final OcppVersion VERSION = new Ocpp16();

    /** The schemas of the security extension are written in a later draft than the others. */
    private static final List<Action<?, ?>> ACTIONS = List.of(
            Action.of("Authorize", AuthorizeRequest.class, AuthorizeResponse.class)
                    .inProfile(CORE),
            Action.of("BootNotification", BootNotificationRequest.class, BootNotificationResponse.class)
                    .inProfile(CORE),
            Action.of("CancelReservation", CancelReservationRequest.class, CancelReservationResponse.class)
                    .inProfile(RESERVATION),
            Action.of("ChangeAvailability", ChangeAvailabilityRequest.class, ChangeAvailabilityResponse.class)
                    .inProfile(CORE),
            Action.of("ChangeConfiguration", ChangeConfigurationRequest.class, ChangeConfigurationResponse.class)
                    .inProfile(CORE),
            Action.of("ClearCache", ClearCacheRequest.class, ClearCacheResponse.class)
                    .inProfile(CORE),
            Action.of("ClearChargingProfile", ClearChargingProfileRequest.class, ClearChargingProfileResponse.class)
                    .inProfile(SMART_CHARGING),
            Action.of("DataTransfer", DataTransferRequest.class, DataTransferResponse.class)
                    .inProfile(CORE),
            Action.of(
                            "DiagnosticsStatusNotification",
                            DiagnosticsStatusNotificationRequest.class,
                            DiagnosticsStatusNotificationResponse.class)
                    .inProfile(FIRMWARE_MANAGEMENT),
            Action.of(
                            "FirmwareStatusNotification",
                            FirmwareStatusNotificationRequest.class,
                            FirmwareStatusNotificationResponse.class)
                    .inProfile(FIRMWARE_MANAGEMENT),
            Action.of("GetCompositeSchedule", GetCompositeScheduleRequest.class, GetCompositeScheduleResponse.class)
                    .inProfile(SMART_CHARGING),
            Action.of("GetConfiguration", GetConfigurationRequest.class, GetConfigurationResponse.class)
                    .inProfile(CORE),
            Action.of("GetDiagnostics", GetDiagnosticsRequest.class, GetDiagnosticsResponse.class)
                    .inProfile(FIRMWARE_MANAGEMENT),
            Action.of("GetLocalListVersion", GetLocalListVersionRequest.class, GetLocalListVersionResponse.class)
                    .inProfile(LOCAL_AUTH_LIST_MANAGEMENT),
            Action.of("Heartbeat", HeartbeatRequest.class, HeartbeatResponse.class)
                    .inProfile(CORE),
            Action.of("MeterValues", MeterValuesRequest.class, MeterValuesResponse.class)
                    .inProfile(CORE),
            Action.of(
                            "RemoteStartTransaction",
                            RemoteStartTransactionRequest.class,
                            RemoteStartTransactionResponse.class)
                    .inProfile(CORE),
            Action.of("RemoteStopTransaction", RemoteStopTransactionRequest.class, RemoteStopTransactionResponse.class)
                    .inProfile(CORE),
            Action.of("ReserveNow", ReserveNowRequest.class, ReserveNowResponse.class)
                    .inProfile(RESERVATION),
            Action.of("Reset", ResetRequest.class, ResetResponse.class).inProfile(CORE),
            Action.of("SendLocalList", SendLocalListRequest.class, SendLocalListResponse.class)
                    .inProfile(LOCAL_AUTH_LIST_MANAGEMENT),
            Action.of("SetChargingProfile", SetChargingProfileRequest.class, SetChargingProfileResponse.class)
                    .inProfile(SMART_CHARGING),
            Action.of("StartTransaction", StartTransactionRequest.class, StartTransactionResponse.class)
                    .inProfile(CORE),
            Action.of("StatusNotification", StatusNotificationRequest.class, StatusNotificationResponse.class)
                    .inProfile(CORE),
            Action.of("StopTransaction", StopTransactionRequest.class, StopTransactionResponse.class)
                    .inProfile(CORE),
            Action.of("TriggerMessage", TriggerMessageRequest.class, TriggerMessageResponse.class)
                    .inProfile(REMOTE_TRIGGER),
            Action.of("UnlockConnector", UnlockConnectorRequest.class, UnlockConnectorResponse.class)
                    .inProfile(CORE),
            Action.of("UpdateFirmware", UpdateFirmwareRequest.class, UpdateFirmwareResponse.class)
                    .inProfile(FIRMWARE_MANAGEMENT),
            Action.of("CertificateSigned", CertificateSignedRequest.class, CertificateSignedResponse.class)
                    .withDraft(DRAFT_06)
                    .inProfile(SECURITY),
            Action.of("DeleteCertificate", DeleteCertificateRequest.class, DeleteCertificateResponse.class)
                    .withDraft(DRAFT_06)
                    .inProfile(SECURITY),
            Action.of(
                            "ExtendedTriggerMessage",
                            ExtendedTriggerMessageRequest.class,
                            ExtendedTriggerMessageResponse.class)
                    .withDraft(DRAFT_06)
                    .inProfile(SECURITY),
            Action.of(
                            "GetInstalledCertificateIds",
                            GetInstalledCertificateIdsRequest.class,
                            GetInstalledCertificateIdsResponse.class)
                    .withDraft(DRAFT_06)
                    .inProfile(SECURITY),
            Action.of("GetLog", GetLogRequest.class, GetLogResponse.class)
                    .withDraft(DRAFT_06)
                    .inProfile(SECURITY),
            Action.of("InstallCertificate", InstallCertificateRequest.class, InstallCertificateResponse.class)
                    .withDraft(DRAFT_06)
                    .inProfile(SECURITY),
            Action.of("LogStatusNotification", LogStatusNotificationRequest.class, LogStatusNotificationResponse.class)
                    .withDraft(DRAFT_06)
                    .inProfile(SECURITY),
            Action.of(
                            "SecurityEventNotification",
                            SecurityEventNotificationRequest.class,
                            SecurityEventNotificationResponse.class)
                    .withDraft(DRAFT_06)
                    .inProfile(SECURITY),
            Action.of("SignCertificate", SignCertificateRequest.class, SignCertificateResponse.class)
                    .withDraft(DRAFT_06)
                    .inProfile(SECURITY),
            Action.of(
                            "SignedFirmwareStatusNotification",
                            SignedFirmwareStatusNotificationRequest.class,
                            SignedFirmwareStatusNotificationResponse.class)
                    .withDraft(DRAFT_06)
                    .inProfile(SECURITY),
            Action.of("SignedUpdateFirmware", SignedUpdateFirmwareRequest.class, SignedUpdateFirmwareResponse.class)
                    .withDraft(DRAFT_06)
                    .inProfile(SECURITY));

    private Ocpp16() {}

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
