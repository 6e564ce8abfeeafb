package org.ocpp4j.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a demo keeps its data: a temporary directory, made when it is needed. Belongs to one thread at a time. */
final class DemoDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(DemoDirectory.class);

    private @Nullable Path directory;

    /** The file of the database. */
    Path file() {
        try {
            Path made = directory == null ? Files.createTempDirectory("ocpp-demo-") : directory;
            directory = made;
            return made.resolve("ocpp.db");
        } catch (IOException failed) {
            throw new UncheckedIOException("No temporary directory for the demo", failed);
        }
    }

    /** Removes the existing files. */
    void remove() {
        try {
            if (directory != null) {
                PrivateFiles.remove(directory);
            }
        } catch (IOException left) {
            LOG.warn("Please remove {}: {}", directory, left.toString());
        }
    }
}
