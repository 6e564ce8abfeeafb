package org.ocpp4j.server.bound;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Database;

/**
 * The rows of a table that are deleted by station or by age. The package that owns the table has one of these; the key
 * of the table is {@code seq}.
 *
 * @param table the table
 * @param ofStations whether its column {@code identity} names the station that sent a row
 * @param time the column with the time of a row; null if rows are not deleted by age
 * @param condition which old rows are deleted, as SQL that begins with " and"; empty for all
 * @param keepFor how long rows are kept
 */
public record KeptRows(
        String table, boolean ofStations, @Nullable String time, String condition, KeepFor keepFor) {
    private static final int SLICE = 500;

    /** The setting that determines how long rows are kept. */
    public enum KeepFor {
        /** {@code bounds.keep-for}. */
        STATIONS,
        /** {@code bounds.operators-keep-for}. */
        OPERATORS
    }

    /** Rows that stations sent, which are kept until their station is deleted. */
    public static KeptRows ofStations(String table) {
        return new KeptRows(table, true, null, "", KeepFor.STATIONS);
    }

    /** Rows about actions of operators. */
    public static KeptRows ofOperators(String table) {
        return new KeptRows(table, false, null, "", KeepFor.OPERATORS);
    }

    /** The same, and deleted when they are old. */
    public KeptRows untilOld(String column) {
        return new KeptRows(table, ofStations, column, condition, keepFor);
    }

    /** The same, but for old rows that do not meet a condition. */
    public KeptRows where(String sql) {
        return new KeptRows(table, ofStations, time, " and " + sql, keepFor);
    }

    /** The same, with the retention of another setting. */
    public KeptRows keptFor(KeepFor other) {
        return new KeptRows(table, ofStations, time, condition, other);
    }

    /** Deletes all rows of a station, in small transactions; returns how many. */
    public long deleteOf(Database database, String identity) {
        String sql = "delete from " + table + " where seq in (select seq from " + table
                + " where identity = :identity limit " + SLICE + ")";
        long deleted = 0;
        int slice;
        do {
            slice = database.change(change ->
                    change.handle().createUpdate(sql).bind("identity", identity).execute());
            deleted += slice;
        } while (slice == SLICE);
        return deleted;
    }

    /** Deletes some rows from before a moment; returns whether there may be more. */
    boolean deleteBefore(Database database, Instant before) {
        String sql = "delete from " + table + " where seq in (select seq from " + table + " where " + time
                + " < :before" + condition + " order by " + time + " limit " + SLICE + ")";
        int deleted = database.change(change ->
                change.handle().createUpdate(sql).bind("before", before).execute());
        return deleted == SLICE;
    }

    /** How long they are kept, as it is set. */
    Duration keepFor(BoundSettings settings) {
        return keepFor == KeepFor.STATIONS ? settings.keepFor() : settings.operatorsKeepFor();
    }
}
