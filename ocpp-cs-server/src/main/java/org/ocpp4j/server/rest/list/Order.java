package org.ocpp4j.server.rest.list;

import java.sql.SQLException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.rest.Times;

/**
 * How a list is sorted, mostly newest first, and how it goes on after a row. A row's cursor is the value of the
 * parameter {@code before}; callers copy it from the header {@code Link}.
 */
public sealed interface Order {
    /** The columns of the cursor. */
    String columns();

    /** The end of a statement. */
    String sql();

    /** The cursor of a row. */
    String cursor(Row row) throws SQLException;

    /** Whether a text is a cursor of this order. */
    boolean accepts(String cursor);

    /** Adds the condition that finds the rows after a given one; only for cursors that are accepted. */
    void resume(Where where, String cursor);

    /**
     * By the number that the database gives to rows; the cursor is the number.
     *
     * @param oldestFirst whether the lowest number comes first
     */
    record ByNumber(boolean oldestFirst) implements Order {
        private static final Pattern CURSOR = Pattern.compile("\\d{1,18}");

        /** The newest first. */
        public ByNumber() {
            this(false);
        }

        @Override
        public String columns() {
            return "seq";
        }

        @Override
        public String sql() {
            return oldestFirst ? " order by seq" : " order by seq desc";
        }

        @Override
        public String cursor(Row row) throws SQLException {
            return Long.toString(row.numberOf("seq"));
        }

        @Override
        public boolean accepts(String cursor) {
            return CURSOR.matcher(cursor).matches();
        }

        @Override
        public void resume(Where where, String cursor) {
            where.find(oldestFirst ? "seq > :before" : "seq < :before", "before", Long.parseLong(cursor));
        }
    }

    /**
     * By a time, then by a key; the cursor has the time in milliseconds, a point and the key.
     *
     * @param time the column of the time
     * @param key the column of the key
     * @param number whether the key is a number
     */
    record ByTime(String time, String key, boolean number) implements Order {
        private static final Pattern CURSOR = Pattern.compile("(?s)(-?\\d{1,15})\\..+");
        private static final Pattern NUMBERED = Pattern.compile("(-?\\d{1,15})\\.\\d{1,18}");

        @Override
        public String columns() {
            return time + ", " + key;
        }

        @Override
        public String sql() {
            return " order by " + time + " desc, " + key + " desc";
        }

        @Override
        public String cursor(Row row) throws SQLException {
            return row.timeOf(time).toEpochMilli() + "." + row.textOf(key);
        }

        @Override
        public boolean accepts(String cursor) {
            Matcher parts = (number ? NUMBERED : CURSOR).matcher(cursor);
            return parts.matches() && Times.isInRange(Instant.ofEpochMilli(Long.parseLong(parts.group(1))));
        }

        @Override
        public void resume(Where where, String cursor) {
            int point = cursor.indexOf('.');
            Instant last = Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, point)));
            String rest = cursor.substring(point + 1);
            where.bind("beforeTime", last)
                    .find(
                            "(" + columns() + ") < (:beforeTime, :beforeKey)",
                            "beforeKey",
                            number ? (Object) Long.parseLong(rest) : rest);
        }
    }
}
