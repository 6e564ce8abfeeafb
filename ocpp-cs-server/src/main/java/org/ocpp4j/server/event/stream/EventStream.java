package org.ocpp4j.server.event.stream;

import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.thread.Threads;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stream of one reader. Publishers offer events and never wait; a thread of the stream writes them, and may wait
 * for the reader. When the queue is full the reader is too slow, and the stream ends. It also ends when a write fails,
 * and when the reader's credential is no longer valid.
 */
final class EventStream {
    private static final int QUEUE = 2000;
    private static final int SILENCE_SECONDS = 15;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Set<EventType> types;
    private final @Nullable String identity;
    private final @Nullable Instant until;
    private final Consumer<EventStream> onEnd;
    private final BlockingQueue<EventResource.Numbered> queue = new ArrayBlockingQueue<>(QUEUE);
    private volatile Runnable silence = () -> {};
    private volatile boolean ending;

    EventStream(Set<EventType> types, @Nullable String identity, @Nullable Instant until, Consumer<EventStream> onEnd) {
        this.types = types;
        this.identity = identity;
        this.until = until;
        this.onEnd = onEnd;
    }

    /** Takes an event, if the reader wants it. Never waits. */
    void offer(EventResource.Numbered numbered) {
        Event event = numbered.event();
        boolean wanted = types.contains(event.type()) && (identity == null || identity.equals(event.identity()));
        if (wanted && !queue.offer(numbered)) {
            end();
        }
    }

    void end() {
        ending = true;
    }

    /** Sets a further action for the end. Call this before {@link #serve}. */
    void also(Runnable atEnd) {
        this.silence = atEnd;
    }

    /** Sets the part of the answer before its events. */
    static void headers(Context request) {
        request.contentType("text/event-stream; charset=utf-8");
        request.header("X-Accel-Buffering", "no");
    }

    /** Serves until the reader goes, or is too slow, or the server stops. */
    void serve(Context request) {
        headers(request);
        request.future(() -> {
            AsyncContext response = request.req().getAsyncContext();
            response.setTimeout(0);
            Threads.once("ocpp-events", () -> run(response)).start();
            return new Endless();
        });
    }

    /**
     * The future that Javalin waits for. It never completes: when the reader disconnects, Jetty recycles the request,
     * and Javalin, on completion of the future, would continue with a recycled request. The writer ends the exchange in
     * Jetty.
     */
    private static final class Endless extends CompletableFuture<Void> {
        @Override
        public boolean cancel(boolean interrupt) {
            return false;
        }
    }

    private void run(AsyncContext response) {
        try {
            OutputStream out = response.getResponse().getOutputStream();
            write(out, ": welcome\n\n");
            long quiet = 0;
            while (!ending && (until == null || Instant.now().isBefore(until))) {
                EventResource.Numbered next = queue.poll(1, TimeUnit.SECONDS);
                if (next != null) {
                    write(out, text(next));
                    quiet = 0;
                } else if (++quiet % SILENCE_SECONDS == 0) {
                    write(out, ": still here\n\n"); // else the end of the connection goes unnoticed
                }
            }
        } catch (IOException gone) {
            // the usual end of a stream
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            silence.run();
            onEnd.accept(this);
            complete(response);
        }
    }

    private static void complete(AsyncContext response) {
        try {
            response.complete();
        } catch (IllegalStateException ended) {
            // Jetty has ended it, since the reader has gone
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String text(EventResource.Numbered numbered) {
        Event event = numbered.event();
        ObjectNode data = JSON.createObjectNode();
        data.put("type", event.type().wireName());
        data.put("identity", event.identity());
        data.put("at", event.at().toString());
        data.set("data", event.data());
        return "id: " + numbered.number() + "\nevent: " + event.type().wireName() + "\ndata: "
                + JSON.writeValueAsString(data) + "\n\n";
    }
}
