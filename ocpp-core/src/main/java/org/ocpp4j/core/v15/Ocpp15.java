package org.ocpp4j.core.v15;

import java.util.List;
import java.util.Optional;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.Dialect;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.core.version.TimestampSyntax;

/** OCPP 1.5: its 24 actions, and the dialect that lets handlers written for OCPP 1.6 serve its stations. */
public final class Ocpp15 implements OcppVersion {
    /** The version. */
    public static final OcppVersion VERSION = new Ocpp15();

    private static final List<Action<?, ?>> ACTIONS = List.of(
            Action.of("Authorize", AuthorizeRequest.class, AuthorizeResponse.class),
            Action.of("BootNotification", BootNotificationRequest.class, BootNotificationResponse.class),
            Action.of("CancelReservation", CancelReservationRequest.class, CancelReservationResponse.class),
            Action.of("ChangeAvailability", ChangeAvailabilityRequest.class, ChangeAvailabilityResponse.class),
            Action.of("ChangeConfiguration", ChangeConfigurationRequest.class, ChangeConfigurationResponse.class),
            Action.of("ClearCache", ClearCacheRequest.class, ClearCacheResponse.class),
            Action.of("DataTransfer", DataTransferRequest.class, DataTransferResponse.class),
            Action.of(
                    "DiagnosticsStatusNotification",
                    DiagnosticsStatusNotificationRequest.class,
                    DiagnosticsStatusNotificationResponse.class),
            Action.of(
                    "FirmwareStatusNotification",
                    FirmwareStatusNotificationRequest.class,
                    FirmwareStatusNotificationResponse.class),
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
            Action.of("StartTransaction", StartTransactionRequest.class, StartTransactionResponse.class),
            Action.of("StatusNotification", StatusNotificationRequest.class, StatusNotificationResponse.class),
            Action.of("StopTransaction", StopTransactionRequest.class, StopTransactionResponse.class),
            Action.of("UnlockConnector", UnlockConnectorRequest.class, UnlockConnectorResponse.class),
            Action.of("UpdateFirmware", UpdateFirmwareRequest.class, UpdateFirmwareResponse.class));

    private Ocpp15() {}

    @Override
    public String name() {
        return "1.5";
    }

    @Override
    public String subprotocol() {
        return "ocpp1.5";
    }

    @Override
    public List<Action<?, ?>> actions() {
        return ACTIONS;
    }

    /** The service description types every timestamp as {@code xs:dateTime}. */
    @Override
    public TimestampSyntax timestamps() {
        return TimestampSyntax.XML_SCHEMA;
    }

    /** See {@code docs/decisions} for the data that translation loses. */
    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(Dialect16.INSTANCE);
    }

    @Override
    public String toString() {
        return "OCPP 1.5";
    }
}
