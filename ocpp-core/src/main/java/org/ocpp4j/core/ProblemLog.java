package org.ocpp4j.core;

import java.lang.System.Logger;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.MalformedFrameException;

/** Logs problems that no listener handles. */
final class ProblemLog {
    private static final Logger LOG = System.getLogger(ProblemLog.class.getPackageName());

    private ProblemLog() {}

    /** Writes one entry. Identities and message ids come from the peer and must not start a new log line. */
    static void write(String identity, String problem, @Nullable Throwable cause) {
        String line = (identity + ": " + problem).replaceAll("\\p{Cntrl}", "?");
        Throwable trace = cause instanceof MalformedFrameException ? null : cause; // the peer sent it, not this program
        LOG.log(Logger.Level.WARNING, line, trace);
    }
}
