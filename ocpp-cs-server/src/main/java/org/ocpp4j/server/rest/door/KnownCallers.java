package org.ocpp4j.server.rest.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.secret.KeyedDigest;

/**
 * Who was recognised lately, for what must be answered while the database is away: it knows all callers, so without it
 * nobody can be recognised anew, and nobody's credentials can be revoked either. Whoever is found here stays known.
 * Thread-safe; bounded by {@link #MOST}; holds no credentials.
 */
final class KnownCallers {
    private static final int MOST = 100;

    /** Longer than what passes between two looks of those who watch. */
    private static final Duration LASTING = Duration.ofMinutes(5);

    private final KeyedDigest digest = new KeyedDigest();
    private final Cache<String, Caller> callers;

    /** With the clock of {@link System#nanoTime}. */
    KnownCallers(LongSupplier nanoTime) {
        this.callers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(LASTING)
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Takes what the database said of a header; null stands for none. */
    void learn(@Nullable String authorization, Optional<Caller> said) {
        said.ifPresentOrElse(
                caller -> callers.put(key(authorization), caller), () -> callers.invalidate(key(authorization)));
    }

    /** Who this was, if it was lately. */
    Optional<Caller> find(@Nullable String authorization) {
        return Optional.ofNullable(callers.getIfPresent(key(authorization)));
    }

    private String key(@Nullable String authorization) {
        return authorization == null ? "" : digest.of(authorization.getBytes(StandardCharsets.UTF_8));
    }
}
