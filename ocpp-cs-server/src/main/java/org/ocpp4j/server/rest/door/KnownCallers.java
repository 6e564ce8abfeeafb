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
 * Recently authenticated callers, for requests that must be answered while the database is unavailable: without the
 * database no new caller can be authenticated, and no credential can be revoked either. A caller found here stays
 * known. Thread-safe; bounded by {@link #MOST}; holds no credentials.
 */
final class KnownCallers {
    private static final int MOST = 100;

    /** Longer than the interval between two requests of monitoring systems. */
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

    /** Takes the database's result for a header; null stands for none. */
    void learn(@Nullable String authorization, Optional<Caller> said) {
        said.ifPresentOrElse(
                caller -> callers.put(key(authorization), caller), () -> callers.invalidate(key(authorization)));
    }

    /** The caller of this header, if it was seen recently. */
    Optional<Caller> find(@Nullable String authorization) {
        return Optional.ofNullable(callers.getIfPresent(key(authorization)));
    }

    private String key(@Nullable String authorization) {
        return authorization == null ? "" : digest.of(authorization.getBytes(StandardCharsets.UTF_8));
    }
}
