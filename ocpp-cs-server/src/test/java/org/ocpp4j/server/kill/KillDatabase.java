package org.ocpp4j.server.kill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** The databases that a killed server may have. */
enum KillDatabase {
    /** The one that the server has by default. */
    EMBEDDED {
        @Override
        Started start(Path directory) {
            return new Started() {
                @Override
                public List<String> arguments() {
                    return List.of();
                }

                @Override
                public long size() {
                    try (Stream<Path> files = Files.walk(directory.resolve(DATA))) {
                        return files.mapToLong(file -> file.toFile().length()).sum();
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }

                @Override
                public void close() {
                    // it ends with its server
                }
            };
        }
    },
    /** A PostgreSQL of this run, which is not killed. */
    POSTGRESQL {
        @Override
        Started start(Path directory) throws IOException {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("postgresql"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            return new Started() {
                @Override
                public List<String> arguments() {
                    return List.of(
                            "--set",
                            "database.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                            "--set",
                            "database.user=postgres");
                }

                @Override
                public long size() {
                    try (Connection connection = postgres.getPostgresDatabase().getConnection();
                            Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery("select pg_database_size('postgres')")) {
                        rows.next();
                        return rows.getLong(1);
                    } catch (SQLException failed) {
                        throw new IllegalStateException(failed);
                    }
                }

                @Override
                public void close() throws IOException {
                    postgres.close();
                }
            };
        }
    };

    /** The name of the server's own directory in that of the run. */
    static final String DATA = "data";

    /** A database that is there. */
    interface Started extends AutoCloseable {
        /** What the server is told of it. */
        List<String> arguments();

        /** Its size in bytes. */
        long size();

        @Override
        void close() throws IOException;
    }

    /** Makes a new database for one run in the directory of the run. */
    abstract Started start(Path directory) throws IOException;
}
