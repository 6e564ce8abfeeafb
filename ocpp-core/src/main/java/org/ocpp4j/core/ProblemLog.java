package org.ocpp4j.core;

import java.lang.System.Logger;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.MalformedFrameException;

/** The log of problems that no listener takes. */
final class ProblemLog {
    private static final Logger LOG = System.getLogger(ProblemLog.class.getPackageName());

    private ProblemLog() {}

    /** Writes one entry. Identities and message ids come from the peer and must not begin a line of their own. */
    static void write(String identity, String problem, @Nullable Throwable cause) {
        String line = (identity + ": " + problem).replaceAll("\\p{Cntrl}", "?");
        Throwable trace = cause instanceof MalformedFrameException ? null : cause; // the peer made it, not this program
        LOG.log(Logger.Level.WARNING, line, trace);
    }
}
