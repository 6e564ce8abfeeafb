package org.ocpp4j.benchmarks.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fill}: fills the database of a central system, so that {@code lists} has something to list. */
@Command(
        name = "fill",
        description =
                "Fills the tables of an ocpp-cs-server that has made them and is stopped. Needs the JDBC driver of"
                        + " the database on the class path.")
final class FillCommand implements Callable<Integer> {
    private static final int BATCH = 5000;

    @Option(
            names = "--database",
            required = true,
            description = "Its JDBC URL, with user and password if it needs them.")
    private String database = "";

    @Option(names = "--stations", defaultValue = "20000", description = "How many stations.")
    private int stations;

    @Option(names = "--transactions", defaultValue = "50000", description = "How many transactions.")
    private int transactions;

    @Option(names = "--messages", defaultValue = "500000", description = "How many messages in the frame log.")
    private int messages;

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database)) {
            connection.setAutoCommit(false);
            for (FilledRows.Table table : new FilledRows(stations, transactions).tables(messages)) {
                long begin = System.nanoTime();
                insert(connection, table);
                System.out.printf(
                        Locale.ROOT,
                        "%s: %d rows in %.1f s%n",
                        table.name(),
                        table.rows(),
                        (System.nanoTime() - begin) / 1e9);
            }
        }
        if (database.startsWith("jdbc:postgresql:")) {
            try (Connection connection = DriverManager.getConnection(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze"); // as its autovacuum would have by and by
            }
        }
        return 0;
    }

    private static void insert(Connection connection, FilledRows.Table table) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
            for (int row = 0; row < table.rows(); row++) {
                bind(insert, table.values().apply(row));
                insert.addBatch();
                if ((row + 1) % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private static void bind(PreparedStatement insert, List<@Nullable Object> values) throws SQLException {
        for (int index = 0; index < values.size(); index++) {
            Object value = values.get(index);
            if (value instanceof Instant instant) {
                insert.setTimestamp(index + 1, Timestamp.from(instant));
            } else if (value instanceof Boolean truth) {
                insert.setBoolean(index + 1, truth);
            } else {
                insert.setObject(index + 1, value);
            }
        }
    }
}
