package org.ocpp4j.server.access.sso;

import com.nimbusds.jwt.JWTClaimsSet;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Authenticator;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Scope;

/**
 * Identifies callers of the API by tokens that an issuer signed (JWT, RFC 7519, as bearer tokens of RFC 6750). No token
 * is cached: every request checks its token.
 *
 * <p>Thread-safe. Does not block if the key is known; for an unknown key, {@link #LONGEST_WAIT} at most. Its one thread
 * fetches keys and ends on close.
 */
public final class SingleSignOn implements Authenticator, AutoCloseable {
    /** How long a request waits for keys at most. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(6);

    private static final Duration FETCH = Duration.ofSeconds(5);
    private static final KeyRing.Timing FAR =
            new KeyRing.Timing(Duration.ofMinutes(5), Duration.ofSeconds(15), Duration.ofSeconds(10), LONGEST_WAIT);
    private static final KeyRing.Timing NEAR =
            new KeyRing.Timing(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1), LONGEST_WAIT);

    private final SsoSettings settings;
    private final KeyRing ring;
    private final TokenCheck check;
    private final Claims claims;

    SingleSignOn(SsoSettings settings, KeyRing ring, Clock clock) {
        this.settings = settings;
        this.ring = ring;
        this.check = new TokenCheck(settings, ring, clock);
        this.claims = new Claims(settings);
    }

    /**
     * Opens it. Keys in a file are read at once; others are fetched in the background, so that the server starts even
     * if the issuer is unavailable.
     *
     * @param settings the issuer of tokens, and their permissions
     * @param clock the source of the time, for the expiry of tokens
     * @return the authenticator; close it
     * @throws IllegalArgumentException if there is no issuer
     * @throws IllegalStateException if the file holds no keys; the message gives the reason
     */
    public static SingleSignOn open(SsoSettings settings, Clock clock) {
        if (settings.issuer().isEmpty()) {
            throw new IllegalArgumentException("sso.issuer is empty");
        }
        problemOfFile(settings).ifPresent(problem -> {
            throw new IllegalStateException("sso.keys: " + settings.keys() + ": " + problem);
        });
        boolean file = isFile(settings);
        return new SingleSignOn(settings, KeyRing.open(source(settings), file ? NEAR : FAR), clock);
    }

    private static KeySource source(SsoSettings settings) {
        if (isFile(settings)) {
            return new KeyFile(Path.of(settings.keys()));
        }
        @Nullable URI keys = settings.keys().isEmpty() ? null : URI.create(settings.keys());
        return new KeyAddress(settings.issuer(), keys, FETCH);
    }

    private static boolean isFile(SsoSettings settings) {
        return !settings.keys().isEmpty() && !settings.keys().contains("://");
    }

    /**
     * Checks the file with the keys, if they are in a file. Blocks to read it.
     *
     * @param settings where the keys are
     * @return the problem; empty if there is none, or if the keys are not in a file
     */
    public static Optional<String> problemOfFile(SsoSettings settings) {
        if (!isFile(settings)) {
            return Optional.empty();
        }
        try {
            new KeyFile(Path.of(settings.keys())).read();
            return Optional.empty();
        } catch (InvalidPathException | IOException unreadable) {
            return Optional.of(
                    unreadable.getClass().equals(IOException.class)
                            ? String.valueOf(unreadable.getMessage())
                            : "it cannot be read");
        }
    }

    /**
     * Identifies the caller of a request.
     *
     * @param authorization the header {@code Authorization}, or null if there is none
     * @return the caller, {@code sso:} before the name; empty if the header holds no JWT: three parts with dots between
     * @throws ProblemException 401 if the token proves nothing, 403 if it has expired or allows nothing, 503 if the
     *     issuer's keys are not known
     */
    @Override
    public Optional<Caller> authenticate(@Nullable String authorization) {
        String token = token(authorization);
        if (token == null) {
            return Optional.empty();
        }
        JWTClaimsSet proven = check.check(token);
        String name = claims.name(proven).orElseThrow(() -> Refusal.invalid("it is about nobody (no sub)"));
        Scope scope = claims.scope(proven).orElseThrow(() -> Refusal.noScope(name, settings.scopeClaim()));
        return Optional.of(new Caller(name, scope, TokenCheck.end(proven)));
    }

    private static @Nullable String token(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return null;
        }
        String token = authorization.substring(7).strip();
        return token.chars().filter(letter -> letter == '.').count() == 2 ? token : null;
    }

    @Override
    public Map<String, Map<String, String>> securitySchemes() {
        Map<String, String> scheme = settings.keys().isEmpty()
                ? Map.of(
                        "type",
                        "openIdConnect",
                        "openIdConnectUrl",
                        KeyAddress.description(settings.issuer()).toString())
                : Map.of(
                        "type",
                        "http",
                        "scheme",
                        "bearer",
                        "bearerFormat",
                        "JWT",
                        "description",
                        "Of the issuer " + settings.issuer() + ".");
        return Map.of("sso", scheme);
    }

    /**
     * Adds its metrics.
     *
     * @param metrics receives the gauges {@code ocpp.sso.keys}, {@code ocpp.sso.keys.age}
     * @return itself
     */
    public SingleSignOn measuredBy(MeterRegistry metrics) {
        Gauge.builder("ocpp.sso.keys", ring, KeyRing::size)
                .description("Keys of the issuer of single sign-on that are known")
                .register(metrics);
        Gauge.builder("ocpp.sso.keys.age", ring, KeyRing::age)
                .baseUnit("seconds")
                .description("Since when the keys of the issuer have not been confirmed; NaN while none are known")
                .register(metrics);
        return this;
    }

    /** Ends its thread. Tokens are still checked with the keys that are known. Does not block. */
    @Override
    public void close() {
        ring.close();
    }
}
