package org.ocpp4j.server.resource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result.
 *
 * @param columns what it is read from; stands on the row
 */
record Row(ResultSet columns) {
    @Nullable
    String text(String column) throws SQLException {
        return columns.getString(column);
    }

    String textOf(String column) throws SQLException {
        return Objects.requireNonNull(columns.getString(column), column);
    }

    @Nullable
    Integer integer(String column) throws SQLException {
        int value = columns.getInt(column);
        return columns.wasNull() ? null : value;
    }

    int integerOf(String column) throws SQLException {
        return columns.getInt(column);
    }

    @Nullable
    Long number(String column) throws SQLException {
        long value = columns.getLong(column);
        return columns.wasNull() ? null : value;
    }

    long numberOf(String column) throws SQLException {
        return columns.getLong(column);
    }

    @Nullable
    Instant time(String column) throws SQLException {
        Timestamp value = columns.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    Instant timeOf(String column) throws SQLException {
        return Objects.requireNonNull(time(column), column);
    }
}
