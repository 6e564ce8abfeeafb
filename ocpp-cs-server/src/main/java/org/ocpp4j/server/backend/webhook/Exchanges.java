package org.ocpp4j.server.backend.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.server.net.BoundedBody;
import org.ocpp4j.server.thread.Threads;

/**
 * Requests to the receiver: a bounded number under way, a bounded number in the queue. Each has one time-out, from the
 * moment it is queued to the last byte of its answer.
 *
 * <p>Thread-safe; never blocks. The lock of this object guards the queue and the count. Stages complete on the few
 * threads of the HTTP client, or on the scheduler's after the time-out; dependent stages must not block. {@link #close}
 * ends all requests, waiting or under way.
 */
final class Exchanges implements AutoCloseable {
    /** A confirmation has some hundred bytes; this leaves room for additions by a receiver. */
    private static final int LARGEST = 1_000_000;

    private static final int THREADS = 4;

    private static final class Exchange {
        final HttpRequest request;
        final CompletableFuture<byte[]> result = new CompletableFuture<>();
        volatile @Nullable CompletableFuture<HttpResponse<byte[]>> sent;

        Exchange(HttpRequest request) {
            this.request = request;
        }

        void end(@Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
            if (response == null) {
                result.completeExceptionally(failure == null ? new WebhookException("there was no response") : failure);
            } else if (response.statusCode() / 100 != 2) {
                result.completeExceptionally(
                        new WebhookException("the receiver answered HTTP status " + response.statusCode()));
            } else {
                result.complete(response.body());
            }
        }

        void fail(String reason) {
            result.completeExceptionally(new WebhookException(reason));
            CompletableFuture<HttpResponse<byte[]>> begun = sent;
            if (begun != null) {
                begun.cancel(true); // closes its connection
            }
        }
    }

    private final HttpClient client;
    private final Duration timeout;
    private final int parallel;
    private final int longest;
    private final Set<Exchange> line = new LinkedHashSet<>();
    private final Set<Exchange> underWay = new LinkedHashSet<>();
    private boolean closed;

    Exchanges(Duration timeout, int parallel, int longest) {
        this.timeout = timeout;
        this.parallel = parallel;
        this.longest = longest;
        // HTTP/1.1: an offer of HTTP/2 in clear text puzzles small receivers.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Threads.pool("ocpp-webhook", THREADS)) // they end when idle
                .build();
    }

    /**
     *  Begins an exchange, or queues it; the stage fails with a {@link WebhookException} or the exception of the
     *  client.
     */
    CompletableFuture<byte[]> post(HttpRequest request) {
        Exchange exchange = new Exchange(request);
        boolean begins;
        synchronized (this) {
            begins = underWay.size() < parallel;
            if (closed || (!begins && line.size() >= longest)) {
                return CompletableFuture.failedFuture(new WebhookException(
                        closed ? "this side stops" : parallel + " requests are under way, and the line is full"));
            }
            (begins ? underWay : line).add(exchange);
        }
        Scheduler.Task timer = Scheduler.shared().schedule(timeout, () -> expire(exchange));
        exchange.result.whenComplete((body, failure) -> timer.cancel());
        if (begins) {
            begin(exchange);
        }
        return exchange.result;
    }

    private void expire(Exchange exchange) {
        boolean waited;
        synchronized (this) {
            waited = line.remove(exchange);
        }
        exchange.fail(
                waited
                        ? "no turn within " + timeout.toMillis() + " ms: all others take too long"
                        : "no complete reply within " + timeout.toMillis() + " ms");
    }

    private void begin(Exchange exchange) {
        CompletableFuture<HttpResponse<byte[]>> sent;
        try {
            sent = client.sendAsync(
                    exchange.request,
                    response -> new BoundedBody(
                            LARGEST, () -> new WebhookException("the reply is longer than " + LARGEST + " bytes")));
        } catch (RuntimeException cannot) {
            sent = CompletableFuture.failedFuture(cannot);
        }
        exchange.sent = sent;
        if (exchange.result.isDone()) { // its time was over before it could be cancelled
            sent.cancel(true);
        }
        sent.whenComplete((response, failure) -> {
            Exchange next = next(exchange);
            exchange.end(response, failure);
            if (next != null) {
                begin(next);
            }
        });
    }

    /** Gives the place of one to the first in line. */
    private synchronized @Nullable Exchange next(Exchange ended) {
        underWay.remove(ended);
        Iterator<Exchange> waiting = line.iterator();
        if (closed || !waiting.hasNext()) {
            return null;
        }
        Exchange next = waiting.next();
        waiting.remove();
        underWay.add(next);
        return next;
    }

    synchronized int underWay() {
        return underWay.size();
    }

    synchronized int waiting() {
        return line.size();
    }

    @Override
    public void close() {
        List<Exchange> open;
        synchronized (this) {
            closed = true;
            open = new ArrayList<>(line);
            open.addAll(underWay);
            line.clear();
        }
        open.forEach(exchange -> exchange.fail("this side stops"));
    }
}
