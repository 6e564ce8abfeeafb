package org.ocpp4j.server.backup;

/** A backup cannot be made or restored. The message is for the caller: what, where and why. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** The data are not in an embedded database of this process. */
        NOT_EMBEDDED,
        /** Another backup is being made. */
        RUNNING,
        /** The database is open in a process, this one perhaps. */
        IN_USE,
        /** There are data that would be replaced. */
        DATA_THERE,
        /** It was tried and did not succeed. */
        FAILED
    }

    private final Reason reason;

    BackupException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why not. */
    public Reason reason() {
        return reason;
    }
}
