package org.ocpp4j.server.station;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.list.CsvTable;

/**
 * A station. All members are always present; they are null where nobody has said anything.
 *
 * @param identity its identity
 * @param account the customer that its path named last
 * @param description what operators say of it
 * @param registered whether an operator registered it, rather than that it came by itself
 * @param bootPolicy how its BootNotification is answered; null: as the settings say
 * @param validation how strictly its messages are checked; null: as the settings say
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
 * @param bootNotificationTime when that came
 * @param firmwareStatus its last FirmwareStatusNotification
 * @param firmwareStatusTime when that came
 * @param diagnosticsStatus its last DiagnosticsStatusNotification
 * @param diagnosticsStatusTime when that came
 * @param logStatus its last LogStatusNotification
 * @param logStatusTime when that came
 * @param connectors the last StatusNotification of each connector
 * @param createdAt when it was registered or first came
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
