package org.ocpp4j.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The disk on which an embedded database is. Stateless; blocks for as long as the disk takes. */
public final class DatabaseDisk {
    private static final String H2 = "jdbc:h2:";

    private DatabaseDisk() {}

    /**
     * The directory of a database.
     *
     * @param url its JDBC URL
     * @return the directory; empty if the database is in memory or in another process
     */
    public static Optional<Path> directory(String url) {
        if (!url.toLowerCase(Locale.ROOT).startsWith(H2)) {
            return Optional.empty();
        }
        String place = url.substring(H2.length()).split(";", 2)[0];
        if (place.startsWith("file:")) {
            place = place.substring("file:".length());
        } else if (place.matches("[a-z]{2,}:.*")) { // mem, tcp, ssl, zip; one letter is a drive
            return Optional.empty();
        }
        if (place.startsWith("~")) {
            place = System.getProperty("user.home") + place.substring(1);
        }
        try {
            return Optional.ofNullable(Path.of(place).toAbsolutePath().getParent());
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
    }

    /**
     * How much can be written still.
     *
     * @param directory where
     * @return bytes
     * @throws IOException if it is not there
     */
    public static long free(Path directory) throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }
}
