package org.ocpp4j.server.rest;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows who may use the API. Thread-safe; may block. */
public interface Authenticator {
    /**
     * Finds out who sends a request.
     *
     * @param authorization the header {@code Authorization}, or null if there is none
     * @return the caller, or empty if he may not come in; {@link Caller#ANONYMOUS} without a header where the API is open
     * @throws ProblemException if he has to wait, since too many wrong passwords came, or if there is more to say than
     *     that he may not come in
     */
    Optional<Caller> authenticate(@Nullable String authorization);

    /**
     * How callers may prove who they are, besides tokens and accounts of this server.
     *
     * @return security schemes of OpenAPI, by their names; each may be used for every operation that needs a scope
     */
    default Map<String, Map<String, String>> securitySchemes() {
        return Map.of();
    }
}
