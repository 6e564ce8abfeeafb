package org.ocpp4j.server.rest.door;

import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
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
    private static final long LASTING = Duration.ofMinutes(5).toNanos();

    private record Known(Caller caller, long seen) {}

    private final LongSupplier nanoTime;
    private final KeyedDigest digest = new KeyedDigest();

    /** Guarded by this. */
    private final Map<String, Known> callers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    /** With the clock of {@link System#nanoTime}. */
    KnownCallers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Takes what the database said of a header; null stands for none. */
    synchronized void learn(@Nullable String authorization, Optional<Caller> said) {
        if (said.isPresent()) {
            callers.put(key(authorization), new Known(said.get(), nanoTime.getAsLong()));
        } else {
            callers.remove(key(authorization));
        }
    }

    /** Who this was, if it was lately. */
    synchronized Optional<Caller> find(@Nullable String authorization) {
        Known known = callers.get(key(authorization));
        if (known == null || nanoTime.getAsLong() - known.seen() > LASTING) {
            return Optional.empty();
        }
        learn(authorization, Optional.of(known.caller()));
        return Optional.of(known.caller());
    }

    private String key(@Nullable String authorization) {
        return authorization == null ? "" : Base64.getEncoder().encodeToString(digest.of(authorization));
    }
}
