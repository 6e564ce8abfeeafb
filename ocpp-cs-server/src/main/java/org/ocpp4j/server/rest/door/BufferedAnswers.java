package org.ocpp4j.server.rest.door;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * Buffers answers, so that writers need not wait for slow readers: up to {@value #OF_ONE} bytes of one answer, {@value
 * #OF_ALL} of all together. Beyond that, writers wait for their readers; {@link DoorEndPoint} limits that time.
 * Thread-safe.
 */
final class BufferedAnswers extends Handler.Wrapper {
    private static final int OF_ONE = 1 << 20;
    private static final long OF_ALL = 64L << 20;

    private final AtomicLong kept = new AtomicLong();

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Buffered answer = new Buffered(request, response, callback);
        return super.handle(request, answer, answer);
    }

    private boolean keep(int size) {
        if (kept.addAndGet(size) <= OF_ALL) {
            return true;
        }
        kept.addAndGet(-size);
        return false;
    }

    /** A part of an answer; its writer is called back when it was sent, or has been called back already. */
    private record Part(ByteBuffer content, boolean last, int kept, Callback sent) {}

    /** An answer; also the callback that its handler calls at its end. Its lock guards its state. */
    private final class Buffered extends Response.Wrapper implements Callback {
        private final Callback callback;
        private final Queue<Part> parts = new ArrayDeque<>();
        private final Sending sending = new Sending();
        private int keptOfThis;
        private boolean hasLast;
        private boolean ended;
        private @Nullable Throwable failure;

        private Buffered(Request request, Response response, Callback callback) {
            super(request, response);
            this.callback = callback;
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback sent) {
            ByteBuffer bytes = content == null ? BufferUtil.EMPTY_BUFFER : content;
            int size = bytes.remaining();
            boolean early;
            @Nullable Throwable failed;
            synchronized (this) {
                failed = failure;
                early = failed == null && keptOfThis + size <= OF_ONE && keep(size);
                if (failed == null) {
                    hasLast |= last;
                    keptOfThis += early ? size : 0;
                    parts.add(early ? new Part(copy(bytes), last, size, NOOP) : new Part(bytes, last, 0, sent));
                }
            }
            if (failed != null) {
                sent.failed(failed);
                return;
            }
            sending.iterate();
            if (early) {
                sent.succeeded();
            }
        }

        private static ByteBuffer copy(ByteBuffer content) {
            ByteBuffer copy = ByteBuffer.allocate(content.remaining()).put(content);
            return copy.flip();
        }

        @Override
        public synchronized boolean hasLastWrite() {
            return hasLast || super.hasLastWrite();
        }

        @Override
        public void succeeded() {
            synchronized (this) {
                ended = true;
            }
            sending.iterate();
        }

        @Override
        public void failed(Throwable why) {
            callback.failed(why);
        }

        private synchronized @Nullable Part next() {
            return parts.poll();
        }

        private synchronized boolean isOver() {
            return ended && parts.isEmpty();
        }

        private synchronized void release(Part part) {
            keptOfThis -= part.kept();
            kept.addAndGet(-part.kept());
        }

        private synchronized List<Part> fail(Throwable why) {
            failure = why;
            List<Part> left = new ArrayList<>(parts);
            parts.clear();
            return left;
        }

        /** Writes part by part. */
        private final class Sending extends IteratingCallback {
            private @Nullable Part current;

            @Override
            protected Action process() {
                Part part = next();
                if (part != null) {
                    current = part;
                    getWrapped().write(part.last(), part.content(), this);
                    return Action.SCHEDULED;
                }
                return isOver() ? Action.SUCCEEDED : Action.IDLE;
            }

            @Override
            protected void onSuccess() {
                end(null);
            }

            private void end(@Nullable Throwable why) {
                Part part = current;
                current = null;
                if (part != null) {
                    release(part);
                    if (why == null) {
                        part.sent().succeeded();
                    } else {
                        part.sent().failed(why);
                    }
                }
            }

            @Override
            protected void onCompleteSuccess() {
                callback.succeeded();
            }

            @Override
            protected void onCompleteFailure(Throwable failed) {
                // The exception that Jetty and Javalin expect when a client stops reading.
                Throwable why = failed instanceof EofException ? failed : new EofException(failed);
                List<Part> left = fail(why);
                end(why);
                for (Part part : left) {
                    release(part);
                    part.sent().failed(why);
                }
                callback.failed(why);
            }
        }
    }
}
