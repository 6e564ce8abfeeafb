package org.ocpp4j.json.internal.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes that wait to be sent, up to a limit. Any thread adds; the thread of the event loop takes. */
final class SendBuffer {
    private final long limit;
    private final Queue<ByteBuffer> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();

    SendBuffer(long limit) {
        this.limit = limit;
    }

    /** Returns false if the limit would be exceeded. */
    boolean offer(ByteBuffer more) {
        if (bytes.addAndGet(more.remaining()) > limit) {
            return false; // the connection ends now, so the count no longer matters
        }
        return waiting.add(more);
    }

    /** Writes as much as the wire takes. Returns whether nothing is left, here and in the wire. */
    boolean writeTo(Wire wire) throws IOException {
        for (ByteBuffer next = waiting.peek(); next != null; next = waiting.peek()) {
            int before = next.remaining();
            wire.write(next);
            bytes.addAndGet(next.remaining() - before);
            if (next.hasRemaining()) {
                return false;
            }
            waiting.poll();
        }
        return wire.flush();
    }

    void clear() {
        waiting.clear();
    }

    long limit() {
        return limit;
    }
}
