package org.ocpp4j.server.station;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.server.rest.list.CsvTable;

/**
 * A station in ChargePointList. All members are always present.
 *
 * @param identity the station
 * @param address where its connection comes from, or where the last one came from
 * @param protocol JSON or SOAP, of its last connection
 * @param ocppVersion 1.5 or 1.6, of its last connection
 * @param connected whether it is connected
 * @param answersCalls false if it has not answered its last calls, so that commands fail at once; null if not connected
 * @param unansweredCalls how many of its last calls it has not answered; null if not connected
 * @param unansweredSince when the first of these was sent; null if there is none
 * @param connection the connection; null if there is none
 * @param bootNotification the payload of its last BootNotification; null if there was none
 * @param bootNotificationTime when that came
 * @param registrationStatus how that was answered: Accepted, Pending or Rejected
 * @param statusNotification the last StatusNotification of each connector
 * @param account the customer to whom it belongs; null for none
 */
record ChargePointEntry(
        String identity,
        @Nullable String address,
        @Nullable String protocol,
        @Nullable String ocppVersion,
        boolean connected,
        @Nullable Boolean answersCalls,
        @Nullable Integer unansweredCalls,
        @Nullable Instant unansweredSince,
        @Nullable Connection connection,
        @Nullable Map<String, Object> bootNotification,
        @Nullable Instant bootNotificationTime,
        @Nullable String registrationStatus,
        List<ConnectorEntry> statusNotification,
        @Nullable String account) {
    /**
     * The connection of a station.
     *
     * @param since when it began; null if that is not noted yet
     * @param remoteAddress where it comes from
     * @param ocppVersion 1.5 or 1.6
     * @param protocol JSON or SOAP
     * @param path the path of its request, without a query
     * @param account the customer that the path names; null for none
     */
    record Connection(
            @Nullable Instant since,
            String remoteAddress,
            String ocppVersion,
            String protocol,
            String path,
            @Nullable String account) {
        static Connection of(Station station, StationRecord known) {
            Handshake handshake = station.handshake();
            return new Connection(
                    known.disconnectedAt() == null ? known.connectedAt() : null,
                    handshake.remoteAddress(),
                    station.version().name(),
                    handshake.protocol().name(),
                    handshake.path().split("\\?", 2)[0], // a query may hold a secret
                    handshake.account().orElse(null));
        }
    }

    static ChargePointEntry of(StationView view) {
        StationRecord station = view.station();
        AnswerState answering = view.answering();
        Connection connection = view.connection() == null ? null : Connection.of(view.connection(), station);
        return new ChargePointEntry(
                station.identity(),
                connection == null ? station.address() : connection.remoteAddress(),
                connection == null ? station.protocol() : connection.protocol(),
                connection == null ? station.ocppVersion() : connection.ocppVersion(),
                connection != null,
                answering == null ? null : answering.answersCalls(),
                answering == null ? null : answering.unansweredCalls(),
                answering == null ? null : answering.unansweredSince(),
                connection,
                view.boot(),
                station.bootedAt(),
                station.registration(),
                view.connectors(),
                station.account());
    }

    static final CsvTable<ChargePointEntry> CSV = CsvTable.of(
            "identity,address,protocol,ocppVersion,connected,answersCalls,unansweredCalls,unansweredSince,since,chargePointVendor,chargePointModel,"
                    + "chargePointSerialNumber,firmwareVersion,bootNotificationTime,registrationStatus,"
                    + "connectors,account",
            entry -> CsvTable.cells(
                    entry.identity,
                    entry.address,
                    entry.protocol,
                    entry.ocppVersion,
                    entry.connected,
                    entry.answersCalls,
                    entry.unansweredCalls,
                    entry.unansweredSince,
                    entry.connection == null ? null : entry.connection.since,
                    entry.boot("chargePointVendor"),
                    entry.boot("chargePointModel"),
                    entry.boot("chargePointSerialNumber"),
                    entry.boot("firmwareVersion"),
                    entry.bootNotificationTime,
                    entry.registrationStatus,
                    entry.statusNotification.stream()
                            .map(connector -> connector.connectorId() + "=" + connector.status())
                            .toList(),
                    entry.account));

    private @Nullable String boot(String member) {
        Object value = bootNotification == null ? null : bootNotification.get(member);
        return value == null ? null : value.toString();
    }
}
