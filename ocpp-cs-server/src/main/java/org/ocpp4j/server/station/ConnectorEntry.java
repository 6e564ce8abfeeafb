package org.ocpp4j.server.station;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Row;

/**
 * The last StatusNotification of a connector, in the names of OCPP.
 *
 * @param connectorId the connector; 0 for the station itself
 * @param status for example Available
 * @param errorCode for example NoError
 * @param info more about an error; null for none
 * @param vendorId the vendor of the error code; null for none
 * @param vendorErrorCode the vendor's error code; null for none
 * @param timestamp since when, as the station reports; null if it does not
 * @param receivedAt when it was received
 */
record ConnectorEntry(
        int connectorId,
        String status,
        String errorCode,
        @Nullable String info,
        @Nullable String vendorId,
        @Nullable String vendorErrorCode,
        @Nullable Instant timestamp,
        Instant receivedAt) {
    static ConnectorEntry read(Row row) throws SQLException {
        return new ConnectorEntry(
                row.integerOf("connector_id"),
                row.textOf("status"),
                row.textOf("error_code"),
                row.text("info"),
                row.text("vendor_id"),
                row.text("vendor_error_code"),
                row.time("status_at"),
                row.timeOf("received_at"));
    }
}
