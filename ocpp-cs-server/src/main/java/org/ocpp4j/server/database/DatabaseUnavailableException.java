package org.ocpp4j.server.database;

import java.sql.BatchUpdateException;
import org.ocpp4j.server.text.Texts;

/** The database cannot be reached or is too busy; the same may succeed later. */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    DatabaseUnavailableException(Throwable cause) {
        super("The database is not available: " + reason(cause), cause);
    }

    /** The failure itself if it is of this type; else a new exception with this cause. */
    static DatabaseUnavailableException of(Exception failed) {
        return failed instanceof DatabaseUnavailableException already
                ? already
                : new DatabaseUnavailableException(failed);
    }

    /** Wrappers of a driver's message, and the driver itself in batches, quote the values to be stored. */
    private static String reason(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null
                && (cause instanceof BatchUpdateException
                        || cause.getClass().getName().startsWith("org.jdbi."))) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        if (message == null || cause instanceof BatchUpdateException) {
            return cause.getClass().getSimpleName();
        }
        String first = message.lines().findFirst().orElse("");
        return Texts.beginning(first, LONGEST);
    }
}
