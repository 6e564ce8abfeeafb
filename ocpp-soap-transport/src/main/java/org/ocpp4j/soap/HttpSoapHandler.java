package org.ocpp4j.soap;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests of the JDK's server to a {@link SoapService}, and returns its answers. It owns the count of exchanges
 * in progress; if it throws, the JDK's server closes the connection.
 */
final class HttpSoapHandler implements HttpHandler {
    private static final Logger LOG = System.getLogger(HttpSoapHandler.class.getPackageName());

    /** The headers that the JDK's server writes. */
    private static final Set<String> RESERVED = Set.of("connection", "content-length", "date", "transfer-encoding");

    /**
     * How long to read the rest of a refused request. If the connection were closed before the request has arrived, the
     * peer's TCP would drop the answer.
     */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final SoapService service;
    private final WatchedThreads threads;
    private final int mostExchanges;
    private final AtomicInteger exchanges = new AtomicInteger();
    private final CompletableFuture<@Nullable Void> idle = new CompletableFuture<>();
    private volatile boolean stopping;

    HttpSoapHandler(SoapService service, WatchedThreads threads, int mostExchanges) {
        this.service = service;
        this.threads = threads;
        this.mostExchanges = mostExchanges;
    }

    /** Refuses new exchanges; the future completes when the exchanges in progress have ended. */
    CompletableFuture<@Nullable Void> stop() {
        stopping = true;
        if (exchanges.get() == 0) {
            idle.complete(null);
        }
        return idle;
    }

    private void ended() {
        if (exchanges.decrementAndGet() == 0 && stopping) {
            idle.complete(null);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        boolean tooMany = exchanges.incrementAndGet() > mostExchanges;
        boolean inWork = false;
        try {
            SoapRequest head = ReceivedRequest.of(exchange, new byte[0]);
            byte @Nullable [] body = null;
            if (stopping || tooMany) {
                refuse(exchange, SoapResponse.text(503, stopping ? "The server stops" : "Too many requests in work"));
            } else if (!service.serves(head.path())) {
                refuse(exchange, SoapResponse.text(404, "There is nothing here"));
            } else {
                body = body(exchange, service.largestBody());
                if (body == null) {
                    refuse(exchange, service.tooLarge(head));
                }
            }
            if (body != null) {
                WatchedThreads.noDeadlineForThisTask();
                inWork = true;
                handled(ReceivedRequest.of(exchange, body))
                        .whenComplete((answer, failure) -> answerLater(exchange, answer, failure));
            }
        } finally {
            if (!inWork) {
                ended();
            }
        }
    }

    /** Returns null if it is too large. */
    private static byte @Nullable [] body(HttpExchange exchange, int largest) throws IOException {
        String announced = exchange.getRequestHeaders().getFirst("Content-Length"); // checked by the server: a number
        if (announced != null && Long.parseLong(announced) > largest) {
            return null;
        }
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(largest);
        return in.read() < 0 ? body : null;
    }

    private CompletionStage<SoapResponse> handled(SoapRequest request) {
        try {
            return service.handle(request);
        } catch (RuntimeException defect) {
            return CompletableFuture.failedFuture(defect);
        }
    }

    /** The thread that delivers the answer must not wait for the peer. */
    private void answerLater(HttpExchange exchange, @Nullable SoapResponse given, @Nullable Throwable failure) {
        if (given == null) {
            LOG.log(Logger.Level.ERROR, "A SOAP service failed, which it must not", failure);
        }
        SoapResponse answer = given == null ? SoapResponse.text(500, "There is no answer") : given;
        try {
            threads.executeAnyway(() -> answer(exchange, answer));
        } catch (RejectedExecutionException stopped) {
            ended(); // the connection is already closed
        }
    }

    private void answer(HttpExchange exchange, SoapResponse answer) {
        try {
            send(exchange, answer, stopping);
        } catch (IOException | RuntimeException broken) {
            LOG.log(Logger.Level.DEBUG, "Could not answer {0}: {1}", exchange.getRemoteAddress(), broken);
        } finally {
            exchange.close();
            ended();
        }
    }

    private void refuse(HttpExchange exchange, SoapResponse answer) throws IOException {
        if (send(exchange, answer, true)) {
            WatchedThreads.deadlineOfThisTask(LINGER);
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        }
        exchange.close();
    }

    /** Returns whether there was a body; without one, the exchange has ended. */
    private static boolean send(HttpExchange exchange, SoapResponse answer, boolean last) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().forEach((name, value) -> {
            if (!RESERVED.contains(name)) {
                headers.set(name, value);
            }
        });
        if (last) {
            headers.set("Connection", "close");
        }
        byte[] body = answer.body();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            headers.set("Content-Length", Integer.toString(body.length));
        }
        boolean without = head || body.length == 0 || answer.status() == 204 || answer.status() == 304;
        exchange.sendResponseHeaders(answer.status(), without ? -1 : body.length);
        if (!without) {
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
        }
        return !without;
    }
}
