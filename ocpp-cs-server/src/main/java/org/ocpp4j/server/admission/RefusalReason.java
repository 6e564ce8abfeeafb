package org.ocpp4j.server.admission;

import java.util.Locale;

/** Why somebody was refused at the stations' door, by and large: the HTTP status that he was answered. */
public enum RefusalReason {
    /** The request is none. */
    MALFORMED,
    /** No password or certificate, or a wrong one. */
    UNAUTHORIZED,
    /** Not allowed, whoever he is. */
    FORBIDDEN,
    /** Nobody knows the station or the path. */
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
