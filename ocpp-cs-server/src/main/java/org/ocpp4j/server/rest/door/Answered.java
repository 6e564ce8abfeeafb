package org.ocpp4j.server.rest.door;

import io.javalin.http.Context;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The future that Javalin waits for while a request is handled. It never completes once the connection is broken: Jetty
 * recycles the request then, and Javalin would continue with a recycled request. Thread-safe.
 */
final class Answered extends CompletableFuture<Void> implements AsyncListener {
    private volatile boolean gone;

    /** For a request whose asynchronous work has begun. */
    static Answered of(Context request) {
        Answered answered = new Answered();
        request.req().getAsyncContext().addListener(answered);
        return answered;
    }

    boolean isGone() {
        return gone;
    }

    /** The work has ended. */
    void end(Object nothing, @Nullable Throwable failure) {
        if (gone) {
            return;
        }
        if (failure == null) {
            complete(null);
        } else {
            completeExceptionally(failure);
        }
    }

    @Override
    public boolean cancel(boolean interrupt) {
        return false;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        gone = true;
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        gone = true;
    }

    @Override
    public void onError(AsyncEvent event) {
        gone = true;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
