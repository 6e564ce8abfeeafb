package org.ocpp4j.server.station;

import java.util.List;
import org.ocpp4j.server.database.Database;

/** What stations have sent, in all tables but {@code station} and the log of commands. Thread-safe; blocks. */
public final class StationRows {
    private static final int SLICE = 500;
    private static final List<String> TABLES = List.of(
            "charging_transaction",
            "meter_value",
            "stray_message",
            "reservation",
            "security_event",
            "certificate_request",
            "connection_attempt",
            "frame");

    private final Database database;

    /**
     * The rows in a database.
     *
     * @param database where they are
     */
    public StationRows(Database database) {
        this.database = database;
    }

    /**
     * Deletes all that a station has sent, in small transactions. What it sends meanwhile may stay.
     *
     * @param identity the station; it need not be there any more
     * @return how many rows
     */
    public long delete(String identity) {
        long deleted = some("delete from connector where identity = :identity", identity);
        for (String table : TABLES) {
            String sql = "delete from " + table + " where seq in (select seq from " + table
                    + " where identity = :identity limit " + SLICE + ")";
            int slice;
            do {
                slice = some(sql, identity);
                deleted += slice;
            } while (slice == SLICE);
        }
        return deleted;
    }

    private int some(String sql, String identity) {
        return database.change(change ->
                change.handle().createUpdate(sql).bind("identity", identity).execute());
    }
}
