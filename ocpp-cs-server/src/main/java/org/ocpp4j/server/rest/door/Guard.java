package org.ocpp4j.server.rest.door;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.rest.Authenticator;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.OperatorDoorSettings;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Scope;

/**
 * Decides which callers may use an operation.
 *
 * <p>Requests of browsers need a check: a page of another site may send requests to a door on loopback. So a door on
 * loopback answers only to names of loopback and to its public name (not to other names that resolve to it), and a
 * request that changes data must come from a page of this door, unless it carries a token, which no browser adds by
 * itself. Thread-safe.
 */
final class Guard {
    private final Authenticator authenticator;
    private final @Nullable Set<String> names;
    private final KnownCallers known = new KnownCallers(System::nanoTime);

    Guard(OperatorDoorSettings settings, Authenticator authenticator) {
        this.authenticator = authenticator;
        this.names = isLoopback(settings.host()) ? names(settings) : null;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false; // the door cannot listen there, and reports it
        }
    }

    private static Set<String> names(OperatorDoorSettings settings) {
        Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        names.add(settings.host().toLowerCase(Locale.ROOT));
        if (!settings.publicUrl().isEmpty()) {
            names.add(String.valueOf(URI.create(settings.publicUrl()).getHost()).toLowerCase(Locale.ROOT));
        }
        return Set.copyOf(names);
    }

    /** Checks where a request comes from; for every request. */
    void checkOrigin(Context request) {
        String host = request.header("Host");
        if (!goesBy(host)) {
            throw new ProblemException(
                    403,
                    "wrongHost",
                    "This door does not go by the name " + host + "; set operators.public-url if it shall");
        }
        String origin = request.header("Origin");
        String authorization = request.header("Authorization");
        boolean token = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        boolean reads =
                request.method().name().equals("GET") || request.method().name().equals("HEAD");
        if (origin != null && !reads && !token && !(host != null && origin.endsWith("://" + host))) {
            throw new ProblemException(403, "crossOrigin", "A page of " + origin + " may not do this");
        }
    }

    /** Whether this door goes by the name in a header {@code Host}. */
    boolean goesBy(@Nullable String host) {
        return names == null || (host != null && names.contains(name(host)));
    }

    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']');
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }

    /** Identifies the caller, and checks the permission. */
    void check(Operation operation, Context request) {
        Scope needed = operation.scope();
        if (needed == null) {
            return;
        }
        Caller caller = caller(operation, request.header("Authorization")).orElseThrow(() -> {
            request.header("WWW-Authenticate", "Bearer realm=\"ocpp\", Basic realm=\"ocpp\", charset=\"UTF-8\"");
            return new ProblemException(
                    401,
                    "unauthenticated",
                    "Send a token (Authorization: Bearer ...) or an account (basic authentication)");
        });
        caller.attachTo(request); // the audit log names the caller
        if (!caller.may(needed)) {
            throw new ProblemException(
                            403,
                            "insufficientScope",
                            caller.name() + " has the scope " + word(caller.scope()) + "; this needs " + word(needed))
                    .header("WWW-Authenticate", "Bearer realm=\"ocpp\", error=\"insufficient_scope\"");
        }
    }

    private Optional<Caller> caller(Operation operation, @Nullable String authorization) {
        if (!operation.withoutDatabase()) {
            return authenticator.authenticate(authorization);
        }
        try {
            Optional<Caller> caller = authenticator.authenticate(authorization);
            known.learn(authorization, caller);
            return caller;
        } catch (DatabaseUnavailableException away) {
            return Optional.of(known.find(authorization).orElseThrow(() -> away));
        }
    }

    private static String word(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
