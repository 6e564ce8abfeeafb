package org.ocpp4j.server.access.sso;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.thread.Fatal;
import org.ocpp4j.server.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The known keys of the issuer. A thread of its own fetches them at start, from time to time, and when a token names an
 * unknown key; while the issuer is unavailable, the known ones stay in use. Readers read one volatile field. Few
 * readers may wait for the thread, each for a bounded time, so that tokens with invented keys cannot keep all threads
 * of a web server waiting. On close the thread ends, and so does every wait.
 */
final class KeyRing implements AutoCloseable {
    /**
     * When to look.
     *
     * @param refresh after a success
     * @param retry after a failure; it doubles up to {@code refresh}
     * @param leastPause between two looks that unknown keys cause
     * @param longestWait how long a reader waits for a look
     */
    record Timing(Duration refresh, Duration retry, Duration leastPause, Duration longestWait) {}

    private record Known(JWKSet keys, long since) {}

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final int MOST_WAITING = 8;

    private final KeySource source;
    private final Timing timing;
    private final ScheduledExecutorService thread;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile @Nullable Known known;
    private volatile String failure = "";
    private int failures; // belongs to the thread
    private @Nullable CompletableFuture<Boolean> look; // the one that readers may wait for; under the lock
    private @Nullable Long lastAsked; // System.nanoTime of the last look that a reader caused; under the lock

    private KeyRing(KeySource source, Timing timing) {
        this.source = source;
        this.timing = timing;
        this.thread = Threads.timer("ocpp-sso-keys");
    }

    /** Begins to look. Does not wait. */
    static KeyRing open(KeySource source, Timing timing) {
        KeyRing ring = new KeyRing(source, timing);
        ring.begin();
        return ring;
    }

    private synchronized void begin() {
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        look = first;
        thread.execute(() -> {
            lookFor(first);
            plan();
        });
    }

    /** The keys that are known; null if none ever came. Never waits. */
    @Nullable
    JWKSet keys() {
        Known now = known;
        return now == null ? null : now.keys();
    }

    /** Since when the known keys have not been confirmed, in seconds; NaN if none are known. */
    double age() {
        Known now = known;
        return now == null ? Double.NaN : (System.nanoTime() - now.since()) / 1e9;
    }

    /** How many keys are known. */
    int size() {
        JWKSet now = keys();
        return now == null ? 0 : now.size();
    }

    /** Whether readers could wait for a look now. */
    synchronized boolean isLooking() {
        return look != null;
    }

    /** Why the last look failed; empty if it did not. */
    String failure() {
        return failure;
    }

    /**
     * Fetches the keys again because one is missing, unless that was done a moment ago.
     *
     * @return whether {@link #keys} is up to date; false if a fetch under way took too long
     */
    boolean lookAgain() {
        CompletableFuture<Boolean> begun = ask();
        if (begun == null) {
            return true;
        }
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return begun.get(timing.longestWait().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException late) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }

    private synchronized @Nullable CompletableFuture<Boolean> ask() {
        if (look != null) {
            return look;
        }
        long now = System.nanoTime();
        if (lastAsked != null && now - lastAsked < timing.leastPause().toNanos()) {
            return null;
        }
        try {
            CompletableFuture<Boolean> begun = new CompletableFuture<>();
            thread.execute(() -> lookFor(begun));
            lastAsked = now;
            look = begun;
            return begun;
        } catch (RejectedExecutionException closed) {
            return null;
        }
    }

    private void plan() {
        long retry = timing.retry().toMillis() << Math.min(Math.max(0, failures - 1), 10);
        long refresh = timing.refresh().toMillis();
        try {
            thread.schedule(
                    () -> {
                        look();
                        plan();
                    },
                    failures == 0 ? refresh : Math.min(retry, refresh),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // keys are no longer needed
        }
    }

    /** Fetches keys for waiting readers. */
    private void lookFor(CompletableFuture<Boolean> readers) {
        look();
        end(readers, true);
    }

    /**
     *  Never fails, not even on lack of memory: else keys would not be fetched any more, and readers would wait in
     *  vain.
     */
    private void look() {
        try {
            found(source.read());
        } catch (IOException | RuntimeException | Error failed) {
            Fatal.check(failed);
            missed(failed instanceof IOException ? String.valueOf(failed.getMessage()) : failed.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("ReferenceEquality") // another look may be under way already
    private synchronized void end(@Nullable CompletableFuture<Boolean> ended, boolean looked) {
        if (ended != null) {
            ended.complete(looked);
        }
        if (ended == look) {
            look = null;
        }
    }

    private void found(JWKSet keys) {
        boolean news = failures > 0 || !keys.equals(keys());
        failures = 0;
        failure = "";
        if (news) {
            LOG.info("Single sign-on: {} keys from {}", keys.size(), source.name());
        }
        // last: a reader that has seen it might still get this fetch, which is over
        known = new Known(keys, System.nanoTime());
    }

    private void missed(String reason) {
        failures++;
        if (!reason.equals(failure)) {
            LOG.warn(
                    "Single sign-on: no keys from {}: {}. {}; it is tried again",
                    source.name(),
                    reason,
                    known == null ? "None are known, so its tokens are answered 503" : "Those known are used");
        }
        failure = reason;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        endLast();
    }

    private synchronized void endLast() {
        end(look, false);
    }
}
