package org.ocpp4j.server.messagelog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frames on their way to the database. Filled by many threads, which never wait; emptied by one. A frame counts until
 * it is {@link #release released}, so that the frames that the writer holds while the database is unavailable are
 * bounded as well. Frames beyond the bound are dropped and counted.
 */
final class Backlog {
    private final int mostFrames;
    private final long mostCharacters;
    private final LinkedBlockingQueue<CapturedFrame> queue = new LinkedBlockingQueue<>();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong characters = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile long deadline;
    private volatile boolean closed;

    Backlog(int mostFrames, long mostCharacters) {
        this.mostFrames = mostFrames;
        this.mostCharacters = mostCharacters;
    }

    void offer(CapturedFrame frame) {
        int length = frame.text().length();
        boolean fits = frames.incrementAndGet() <= mostFrames;
        fits &= characters.addAndGet(length) <= mostCharacters;
        if (fits && !closed) {
            queue.add(frame);
        } else {
            release(length);
            dropped.incrementAndGet();
        }
    }

    /** Takes frames in their order: waits for the first one, and then a little for more. */
    List<CapturedFrame> take(int most, Duration wait, Duration gather) throws InterruptedException {
        List<CapturedFrame> taken = new ArrayList<>();
        CapturedFrame first = queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (first == null) {
            return taken;
        }
        taken.add(first);
        long end = System.nanoTime() + gather.toNanos();
        while (taken.size() < most) {
            if (queue.drainTo(taken, most - taken.size()) == 0) {
                CapturedFrame next = closed ? null : queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                taken.add(next);
            }
        }
        return taken;
    }

    /** Forgets a frame of this length. */
    void release(int length) {
        frames.decrementAndGet();
        characters.addAndGet(-length);
    }

    /** Accepts no more frames. Waiting ones can be taken for some time. */
    void close(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
        closed = true;
    }

    /** Whether it is too late to take waiting frames. */
    boolean isTimeOver() {
        return closed && System.nanoTime() - deadline >= 0;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    long waiting() {
        return frames.get();
    }

    long dropped() {
        return dropped.get();
    }

    void drop(long number) {
        dropped.addAndGet(number);
    }
}
