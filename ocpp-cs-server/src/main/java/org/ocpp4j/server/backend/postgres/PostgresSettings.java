package org.ocpp4j.server.backend.postgres;

import java.time.Duration;
import org.ocpp4j.server.settings.limit.Between;

/**
 * The backend that calls functions of a PostgreSQL database.
 *
 * @param enable whether it answers stations, instead of the built-in backend
 * @param url a JDBC URL of PostgreSQL; empty for the one of the database settings
 * @param user the database user; empty for none
 * @param password its password; empty for none
 * @param connections how many connections are kept at most
 * @param timeout how long a function may take, the wait for a connection included
 * @param soap whether the database parses and builds SOAP itself
 * @param token the first argument of the lists' functions; empty for the JWT of the caller
 */
public record PostgresSettings(
        boolean enable,
        String url,
        String user,
        String password,
        @Between(least = "1", most = "1000") int connections,
        @Between(least = "250ms", most = "5m") Duration timeout,
        boolean soap,
        String token) {
    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "PostgresSettings[" + (enable ? "on" : "off") + "]";
    }
}
