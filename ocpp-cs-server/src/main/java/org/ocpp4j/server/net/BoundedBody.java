package org.ocpp4j.server.net;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer of another server, up to a size: a longer one ends the exchange and is not read to its end.
 * Called by one thread at a time.
 */
public final class BoundedBody implements BodySubscriber<byte[]> {
    private final int longest;
    private final Supplier<? extends Exception> tooLong;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /**
     * For one answer.
     *
     * @param longest how many bytes are taken
     * @param tooLong makes what the exchange fails with when there are more
     */
    public BoundedBody(int longest, Supplier<? extends Exception> tooLong) {
        this.longest = longest;
        this.tooLong = tooLong;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            if (whole.isDone()) {
                return;
            }
            if (part.remaining() > longest - kept.size()) {
                if (subscription != null) {
                    subscription.cancel();
                }
                whole.completeExceptionally(tooLong.get());
                return;
            }
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            kept.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable failed) {
        whole.completeExceptionally(failed);
    }

    @Override
    public void onComplete() {
        whole.complete(kept.toByteArray());
    }
}
