package org.ocpp4j.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.log.LogAppender;
import org.ocpp4j.server.rest.Authenticator;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.OperatorDoorSettings.Authentication;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.secret.PasswordHash;
import org.ocpp4j.server.secret.Sha256;
import org.ocpp4j.server.secret.VerifiedPasswords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Identifies callers of the API by tokens and accounts. Every request reads its credential anew, so that a credential
 * revoked here or by another process is refused from the next request on; only the slow hash of a password is not
 * repeated.
 *
 * <p>Thread-safe. Blocks for a query, and some 100 ms for a password that was not seen recently. Few passwords are
 * hashed at a time, so that strangers cannot use all processors; others wait for a bounded time.
 */
public final class ApiCredentials implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(ApiCredentials.class);
    private static final Duration WAIT_FOR_HASHING = Duration.ofSeconds(5);

    private final CredentialStore store;
    private final @Nullable Authenticator signOn;
    private final Authentication mode;
    private final boolean onLoopback;
    private final VerifiedPasswords verified = new VerifiedPasswords();
    private final LoginRateLimiter limiter;
    private final Semaphore hashing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    private volatile boolean closed;

    /**
     * Authentication over a store.
     *
     * @param store the credentials
     * @param mode who may use the API
     * @param onLoopback whether only this machine reaches the operators' door
     * @param clock the clock of the store
     */
    public ApiCredentials(CredentialStore store, Authentication mode, boolean onLoopback, Clock clock) {
        this(store, mode, onLoopback, clock, null);
    }

    /**
     * Authentication over a store and a single sign-on.
     *
     * @param store the credentials
     * @param mode who may use the API
     * @param onLoopback whether only this machine reaches the operators' door
     * @param clock the clock of the store
     * @param signOn checks each header first; a header unknown to it is looked up in the store. With it the API is
     *     never open for lack of credentials. Null for none
     */
    public ApiCredentials(
            CredentialStore store,
            Authentication mode,
            boolean onLoopback,
            Clock clock,
            @Nullable Authenticator signOn) {
        this.store = store;
        this.signOn = signOn;
        this.mode = mode;
        this.onLoopback = onLoopback;
        this.limiter = new LoginRateLimiter(clock);
    }

    /**
     * Identifies the caller of a request. Where authentication is off, headers are ignored: a proxy may have added
     * them. Where the API is open because there are no credentials yet, a header is checked all the same.
     *
     * @throws ProblemException 429, after too many wrong passwords for the name; or the problem of the single sign-on
     */
    @Override
    public Optional<Caller> authenticate(@Nullable String authorization) {
        if (mode == Authentication.OFF) {
            return Optional.of(Caller.ANONYMOUS);
        }
        if (authorization == null) {
            return isOpen() ? Optional.of(Caller.ANONYMOUS) : Optional.empty();
        }
        Optional<Caller> signedOn = signOn == null ? Optional.empty() : signOn.authenticate(authorization);
        return signedOn.or(() -> Authorization.read(authorization)
                .flatMap(this::find)
                .map(found -> new Caller(found.name(), found.scope())));
    }

    @Override
    public Map<String, Map<String, String>> securitySchemes() {
        return signOn == null ? Map.of() : signOn.securitySchemes();
    }

    /** Whether the API is open to all. Revoked credentials keep their rows, so an API once closed stays closed. */
    private boolean isOpen() {
        if (mode != Authentication.AUTO || signOn != null || !onLoopback || closed) {
            return false;
        }
        closed = store.any();
        return !closed;
    }

    private Optional<Credential> find(Authorization authorization) {
        return authorization instanceof Authorization.Basic basic
                ? account(basic)
                : token((Authorization.Bearer) authorization);
    }

    private Optional<Credential> token(Authorization.Bearer bearer) {
        String hash = Sha256.hex(bearer.token());
        return store.byHash(hash)
                .filter(stored -> MessageDigest.isEqual(utf8(hash), utf8(stored.hash())))
                .map(StoredCredential::credential)
                .filter(store::isActive);
    }

    private Optional<Credential> account(Authorization.Basic basic) {
        Optional<StoredCredential> stored =
                store.byName(basic.name()).filter(each -> store.isActive(each.credential()));
        boolean known = stored.isPresent() && verified.knows(stored.get().hash(), utf8(basic.password()));
        if (!known) {
            refuseGuesses(basic.name());
            if (!hash(stored, basic)) {
                limiter.wrong(basic.name());
                LOG.warn(LogAppender.AUDIT, "A wrong name or password at the operators' door");
                return Optional.empty();
            }
            limiter.right(basic.name());
        }
        return stored.map(StoredCredential::credential);
    }

    private void refuseGuesses(String name) {
        limiter.pause(name).ifPresent(pause -> {
            throw tooMany(
                    "Too many wrong passwords came for this name; try again after " + (pause.toSeconds() + 1) + " s",
                    pause.toSeconds() + 1);
        });
    }

    private boolean hash(Optional<StoredCredential> stored, Authorization.Basic basic) {
        String password = basic.password();
        if (password.length() > CredentialStore.LONGEST_PASSWORD) {
            return false; // for every name, known or not
        }
        try {
            if (!hashing.tryAcquire(WAIT_FOR_HASHING.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooMany("Too many passwords are being checked; try again", 1);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw tooMany("The server is stopping", 1);
        }
        try {
            refuseGuesses(basic.name()); // many may have waited here for the same name
            // The same time for a name that does not exist.
            return stored.map(each -> verified.matches(each.hash(), utf8(password)))
                    .orElseGet(() -> PasswordHash.OF_NOBODY.matches(utf8(password)));
        } finally {
            hashing.release();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProblemException tooMany(String detail, long retryAfter) {
        return new ProblemException(429, "tooManyAttempts", detail, Map.of("retryAfter", retryAfter));
    }
}
