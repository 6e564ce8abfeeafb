package org.ocpp4j.server.backend.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of a real PostgreSQL with functions in it, and what the tests look at there. */
public record FunctionDatabase(DatabaseSettings settings) {
    /** The sample that is shipped. */
    private static final Path SAMPLE = Path.of("src/main/dist/postgres/ocpp-schema.sql");

    /** What every test of failures begins with: a schema and nothing in it. */
    public static FunctionDatabase empty() {
        FunctionDatabase database = new FunctionDatabase(DatabaseKind.POSTGRESQL.fresh());
        database.run("create schema ocpp");
        return database;
    }

    /** A database with the sample, and an idTag. */
    public static FunctionDatabase sample() {
        FunctionDatabase database = new FunctionDatabase(DatabaseKind.POSTGRESQL.fresh());
        database.installSample();
        database.run("insert into ocpp.id_tag (id_tag, parent_id_tag) values ('card-1', 'FLEET')");
        return database;
    }

    /** Runs the sample, as psql does. */
    public void installSample() {
        try {
            run(Files.readString(SAMPLE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A data source without a pool. */
    public PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        return source;
    }

    /** Runs statements as they are. */
    public void run(String sql) {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new AssertionError(failed.getMessage(), failed);
        }
    }

    /** A function {@code ocpp.Parse} with a body in PL/pgSQL, which replaces the one before. */
    public void parse(String body) {
        run("create or replace function ocpp.Parse(pIdentity text, pUniqueId text, pAction text, pPayload jsonb,"
                + " pAccount text, pVersion text) returns json language plpgsql as $body$ begin " + body
                + " end $body$");
    }

    /** The first column of all rows, as text. */
    public List<String> column(String query) {
        return Jdbi.create(source())
                .withHandle(handle -> handle.select(query)
                        .map((row, context) -> String.valueOf(row.getString(1)))
                        .list());
    }

    /** The first column of the only row, as text. */
    public String value(String query) {
        List<String> column = column(query);
        if (column.size() != 1) {
            throw new AssertionError(query + ": " + column);
        }
        return column.get(0);
    }
}
