package org.ocpp4j.server.delivery;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer and drops it, so that the connection can be used again. Of a long answer only the beginning is read;
 * then the connection is closed, since only the status matters. Called by one thread at a time; {@link #cut} by any.
 */
final class DiscardingSubscriber implements HttpResponse.BodySubscriber<Boolean> {
    private static final long MOST = 64 * 1024;

    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription source;
    private volatile boolean cut;
    private long size;

    @Override
    public CompletionStage<Boolean> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        subscription.request(Long.MAX_VALUE);
        if (cut) {
            subscription.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            size += part.remaining();
        }
        if (size > MOST) {
            end.complete(false); // first, since the cut may be reported as an error
            cut();
        }
    }

    @Override
    public void onError(Throwable failed) {
        end.completeExceptionally(failed);
    }

    @Override
    public void onComplete() {
        end.complete(true);
    }

    /** Closes the connection, if the answer is still being read. */
    void cut() {
        cut = true;
        Flow.Subscription reading = source;
        if (reading != null) {
            reading.cancel();
        }
    }
}
