package org.ocpp4j.server.database;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the tables of a database up to date. Stateless; blocks. */
final class Migrations {
    /** The check sum of the first version as it was written before SQLite; it made the same tables in PostgreSQL. */
    private static final int FIRST_BEFORE_SQLITE = -334622987;

    private Migrations() {}

    static FluentConfiguration of(Dialect dialect, DataSource database) {
        return Flyway.configure()
                .locations("classpath:org/ocpp4j/server/database")
                .placeholders(dialect.schemaWords())
                .loggers("slf4j")
                .dataSource(database);
    }

    static void run(Dialect dialect, DataSource database) {
        Flyway flyway = of(dialect, database).load();
        boolean before = Arrays.stream(flyway.info().applied())
                .map(MigrationInfo::getAppliedChecksum)
                .anyMatch(checksum -> checksum != null && checksum == FIRST_BEFORE_SQLITE);
        if (before) {
            flyway.repair(); // enters the check sum of today
        }
        flyway.migrate();
    }
}
