package org.ocpp4j.server.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows who may use the API. Thread-safe; may block. */
public interface Authenticator {
    /**
     * Finds out who sends a request.
     *
     * @param authorization the header {@code Authorization}, or null if there is none
     * @return the caller, or empty if he may not come in; {@link Caller#ANONYMOUS} without a header where the API is open
     * @throws ProblemException if he has to wait, since too many wrong passwords came
     */
    Optional<Caller> authenticate(@Nullable String authorization);
}
