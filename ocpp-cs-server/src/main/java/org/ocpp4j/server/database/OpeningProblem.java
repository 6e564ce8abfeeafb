package org.ocpp4j.server.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Why a database cannot be opened, in words for people. */
public final class OpeningProblem {
    private OpeningProblem() {}

    /** Names the database and the cause, without passwords. */
    public static String text(DatabaseSettings settings, Throwable failed) {
        String url = settings.shownUrl();
        SQLException cause = sqlCause(failed);
        Throwable shown = cause == null ? failed : cause;
        return "The database " + url + " cannot be opened: " + shown.getMessage();
    }

    private static @Nullable SQLException sqlCause(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException exception) {
                return exception;
            }
        }
        return null;
    }
}
