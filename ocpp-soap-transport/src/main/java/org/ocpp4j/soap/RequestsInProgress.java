package org.ocpp4j.soap;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests in progress, so that an endpoint can stop when there are none. The lock of this object guards the
 * state.
 */
final class RequestsInProgress {
    private final CompletableFuture<@Nullable Void> idle = new CompletableFuture<>();
    private int inProgress;
    private boolean stopping;

    /** Starts a request; returns false if no more may start. */
    synchronized boolean begin() {
        if (stopping) {
            return false;
        }
        inProgress++;
        return true;
    }

    /** A request has ended. */
    void end() {
        synchronized (this) {
            inProgress--;
            if (!stopping || inProgress > 0) {
                return;
            }
        }
        idle.complete(null);
    }

    /** Lets no more requests start; the future completes when none is in progress. */
    CompletableFuture<@Nullable Void> stop() {
        synchronized (this) {
            stopping = true;
            if (inProgress > 0) {
                return idle;
            }
        }
        idle.complete(null);
        return idle;
    }
}
