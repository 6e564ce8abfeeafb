package org.ocpp4j.server.station;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.list.CsvTable;

/**
 * A station. All members are always present; those without a value are null.
 *
 * @param identity its identity
 * @param account the customer that its path named last
 * @param description a free text of operators
 * @param registered whether an operator registered it; false if it connected without being registered
 * @param bootPolicy how its BootNotification is answered; null for the default of the settings
 * @param validation how strictly its messages are checked; null for the default of the settings
 * @param pings whether it is sent pings
 * @param certificateRequired whether it must show a client certificate
 * @param hasPassword whether it has a password
 * @param passwordPending whether a new password was sent to it, which it has not confirmed
 * @param connected whether it is connected
 * @param answersCalls false if it has not answered its last calls, so that commands fail at once; null if not connected
 * @param unansweredCalls how many of its last calls it has not answered; null if not connected
 * @param unansweredSince when the first of these was sent; null if there is none
 * @param protocol JSON or SOAP, of its last connection
 * @param ocppVersion 1.5 or 1.6, of its last connection
 * @param address where its last connection came from
 * @param connectedAt when its last connection began
 * @param disconnectedAt when its last connection ended; null while it lasts
 * @param registrationStatus how its last BootNotification was answered
 * @param bootNotification the payload of its last BootNotification
 * @param bootNotificationTime when it was received
 * @param firmwareStatus its last FirmwareStatusNotification
 * @param firmwareStatusTime when it was received
 * @param diagnosticsStatus its last DiagnosticsStatusNotification
 * @param diagnosticsStatusTime when it was received
 * @param logStatus its last LogStatusNotification
 * @param logStatusTime when it was received
 * @param connectors the last StatusNotification of each connector
 * @param createdAt when it was registered or first connected
 */
record StationEntry(
        String identity,
        @Nullable String account,
        @Nullable String description,
        boolean registered,
        @Nullable String bootPolicy,
        @Nullable String validation,
        boolean pings,
        boolean certificateRequired,
        boolean hasPassword,
        boolean passwordPending,
        boolean connected,
        @Nullable Boolean answersCalls,
        @Nullable Integer unansweredCalls,
        @Nullable Instant unansweredSince,
        @Nullable String protocol,
        @Nullable String ocppVersion,
        @Nullable String address,
        @Nullable Instant connectedAt,
        @Nullable Instant disconnectedAt,
        @Nullable String registrationStatus,
        @Nullable Map<String, Object> bootNotification,
        @Nullable Instant bootNotificationTime,
        @Nullable String firmwareStatus,
        @Nullable Instant firmwareStatusTime,
        @Nullable String diagnosticsStatus,
        @Nullable Instant diagnosticsStatusTime,
        @Nullable String logStatus,
        @Nullable Instant logStatusTime,
        List<ConnectorEntry> connectors,
        Instant createdAt) {
    static final CsvTable<StationEntry> CSV = CsvTable.of(
            StationEntry.class,
            "identity,account,description,registered,bootPolicy,validation,pings,certificateRequired,hasPassword,"
                    + "connected,answersCalls,unansweredCalls,unansweredSince,protocol,ocppVersion,address,connectedAt,disconnectedAt,registrationStatus,createdAt");

    static StationEntry of(StationView view) {
        StationRecord station = view.station();
        AnswerState answering = view.answering();
        return new StationEntry(
                station.identity(),
                station.account(),
                station.description(),
                station.registered(),
                station.bootPolicy(),
                station.validation(),
                station.pings(),
                station.certificateRequired(),
                station.passwordHash() != null,
                station.pendingPasswordHash() != null,
                view.connection() != null,
                answering == null ? null : answering.answersCalls(),
                answering == null ? null : answering.unansweredCalls(),
                answering == null ? null : answering.unansweredSince(),
                station.protocol(),
                station.ocppVersion(),
                station.address(),
                station.connectedAt(),
                station.disconnectedAt(),
                station.registration(),
                view.boot(),
                station.bootedAt(),
                station.firmwareStatus(),
                station.firmwareStatusAt(),
                station.diagnosticsStatus(),
                station.diagnosticsStatusAt(),
                station.logStatus(),
                station.logStatusAt(),
                view.connectors(),
                station.createdAt());
    }
}
