package org.ocpp4j.server.backend.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.secret.PayloadValues;
import org.ocpp4j.server.text.Texts;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A function gave no answer that could be used. Its message is for the log; it may hold values, see {@link PayloadValues}, but
 * never SQL of this server's or details of rows.
 */
final class FunctionException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 500;

    /** Why there is no answer. */
    enum Kind {
        /** The database has no such function, or it may not be called. */
        MISSING,
        /** It took too long, the wait for a connection included. */
        TOO_LATE,
        /** The database cannot be reached, or has no room. */
        UNAVAILABLE,
        /** The function raised it, by RAISE. */
        RAISED,
        /** The function, or the call of it, broke. */
        FAILED,
        /** It returned a value that is not a valid answer. */
        UNUSABLE
    }

    private final Kind kind;
    private final boolean undefined;
    private final boolean repeatable;

    FunctionException(Kind kind, String message) {
        this(kind, message, null, false, false);
    }

    private FunctionException(
            Kind kind, String message, @Nullable Throwable cause, boolean undefined, boolean repeatable) {
        super(message, cause);
        this.kind = kind;
        this.undefined = undefined;
        this.repeatable = repeatable;
    }

    Kind kind() {
        return kind;
    }

    /** Whether some function, perhaps one that the called one calls, is not there. */
    boolean isUndefined() {
        return undefined;
    }

    /** Whether the same call may succeed at once: it met another one. Nothing of it was kept. */
    boolean isRepeatable() {
        return repeatable;
    }

    static FunctionException tooLate(Duration timeout) {
        return new FunctionException(Kind.TOO_LATE, "it took longer than " + timeout.toMillis() + " ms");
    }

    /** The call did not even begin. */
    static FunctionException noConnection(Duration timeout) {
        return new FunctionException(
                Kind.UNAVAILABLE, "no connection was there, or free, within " + timeout.toMillis() + " ms");
    }

    /** The exception for a failure of JDBC. */
    static FunctionException of(SQLException failed, Duration timeout) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        ServerErrorMessage server = failed instanceof PSQLException known ? known.getServerErrorMessage() : null;
        boolean raised = isRaised(state, server); // with any code that its author chose
        if (state.equals("57014") && !raised) {
            return tooLate(timeout);
        }
        if (isUnavailable(failed, state) && !raised) {
            return new FunctionException(
                    Kind.UNAVAILABLE,
                    "the database cannot be reached: " + message(failed, server),
                    failed,
                    false,
                    false);
        }
        Kind kind = raised ? Kind.RAISED : Kind.FAILED;
        String message = kind == Kind.RAISED
                ? message(failed, server)
                : "SQLSTATE " + state + ", " + message(failed, server) + place(server);
        return new FunctionException(
                kind,
                message,
                failed,
                state.equals("42883") || state.equals("3F000") || isStalePlan(server),
                state.equals("40001") || state.equals("40P01"));
    }

    private static boolean isUnavailable(SQLException failed, String state) {
        return state.startsWith("08") // connection
                || state.startsWith("28") // credentials
                || state.startsWith("3D") // no such database
                || state.startsWith("53") // resources
                || state.startsWith("57P") // shutting down
                || failed instanceof SQLTransientConnectionException // the pool had none
                || state.isEmpty(); // no word of the database: a pool that is closed, a driver that gave up
    }

    /** The text comes from the function's author. */
    private static boolean isRaised(String state, @Nullable ServerErrorMessage server) {
        return state.equals("P0001") || (server != null && "exec_stmt_raise".equals(server.getRoutine()));
    }

    /** The function was changed while its plan was cached. */
    private static boolean isStalePlan(@Nullable ServerErrorMessage server) {
        return server != null && "RevalidateCachedQuery".equals(server.getRoutine());
    }

    /** Without detail, hint and internal query, which hold values and SQL. */
    private static String message(SQLException failed, @Nullable ServerErrorMessage server) {
        String message = server == null ? failed.getMessage() : server.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }

    /** The line of the function that failed, for its author. */
    private static String place(@Nullable ServerErrorMessage server) {
        String where = server == null ? null : server.getWhere();
        if (where == null) {
            return "";
        }
        return where.lines()
                .filter(line -> line.startsWith("PL/pgSQL function "))
                .findFirst()
                .map(line -> " in " + line)
                .orElse("");
    }

    /** The message of a function or a driver, on one line of limited length. */
    static String shown(String sentence) {
        return Texts.shown(sentence, LONGEST);
    }
}
