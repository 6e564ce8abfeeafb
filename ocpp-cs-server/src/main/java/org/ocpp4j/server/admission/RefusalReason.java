package org.ocpp4j.server.admission;

import java.util.Locale;

/** The rough reason for a refusal at the stations' door: the HTTP status of the answer. */
public enum RefusalReason {
    /** The request is none. */
    MALFORMED,
    /** No password or certificate, or a wrong one. */
    UNAUTHORIZED,
    /** Not allowed for any client. */
    FORBIDDEN,
    /** The station or the path is unknown. */
    UNKNOWN,
    /** Too many at once, or the database is away. */
    BUSY,
    /** The server stops. */
    UNAVAILABLE,
    /** This side failed. */
    FAILED;

    static RefusalReason of(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> UNKNOWN;
            case 429 -> BUSY;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? FAILED : MALFORMED;
        };
    }

    /**
     * The name outside.
     *
     * @return for example {@code unauthorized}
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
