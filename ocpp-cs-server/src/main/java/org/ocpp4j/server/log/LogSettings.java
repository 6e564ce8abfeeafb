package org.ocpp4j.server.log;

/**
 * How the log is written.
 *
 * @param format for people or for programs
 * @param level from which level on
 */
public record LogSettings(Format format, Level level) {
    /** How a line looks. */
    public enum Format {
        /** Lines for people. */
        TEXT,
        /** One JSON object a line. */
        JSON
    }

    /** From which level on. */
    public enum Level {
        /** Everything, including details for developers. */
        DEBUG,
        /** Normal events. */
        INFO,
        /** Things that an operator should look at. */
        WARN,
        /** Failures. */
        ERROR
    }
}
