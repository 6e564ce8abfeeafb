package org.ocpp4j.server.station;

import java.util.List;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.database.Database;

/** The data that stations have sent, in all tables but {@code station} and the log of commands. Thread-safe; blocks. */
public final class StationRows {
    private final Database database;
    private final List<KeptRows> tables;

    /**
     * The rows in a database.
     *
     * @param database where they are
     * @param kept the rows of all tables; those that are not of stations are left alone
     */
    public StationRows(Database database, List<KeptRows> kept) {
        this.database = database;
        this.tables = kept.stream().filter(KeptRows::ofStations).toList();
    }

    /**
     * Deletes all data that a station has sent, in small transactions. Data that it sends meanwhile may stay.
     *
     * @param identity the station; it need not exist any more
     * @return how many rows
     */
    public long delete(String identity) {
        long deleted = database.change(change -> change.handle()
                .createUpdate("delete from connector where identity = :identity")
                .bind("identity", identity)
                .execute());
        for (KeptRows table : tables) {
            deleted += table.deleteOf(database, identity);
        }
        return deleted;
    }
}
