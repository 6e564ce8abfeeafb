package org.ocpp4j.server.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where the data are.
 *
 * @param url a JDBC URL of SQLite or PostgreSQL
 * @param user the user; empty for none
 * @param password its password; empty for none
 * @param connections how many connections are kept at most; of SQLite, those that read
 * @param connectionWait how long to wait for a connection before a station is told to come again
 */
public record DatabaseSettings(String url, String user, String password, int connections, Duration connectionWait) {
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?<=//)[^/@\\s]+(?=@)|(?<=password=)[^&;\\s]*", Pattern.CASE_INSENSITIVE);

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
        return masked(url);
    }

    /**
     * A URL for people.
     *
     * @param url any URL, or another text
     * @return the same, with users and passwords in it masked
     */
    public static String masked(String url) {
        return CREDENTIALS.matcher(url).replaceAll("***");
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + shownUrl() + ", user " + user + ", " + connections + " connections]";
    }
}
