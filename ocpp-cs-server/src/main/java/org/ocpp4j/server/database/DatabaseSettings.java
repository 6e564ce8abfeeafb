package org.ocpp4j.server.database;

import java.nio.file.Path;
import java.time.Duration;
import org.ocpp4j.server.secret.Secrets;
import org.ocpp4j.server.settings.limit.Between;

/**
 * The database.
 *
 * @param url a JDBC URL of SQLite or PostgreSQL
 * @param user the user; empty for none
 * @param password its password; empty for none
 * @param connections how many connections are kept at most; with SQLite, only those that read
 * @param connectionWait how long to wait for a connection before a station is answered that it must retry
 */
public record DatabaseSettings(
        String url,
        String user,
        String password,
        @Between(least = "1", most = "1000") int connections,
        @Between(least = "250ms", most = "10m") Duration connectionWait) {
    /**
     * The same for an embedded database.
     *
     * @param file its file
     * @return a copy with the URL of that file
     */
    public DatabaseSettings at(Path file) {
        return new DatabaseSettings(EmbeddedDatabase.url(file), user, password, connections, connectionWait);
    }

    /**
     * The URL for people.
     *
     * @return the URL, with users and passwords in it masked
     */
    public String shownUrl() {
        return Secrets.maskAddresses(url);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + shownUrl() + ", user " + user + ", " + connections + " connections]";
    }
}
