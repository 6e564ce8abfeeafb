package org.ocpp4j.server.database;

/** The database cannot be reached or is too busy; the same may succeed later. */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailableException(Throwable cause) {
        super("The database is not available: " + cause.getMessage(), cause);
    }
}
