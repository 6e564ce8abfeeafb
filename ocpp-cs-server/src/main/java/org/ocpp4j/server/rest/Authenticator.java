package org.ocpp4j.server.rest;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Identifies the callers of the API. Thread-safe; may block. */
public interface Authenticator {
    /**
     * Identifies the caller of a request.
     *
     * @param authorization the header {@code Authorization}, or null if there is none
     * @return the caller, or empty if access is denied; {@link Caller#ANONYMOUS} without a header where the API is open
     * @throws ProblemException if the caller has to wait after too many wrong passwords, or if the denial needs an
     *     explanation
     */
    Optional<Caller> authenticate(@Nullable String authorization);

    /**
     * How callers may authenticate, besides tokens and accounts of this server.
     *
     * @return security schemes of OpenAPI, by their names; each may be used for every operation that needs a scope
     */
    default Map<String, Map<String, String>> securitySchemes() {
        return Map.of();
    }
}
