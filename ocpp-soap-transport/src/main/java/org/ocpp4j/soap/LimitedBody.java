package org.ocpp4j.soap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Receives the body of an answer, and ends the exchange when it becomes too large. Called by the HTTP client, one call at
 * a time.
 */
final class LimitedBody implements BodySubscriber<byte[]> {
    private final int largest;
    private final boolean announced;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Subscription subscription = NoSubscription.INSTANCE;

    private LimitedBody(int largest, boolean announced) {
        this.largest = largest;
        this.announced = announced;
    }

    /** For an answer whose headers are known; checks the announced size first, then the received size. */
    static LimitedBody of(ResponseInfo head, int largest) {
        long announced = head.headers().firstValueAsLong("content-length").orElse(0);
        return new LimitedBody(largest, announced > largest);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        if (announced) {
            tooLarge();
        } else {
            given.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > largest - received.size()) {
                tooLarge();
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            received.writeBytes(bytes);
        }
    }

    private void tooLarge() {
        subscription.cancel(); // data on their way are dropped, since the body has failed then
        body.completeExceptionally(new IOException("The answer is larger than " + largest + " bytes"));
    }

    @Override
    public void onError(Throwable broken) {
        body.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        body.complete(received.toByteArray());
    }
}
