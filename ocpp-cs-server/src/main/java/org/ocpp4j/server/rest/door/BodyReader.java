package org.ocpp4j.server.rest.door;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.OperatorDoorLimits;
import org.ocpp4j.server.rest.ProblemException;

/**
 * Reads the bodies of requests without a thread that waits for them. Each has a time in which it must arrive, and must keep
 * a pace meanwhile. All of them together, until their requests are answered, have {@value #OF_ALL} bytes; beyond that, the
 * one that has been arriving longest is given up. Thread-safe.
 */
public final class BodyReader {
    /** A member of the problems of commands; the others may have it, too. */
    static final Map<String, Object> NOT_SENT = Map.of("dispatched", false);

    private static final long OF_ALL = 64L << 20;
    private static final long BEGINNING = TimeUnit.SECONDS.toNanos(10);
    private static final long PACE = 4 * 1024; // bytes a second, after the beginning

    private final long longest;
    private final AtomicLong kept = new AtomicLong();
    private final Set<Reading> readings = new LinkedHashSet<>();

    BodyReader(OperatorDoorLimits limits) {
        this.longest = limits.requestTime().toNanos();
    }

    /**
     * Reads a body.
     *
     * @param request the request, with an unread body
     * @param most the most bytes that it may have
     * @return fails with a {@link ProblemException} if it is too long or too slow, or if the connection ended
     */
    CompletableFuture<byte[]> read(Request request, int most) {
        Reading reading = new Reading(request, most);
        if (request.getLength() > most) {
            return CompletableFuture.failedFuture(reading.tooLarge());
        }
        synchronized (readings) {
            readings.add(reading);
        }
        reading.whole.whenComplete((bytes, failed) -> {
            synchronized (readings) {
                readings.remove(reading);
            }
        });
        Request.addCompletionListener(request, ended -> reading.release());
        reading.run();
        return reading.whole;
    }

    /** Gives up those that are late. To be called each second. */
    void look() {
        long now = System.nanoTime();
        for (Reading each : all()) {
            if (each.isLate(now)) {
                each.giveUp(408, "bodyTooSlow", "The body did not arrive in time");
            }
        }
    }

    private List<Reading> all() {
        synchronized (readings) {
            return List.copyOf(readings);
        }
    }

    private void makeRoom() {
        for (Reading each : all()) { // they stand in the order of their beginning
            if (kept.get() <= OF_ALL) {
                return;
            }
            each.giveUp(503, "tooManyBodies", "There is no room for the body now; try again");
        }
    }

    /** One body. Jetty calls {@link #run} whenever more of it may have arrived, by one thread at a time. */
    private final class Reading implements Runnable {
        private final Request request;
        private final int most;
        private final long begun = System.nanoTime();
        private final @Nullable DoorEndPoint connection;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final AtomicLong counted = new AtomicLong();
        private volatile boolean released;
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

        private Reading(Request request, int most) {
            this.request = request;
            this.most = most;
            this.connection = DoorEndPoint.of(request);
        }

        @Override
        public void run() {
            while (!whole.isDone()) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    if (connection != null) {
                        connection.reading();
                    }
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    giveUp(400, "bodyIncomplete", "The body broke off");
                    return;
                }
                take(chunk);
            }
        }

        private void take(Content.Chunk chunk) {
            try {
                int size = chunk.remaining();
                if (size > most - bytes.size()) {
                    whole.completeExceptionally(tooLarge());
                    return;
                }
                byte[] part = new byte[size];
                chunk.get(part, 0, size);
                bytes.writeBytes(part);
                counted.addAndGet(size);
                if (kept.addAndGet(size) > OF_ALL) {
                    makeRoom();
                }
                if (released) { // meanwhile
                    release();
                    return;
                }
                if (chunk.isLast()) {
                    arrived();
                }
            } finally {
                chunk.release();
            }
        }

        private void arrived() {
            if (connection != null) {
                connection.queued();
            }
            whole.complete(bytes.toByteArray());
        }

        private boolean isLate(long now) {
            long time = now - begun;
            return time > longest || time > BEGINNING + counted.get() * TimeUnit.SECONDS.toNanos(1) / PACE;
        }

        private void giveUp(int status, String outcome, String why) {
            String came = counted.get() + " bytes came in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)
                    + " s";
            release();
            whole.completeExceptionally(
                    new ProblemException(status, outcome, why + "; " + came, NOT_SENT).header("Connection", "close"));
        }

        private void release() {
            released = true;
            kept.addAndGet(-counted.getAndSet(0));
        }

        private ProblemException tooLarge() {
            return new ProblemException(413, "bodyTooLarge", "The body has more than " + most + " bytes", NOT_SENT);
        }
    }
}
