package org.ocpp4j.server.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.ocpp4j.server.event.Events;

/** The databases that every test of data runs on: {@code @ParameterizedTest @EnumSource}. */
public enum DatabaseKind {
    /** SQLite in a file. */
    SQLITE {
        @Override
        public DatabaseSettings fresh() {
            try {
                Path directory = Files.createTempDirectory("ocpp-sqlite-");
                directory.toFile().deleteOnExit();
                return settings("jdbc:sqlite:" + directory.resolve("ocpp.db"), "");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    },
    /** A real PostgreSQL, one for all tests of a JVM, with a database for each. */
    POSTGRESQL {
        @Override
        public DatabaseSettings fresh() {
            String name = "test" + NUMBER.incrementAndGet();
            Jdbi.create(Postgres.SERVER.getPostgresDatabase())
                    .useHandle(handle -> handle.execute("create database " + name));
            return settings(Postgres.SERVER.getJdbcUrl("postgres", name), "postgres");
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern INSTANT = Pattern.compile("'(\\d{4}-\\d\\d-\\d\\dT[^']*Z)'");

    /** Where a new, empty database is. */
    public abstract DatabaseSettings fresh();

    /** The kind of a database. */
    public static DatabaseKind of(DatabaseSettings settings) {
        return settings.url().startsWith("jdbc:sqlite:") ? SQLITE : POSTGRESQL;
    }

    /** A statement with instants in quotes, as this database takes them. */
    public String withInstants(String sql) {
        return this == POSTGRESQL
                ? sql
                : INSTANT.matcher(sql)
                        .replaceAll(found ->
                                Long.toString(Instant.parse(found.group(1)).toEpochMilli()));
    }

    /** Opens a new database that nobody listens to. */
    public Database open() {
        return Database.open(fresh(), new Events());
    }

    private static DatabaseSettings settings(String url, String user) {
        return new DatabaseSettings(url, user, "", 8, Duration.ofSeconds(20)); // slow machines
    }

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        started.close();
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }));
                return started;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
