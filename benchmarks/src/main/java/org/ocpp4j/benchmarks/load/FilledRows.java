package org.ocpp4j.benchmarks.load;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows for the tables of {@code ocpp-cs-server}, made of their numbers, which begin with 0. Stateless. */
final class FilledRows {
    private static final List<String> ACTIONS =
            List.of("Heartbeat", "StatusNotification", "MeterValues", "Heartbeat", "MeterValues");
    private static final String VALUES =
            "{\"value\":\"%d\",\"context\":\"Sample.Periodic\",\"measurand\":\"%s\",\"unit\":\"%s\"}";

    private final int stations;
    private final int transactions;
    private final Instant begin = Instant.now().minus(Duration.ofDays(20)).truncatedTo(ChronoUnit.MILLIS);

    /** A table, how many rows it gets, and their columns. */
    record Table(String name, int rows, String columns, IntFunction<List<@Nullable Object>> values) {
        String insert() {
            return "insert into " + name + " (" + columns + ") values (?"
                    + ", ?".repeat(columns.split(",", -1).length - 1) + ")";
        }
    }

    FilledRows(int stations, int transactions) {
        this.stations = stations;
        this.transactions = transactions;
    }

    /** The identity of a station. */
    static String identity(int number) {
        return String.format(Locale.ROOT, "FILL-%06d", number);
    }

    /** All tables with a list, in an order in which they can be filled. */
    List<Table> tables(int messages) {
        return List.of(
                new Table(
                        "station",
                        stations,
                        "identity, registered, created_at, boot, booted_at, registration, protocol, ocpp_version, address,"
                                + " connected_at, disconnected_at",
                        this::station),
                new Table(
                        "connector",
                        2 * stations,
                        "identity, connector_id, status, error_code, status_at, received_at",
                        this::connector),
                new Table(
                        "id_tag",
                        stations,
                        "folded, id_tag, status, parent_id_tag, created_at, changed_at",
                        this::idTag),
                new Table(
                        "charging_transaction",
                        transactions,
                        "transaction_id, identity, connector_id, id_tag, id_tag_folded, id_tag_status, meter_start,"
                                + " started_at, start_received_at, meter_stop, stopped_at, stop_received_at, reason, flags,"
                                + " start_key",
                        this::transaction),
                new Table(
                        "meter_value",
                        2 * transactions,
                        "identity, connector_id, transaction_id, sampled_at, received_at, source, samples, fingerprint",
                        this::meterValue),
                new Table(
                        "reservation",
                        stations,
                        "identity, reservation_id, connector_id, id_tag, expires_at, status, created_at, changed_at",
                        this::reservation),
                new Table(
                        "security_event",
                        transactions,
                        "identity, type, tech_info, occurred_at, received_at, fingerprint",
                        this::securityEvent),
                new Table(
                        "certificate_request",
                        stations,
                        "identity, csr, status, received_at, changed_at, fingerprint",
                        this::certificateRequest),
                new Table(
                        "stray_message",
                        stations,
                        "identity, action, payload, reason, received_at, fingerprint",
                        this::strayMessage),
                new Table(
                        "connection_attempt",
                        stations,
                        "identity, address, path, status, reason, remedy, attempts, first_at, last_at",
                        this::attempt),
                new Table(
                        "command",
                        transactions,
                        "id, bulk_id, identity, action, payload, commanded_by, commanded_at, ended_at, outcome, dispatched",
                        this::command),
                new Table(
                        "bulk_command",
                        transactions / 1000,
                        "id, action, payload, stations, commanded_by, commanded_at, ended_at",
                        this::bulkCommand),
                new Table(
                        "delivery",
                        2 * transactions,
                        "event_id, subscription_id, type, identity, sequence, at, data, state, attempts, ended_at",
                        this::delivery),
                new Table("audit", transactions, "at, who, method, path, status", this::audit),
                new Table(
                        "frame",
                        messages,
                        "identity, at, direction, protocol, ocpp_version, kind, action, message_id, millis, text, size",
                        this::frame));
    }

    /** Spreads neighbours over the fleet. */
    private String someStation(int row) {
        return identity((int) (row * 7919L % stations));
    }

