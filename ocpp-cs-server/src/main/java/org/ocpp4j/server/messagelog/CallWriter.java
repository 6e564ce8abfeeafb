package org.ocpp4j.server.messagelog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Stores calls that changed nothing, and their answers, before the answers are sent. One thread commits all waiting
 * calls in one transaction, so that no thread of a handler, a transport or an HTTP client waits for the database.
 *
 * <p>The queue is bounded. A call beyond the bound, while the database is unavailable, or after close is answered at
 * once; its frames go to the backlog.
 */
final class CallWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CallWriter.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_CALLS = 250;
    private static final long PAUSE = Duration.ofSeconds(5).toNanos();

    private record Waiting(LoggedCall call, JsonNode answer, CompletableFuture<JsonNode> released) {
        void release() {
            released.complete(answer);
        }
    }

    private final Database database;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile long awayUntil;
    private volatile boolean away;
    private volatile boolean closed;

    CallWriter(Database database) {
        this.database = database;
    }

    /** Returns the answer when it is kept, or cannot be; the stage ends on the thread of this object. Never blocks. */
    CompletionStage<JsonNode> keep(LoggedCall call, JsonNode answer) {
        if (closed || isAway() || !call.begin()) {
            return CompletableFuture.completedFuture(answer);
        }
        Waiting waiting = new Waiting(call, answer, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            call.end(null);
            return CompletableFuture.completedFuture(answer);
        }
        if (closed) {
            releaseAll(); // the thread may have ended before it could see this
        }
        return waiting.released();
    }

    private boolean isAway() {
        return away && System.nanoTime() - awayUntil < 0;
    }

    /** Ends after {@link #close}, when nothing waits. */
    @Override
    public void run() {
        try {
            while (!closed || !queue.isEmpty()) {
                Waiting first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    List<Waiting> batch = new ArrayList<>();
                    batch.add(first);
                    queue.drainTo(batch, MOST_CALLS - 1);
                    write(batch);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            releaseAll();
        }
    }

    private void write(List<Waiting> batch) {
        List<String> texts = new ArrayList<>();
        try {
            database.run(change -> {
                texts.clear(); // it may be called again
                batch.forEach(each -> texts.add(each.call().keep(change, each.answer())));
            });
            away = false;
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).call().end(texts.get(i));
                batch.get(i).release();
            }
        } catch (DatabaseUnavailableException unavailable) {
            awayUntil = System.nanoTime() + PAUSE;
            away = true;
            batch.forEach(CallWriter::leave);
        } catch (RuntimeException | Error failed) {
            if (batch.size() > 1) {
                batch.forEach(each -> write(List.of(each)));
            } else {
                LOG.warn("A call is answered before the frame log has it: {}", failed.toString());
                leave(batch.get(0));
            }
        }
    }

    /** Lets an answer go that is not kept. */
    private static void leave(Waiting waiting) {
        waiting.call().end(null);
        waiting.release();
    }

    /** Accepts no more calls; writes the waiting ones. */
    void close() {
        closed = true;
    }

    private void releaseAll() {
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(CallWriter::leave);
    }
}
