package org.ocpp4j.server.database;

import java.time.Duration;

/**
 * Where the data are.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param user the user; empty for none
 * @param password its password; empty for none
 * @param connections how many connections are kept at most
 * @param connectionWait how long to wait for a connection before a station is told to come again
 */
public record DatabaseSettings(String url, String user, String password, int connections, Duration connectionWait) {
    /** Leaves the password out. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + url + ", user " + user + ", " + connections + " connections]";
    }
}
