package org.ocpp4j.server.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result, read in the same way from every database. Columns that are null are null here; the methods whose
 * names end in {@code Of} are for columns that are never null.
 *
 * @param columns the result, positioned on the row
 */
public record Row(ResultSet columns) {
    /**
     * A text.
     *
     * @param column the name of the column
     * @return its value
     * @throws SQLException if there is no such column
     */
    @Nullable
    public String text(String column) throws SQLException {
        return columns.getString(column);
    }

    /**
     * A text.
     *
     * @param column the name of the column
     * @return its value
     * @throws SQLException if there is no such column
     */
    public String textOf(String column) throws SQLException {
        return Objects.requireNonNull(columns.getString(column), column);
    }

    /**
     * A number of 32 bits.
     *
     * @param column the name of the column
     * @return its value
     * @throws SQLException if there is no such column
     */
    @Nullable
    public Integer integer(String column) throws SQLException {
        int value = columns.getInt(column);
        return columns.wasNull() ? null : value;
    }

    /**
     * A number of 32 bits.
     *
     * @param column the name of the column
     * @return its value
     * @throws SQLException if there is no such column
     */
    public int integerOf(String column) throws SQLException {
        return columns.getInt(column);
    }

    /**
     * A number of 64 bits.
     *
     * @param column the name of the column
     * @return its value
     * @throws SQLException if there is no such column
     */
    @Nullable
    public Long number(String column) throws SQLException {
        long value = columns.getLong(column);
        return columns.wasNull() ? null : value;
    }

    /**
     * A number of 64 bits.
     *
     * @param column the name of the column
     * @return its value
     * @throws SQLException if there is no such column
     */
    public long numberOf(String column) throws SQLException {
        return columns.getLong(column);
    }

    /**
     * An instant.
     *
     * @param column the name of the column
     * @return its value
     * @throws SQLException if there is no such column
     */
    @Nullable
    public Instant time(String column) throws SQLException {
        Timestamp value = columns.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    /**
     * An instant.
     *
     * @param column the name of the column
     * @return its value
     * @throws SQLException if there is no such column
     */
    public Instant timeOf(String column) throws SQLException {
        return Objects.requireNonNull(time(column), column);
    }
}
