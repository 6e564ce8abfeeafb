package org.ocpp4j.soap;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The body of a request that must not be sent twice: a second subscription fails. Thread-safe.
 *
 * <p>When a connection that was kept alive ends before the first byte of an answer, it is unknown whether the peer
 * received the request. The JDK's client then fails a POST with an {@code IOException}, but sends it once more if the
 * program runs with {@code -Djdk.httpclient.enableAllMethodRetry} (seen in 17.0.15: without the property one request
 * and {@code IOException: HTTP/1.1 header parser received no bytes}, with it two requests). With this class the second
 * attempt fails: the peer receives the headers again, but no body. The client still replaces a connection that it finds
 * closed before the request starts, and tries twice to establish a connection.
 */
final class BodySentOnce implements BodyPublisher {
    private final BodyPublisher body;
    private final AtomicBoolean sent = new AtomicBoolean();

    /**
     * Wraps a body.
     *
     * @param bytes the body; not to be changed
     */
    BodySentOnce(byte[] bytes) {
        this.body = BodyPublishers.ofByteArray(bytes);
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        if (sent.compareAndSet(false, true)) {
            body.subscribe(subscriber);
        } else {
            subscriber.onSubscribe(NoSubscription.INSTANCE);
            subscriber.onError(new IOException("The connection broke, and the request must not be sent twice"));
        }
    }
}
