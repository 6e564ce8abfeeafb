package org.ocpp4j.server.resource;

import java.util.List;
import org.ocpp4j.server.database.DatabaseKind;

/** Rows in each table that has a list. */
final class ManyRows {
    /** Tables, their columns, and what is in row {@code i}; {@code at} is an instant of its own, {@code once} one for all. */
    private static final List<String> TABLES = List.of(
            "station (identity, registered, created_at, boot) select 'CP-' || i, i % 2 = 0, once, '{}'",
            "connector (identity, connector_id, status, error_code, received_at) select 'CP-' || i, 1, 'Available', '', at",
            "id_tag (folded, id_tag, status, created_at, changed_at) select 'tag' || i, 'TAG' || i, 'Accepted', once, once",
            "charging_transaction (transaction_id, identity, connector_id, id_tag, id_tag_folded, started_at,"
                    + " start_received_at, stopped_at, stop_received_at, start_key) select i, 'CP-' || i % 1000, 1,"
                    + " 'TAG' || i, 'tag' || i, at, at, at, case when i % 500 = 0 then null else at end, 'k' || i",
            "meter_value (identity, connector_id, transaction_id, sampled_at, received_at, source, samples, fingerprint)"
                    + " select 'CP-' || i % 1000, 1, i, at, at, 'METER_VALUES', '[]', 'f' || i",
            "reservation (identity, reservation_id, connector_id, id_tag, expires_at, status, created_at, changed_at)"
                    + " select 'CP-' || i % 1000, i, 1, 'TAG' || i, at, case when i % 500 = 0 then 'Accepted' else 'Used' end,"
                    + " at, at",
            "security_event (identity, type, occurred_at, received_at, fingerprint) select 'CP-' || i % 1000, 'Type', at, at,"
                    + " 'f' || i",
            "certificate_request (identity, csr, status, received_at, changed_at, fingerprint) select 'CP-' || i % 1000, '',"
                    + " 'SENT', at, at, 'f' || i",
            "stray_message (identity, action, payload, reason, received_at, fingerprint) select 'CP-' || i % 1000, 'Action',"
                    + " '', '', at, 'f' || i",
            "connection_attempt (identity, address, path, status, reason, remedy, attempts, first_at, last_at) select"
                    + " 'CP-' || i % 1000, '10.0.0.1:' || i, '', 401, '', '', 1, at, at",
            "command (id, bulk_id, identity, action, payload, commanded_by, commanded_at, ended_at, outcome, dispatched)"
                    + " select 'c' || i, case when i % 2 = 0 then 'b' || (i / 1000) end, 'CP-' || i % 1000, 'Reset', '{}', '',"
                    + " at, at, 'accepted', i > 0",
            "bulk_command (id, action, payload, stations, commanded_by, commanded_at, ended_at) select 'b' || i, 'Reset',"
                    + " '{}', 1, '', at, at",
            "delivery (event_id, subscription_id, type, identity, sequence, at, data, state, attempts, ended_at) select 'e' || i,"
                    + " 's', 'transaction-started', 'CP-' || i % 1000, i, at, '{}', 'DELIVERED', 1, at",
            "audit (at, who, method, path, status) select at, '', 'PUT', '', 200",
            "frame (identity, at, direction, protocol, ocpp_version, kind, action, message_id, text, size) select"
                    + " 'CP-' || i % 1000, at, 'SENT', 'JSON', '1.6', case when i % 500 = 0 then 'ERROR' else 'CALL' end,"
                    + " 'Heartbeat', 'id' || i, '[]', 2");

    private ManyRows() {}

    static void insert(ApiFixture api, DatabaseKind kind, int rows) {
        String once = kind.withInstants("'" + ApiFixture.NOW + "'");
        String times = kind == DatabaseKind.SQLITE
                ? once + " as once, " + once + " + i as at"
                : "timestamptz " + once + " as once, timestamptz " + once + " + i * interval '1 millisecond' as at";
        for (String table : TABLES) {
            int select = table.indexOf(" select ");
            api.sql("insert into " + table.substring(0, select)
                    + " with recursive numbers(i) as (select 1 union all select i + 1 from numbers where i < " + rows
                    + ")"
                    + table.substring(select) + " from (select i, " + times + " from numbers) row");
        }
        if (kind == DatabaseKind.POSTGRESQL) {
            api.sql("analyze");
        }
    }
}