    private Instant at(int row, int rows) {
        return begin.plusMillis(Duration.ofDays(19).toMillis() * row / Math.max(1, rows));
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private List<@Nullable Object> station(int row) {
        Instant at = at(row, stations);
        String boot =
                "{\"chargePointVendor\":\"ocpp4j\",\"chargePointModel\":\"Filled\",\"chargePointSerialNumber\":\"S"
                        + row + "\",\"firmwareVersion\":\"1.2.3\"}";
        return row(
                identity(row),
                row % 2 == 0,
                at,
                boot,
                at,
                "Accepted",
                "JSON",
                "1.6",
                "10.0.0.1:" + row,
                at,
                at.plusSeconds(60));
    }

    private List<@Nullable Object> connector(int row) {
        Instant at = at(row, 2 * stations);
        return row(identity(row / 2), 1 + row % 2, "Available", "NoError", at, at);
    }

    private List<@Nullable Object> idTag(int row) {
        Instant at = at(row, stations);
        String status = row % 100 == 0 ? "Blocked" : "Accepted";
        return row("tag" + row, "TAG" + row, status, "GROUP" + row % 100, at, at);
    }

    private List<@Nullable Object> transaction(int row) {
        Instant at = at(row, transactions);
        boolean open = row % 250 == 0;
        int tag = row % stations;
        return row(
                1_000_000_000 + row,
                someStation(row),
                1 + row % 2,
                "TAG" + tag,
                "tag" + tag,
                "Accepted",
                1000L,
                at,
                at,
                open ? null : 9000L,
                open ? null : at.plusSeconds(3600),
                open ? null : at.plusSeconds(3600),
                open ? null : "Local",
                row % 1000 == 1 ? "LATE" : "",
                "key" + row);
    }

    private List<@Nullable Object> meterValue(int row) {
        Instant at = at(row, 2 * transactions);
        String samples = "[" + VALUES.formatted(row, "Energy.Active.Import.Register", "Wh") + ","
                + VALUES.formatted(row % 100, "Current.Import", "A") + "]";
        return row(
                someStation(row / 2),
                1 + row / 2 % 2,
                1_000_000_000 + row / 2,
                at,
                at,
                "METER_VALUES",
                samples,
                "print" + row);
    }

    private List<@Nullable Object> reservation(int row) {
        Instant at = at(row, stations);
        String status = row % 1000 == 0 ? "Accepted" : row % 2 == 0 ? "Used" : "Expired";
        return row(
                someStation(row),
                row,
                1,
                "TAG" + row,
                Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS),
                status,
                at,
                at);
    }

    private List<@Nullable Object> securityEvent(int row) {
        Instant at = at(row, transactions);
        String type = row % 1000 == 0 ? "TamperDetectionActivated" : "StartupOfTheDevice";
        return row(someStation(row), type, "none", at, at, "print" + row);
    }

    private List<@Nullable Object> certificateRequest(int row) {
        Instant at = at(row, stations);
        return row(someStation(row), "csr", row % 1000 == 0 ? "QUEUED" : "SENT", at, at, "print" + row);
    }

    private List<@Nullable Object> strayMessage(int row) {
        String action = row % 1000 == 0 ? "StatusNotification" : "StopTransaction";
        return row(someStation(row), action, "{}", "Belongs nowhere", at(row, stations), "print" + row);
    }

    private List<@Nullable Object> attempt(int row) {
        Instant at = at(row, stations);
        String address = "10.0." + row % 256 + ".7:" + row;
        return row(
                someStation(row),
                address,
                "/ocpp/" + someStation(row),
                401,
                "UNAUTHORIZED",
                "Set a password",
                1,
                at,
                at);
    }

    /** Every second one is part of a command for many. */
    private List<@Nullable Object> command(int row) {
        Instant at = at(row, transactions);
        String bulk = row % 2 == 0 ? null : uuid("bulk", row / 1000);
        String outcome = row % 1000 == 0 ? "timeout" : "accepted";
        return row(
                uuid("command", row),
                bulk,
                someStation(row),
                row % 500 == 0 ? "Reset" : "TriggerMessage",
                "{}",
                "filled",
                at,
                at.plusSeconds(1),
                outcome,
                true);
    }

    private List<@Nullable Object> bulkCommand(int row) {
        Instant at = at(row, transactions / 1000);
        return row(uuid("bulk", row), "TriggerMessage", "{}", 500, "filled", at, at.plusSeconds(60));
    }

    private List<@Nullable Object> delivery(int row) {
        Instant at = at(row, 2 * transactions);
        String type = row % 2 == 0 ? "transaction-started" : "transaction-stopped";
        return row(
                uuid("event", row),
                "filled",
                type,
                someStation(row),
                row,
                at,
                "{}",
                row % 1000 == 0 ? "DEAD" : "DELIVERED",
                1,
                at);
    }

    private List<@Nullable Object> audit(int row) {
        return row(at(row, transactions), "filled", "PUT", "/api/v1/stations/" + someStation(row), 200);
    }

    /** Calls and their answers in turn. */
    private List<@Nullable Object> frame(int row) {
        Instant at = begin.plusMillis(row * 3000L);
        boolean call = row % 2 == 0;
        int number = row / 2;
        String id = uuid("frame", number);
        String action = number % 5000 == 0 ? "DiagnosticsStatusNotification" : ACTIONS.get(number % ACTIONS.size());
        boolean error = number % 1000 == 7;
        String text = call
                ? "[2,\"" + id + "\",\"" + action + "\",{\"connectorId\":1,\"number\":" + number + payload(action)
                        + "}]"
                : error ? "[4,\"" + id + "\",\"InternalError\",\"\",{}]" : "[3,\"" + id + "\",{}]";
        return row(
                someStation(number),
                at,
                call ? "RECEIVED" : "SENT",
                "JSON",
                "1.6",
                call ? "CALL" : error ? "ERROR" : "RESULT",
                action,
                id,
                call ? null : 5,
                text,
                text.length());
    }

    private static String payload(String action) {
        return action.equals("MeterValues")
                ? ",\"values\":\"" + "0123456789".repeat(80) + "\""
                : ",\"status\":\"Available\"";
    }

    private static String uuid(String kind, int number) {
        return UUID.nameUUIDFromBytes((kind + number).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
