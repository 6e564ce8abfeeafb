package org.ocpp4j.server.rest;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who calls the API.
 *
 * @param name the name of the token or account; {@code anonymous} where nobody has to say who he is
 * @param scope what he may do
 * @param until when he has to say again who he is, for requests that go on for long; null: never
 */
public record Caller(String name, Scope scope, @Nullable Instant until) {
    /** Everybody, where the API is open. */
    public static final Caller ANONYMOUS = new Caller("anonymous", Scope.ADMINISTER);

    /**
     * Who never has to say again who he is.
     *
     * @param name the name of the token or account
     * @param scope what he may do
     */
    public Caller(String name, Scope scope) {
        this(name, scope, null);
    }

    public static final String ATTRIBUTE = "ocpp.caller";

    /**
     * Who sent a request.
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
     * Whether he may do something.
     *
     * @param needed what it needs
     * @return true if so
     */
    public boolean may(Scope needed) {
        return scope.compareTo(needed) >= 0;
    }
}
