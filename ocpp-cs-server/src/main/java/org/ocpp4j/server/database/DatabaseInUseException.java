package org.ocpp4j.server.database;

import java.nio.file.Path;

/** A server has the embedded database open. */
public final class DatabaseInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseInUseException(Path file) {
        super("A server is using the database " + file + "; stop that server first");
    }
}
