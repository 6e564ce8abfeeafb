package org.ocpp4j.server.rest;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A caller of the API.
 *
 * @param name the name of the token or account; {@code anonymous} where no authentication is needed
 * @param scope the permission
 * @param until until when the authentication is valid, for long requests; null for no limit
 */
public record Caller(String name, Scope scope, @Nullable Instant until) {
    /** Everybody, where the API is open. */
    public static final Caller ANONYMOUS = new Caller("anonymous", Scope.ADMINISTER);

    /**
     * A caller whose authentication has no time limit.
     *
     * @param name the name of the token or account
     * @param scope the permission
     */
    public Caller(String name, Scope scope) {
        this(name, scope, null);
    }

    public static final String ATTRIBUTE = "ocpp.caller";

    /**
     * The caller of a request.
     *
     * @param request the request, past authentication
     * @return the caller
     */
    public static Caller of(Context request) {
        return Objects.requireNonNull(request.attribute(ATTRIBUTE), "not authenticated");
    }

    public void attachTo(Context request) {
        request.attribute(ATTRIBUTE, this);
    }

    /**
     * Whether the caller has a scope.
     *
     * @param needed the scope
     * @return true if so
     */
    public boolean may(Scope needed) {
        return scope.compareTo(needed) >= 0;
    }
}
