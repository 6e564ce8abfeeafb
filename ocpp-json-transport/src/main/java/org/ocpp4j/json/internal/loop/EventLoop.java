package org.ocpp4j.json.internal.loop;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One thread that moves the bytes of many connections. Java-WebSocket has a loop of its own in its server class, which
 * this project does not use; docs/decisions explains why.
 *
 * <p>Everything that a connection owns belongs to this thread; other threads pass it tasks through {@link #execute},
 * which never blocks or loses a task: a task is queued first, then the selector is woken, and the loop clears the
 * wake-up flag before it takes tasks. The queue of tasks is unbounded, but its sources are bounded, since a connection
 * has at most one flush in it. Tasks that arrive after the end of the loop do not run; connections have ended by then.
 */
final class EventLoop implements Executor {
    /** Waits for a channel. Exceptions are logged; handle what concerns your connection yourself. */
    interface Handler {
        void ready(SelectionKey key);
    }

    /** Size of the read buffer; the scratch buffer is half as large, so that decrypting it never overflows this one. */
    static final int BUFFER = 64 * 1024;

    private static final int TASKS_PER_ROUND = 1024;
    private static final Logger LOG = System.getLogger(EventLoop.class.getPackageName());

    private final Selector selector;
    private final Thread thread;
    private final long tickMillis;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private final Set<Connection> connections = new HashSet<>();
    private final ByteBuffer readBuffer = ByteBuffer.allocate(BUFFER);
    private final ByteBuffer scratch = ByteBuffer.allocate(BUFFER / 2);
    private volatile boolean stopping;

    EventLoop(String name, long tickMillis) throws IOException {
        this.selector = Selector.open();
        this.tickMillis = tickMillis;
        this.thread = new Thread(this::run, name);
    }

    void start() {
        thread.start();
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread && awake.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Ends the loop after the tasks that wait now. */
    void stop() {
        execute(() -> stopping = true);
    }

    CompletableFuture<@Nullable Void> ended() {
        return ended;
    }

    /** The methods below are for the loop's thread. */
    SelectionKey register(SelectableChannel channel, int operations, Handler handler) throws ClosedChannelException {
        return channel.register(selector, operations, handler);
    }

    Set<Connection> connections() {
        return connections;
    }

    ByteBuffer readBuffer() {
        return readBuffer.clear();
    }

    ByteBuffer scratch() {
        return scratch.clear();
    }

    private void run() {
        long lastTick = System.nanoTime();
        while (!stopping) {
            try {
                select();
                awake.set(false);
                runTasks();
                long now = System.nanoTime();
                if (now - lastTick >= tickMillis * 1_000_000) {
                    lastTick = now;
                    List.copyOf(connections).forEach(connection -> guarded(() -> connection.tick(now)));
                }
            } catch (Throwable unexpected) {
                report(unexpected);
            }
        }
        List.copyOf(connections).forEach(connection -> guarded(() -> connection.end("the server stopped")));
        try {
            selector.close();
        } catch (IOException closed) {
            LOG.log(Logger.Level.DEBUG, "The selector did not close", closed);
        }
        ended.complete(null);
    }

    private void select() throws IOException {
        if (!tasks.isEmpty()) {
            selector.selectNow(this::dispatch);
        } else {
            selector.select(this::dispatch, connections.isEmpty() ? 0 : tickMillis);
        }
    }

    private void dispatch(SelectionKey key) {
        guarded(() -> ((Handler) key.attachment()).ready(key));
    }

    private void runTasks() {
        for (int i = 0; i < TASKS_PER_ROUND; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            guarded(task);
        }
    }

    /** A failure of one connection must not stop the others. */
    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (Throwable unexpected) {
            report(unexpected);
        }
    }

    private static void report(Throwable unexpected) {
        try {
            LOG.log(Logger.Level.ERROR, "A task of an event loop failed; the loop goes on", unexpected);
        } catch (Throwable noLog) {
            // without memory or file descriptors, logging may also fail
        }
    }
}
