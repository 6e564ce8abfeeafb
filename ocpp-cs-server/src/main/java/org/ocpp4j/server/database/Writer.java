package org.ocpp4j.server.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.thread.Fatal;
import org.ocpp4j.server.thread.Threads;
import org.ocpp4j.server.thread.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one thread that writes to an SQLite file. It takes all waiting changes, applies each within a savepoint, commits
 * once, and only then releases the callers; so they share the cost of one write to the disk. A failing change alone is
 * rolled back.
 *
 * <p>Thread-safe. At most {@link #MOST_WAITING} changes wait; the next one is refused. A change that has not begun
 * before its caller's time-out never begins. A statement that runs for longer than {@code longest} is interrupted.
 */
final class Writer implements AutoCloseable {
    static final int MOST_WAITING = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int MOST_IN_COMMIT = 200;
    private static final Duration TURN = Duration.ofMillis(200);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private record Running(QueuedWrite<?> write, long since) {}

    private final Duration patience;
    private final Duration longest;
    private final WriterConnection connection; // of the thread
    private final LinkedBlockingQueue<QueuedWrite<?>> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Worker worker;
    private volatile @Nullable Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Running running;

    /**
     * Begins to write.
     *
     * @param patience how long a caller waits for its change to begin
     * @param longest how long a change may take
     */
    Writer(WriterConnection connection, Duration patience, Duration longest) {
        this.connection = connection;
        this.patience = patience;
        this.longest = longest;
        this.worker = Threads.worker("ocpp-database", this::run);
        worker.start();
    }

    /** How many changes wait to begin. */
    int waiting() {
        return queue.size();
    }

    <T> T write(Function<Handle, T> work) {
        return write(work, patience);
    }

    /** Does work that begins within some time; returns when it is committed, or throws. */
    <T> T write(Function<Handle, T> work, Duration wait) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("A change cannot be made within another one: it would wait for itself");
        }
        QueuedWrite<T> write = new QueuedWrite<>(work);
        if (closed || !queue.offer(write)) {
            throw unavailable(closed ? "it is closed" : MOST_WAITING + " changes wait already");
        }
        await(write, wait);
        return write.outcome();
    }

    private void await(QueuedWrite<?> write, Duration wait) {
        boolean interrupted = false;
        long nanos = wait.toNanos();
        try {
            while (true) {
                String why = "no change could begin for " + wait.toMillis() + " ms";
                try {
                    if (write.await(nanos)) {
                        return;
                    }
                } catch (InterruptedException whileWaiting) {
                    interrupted = true;
                    why = "the wait for it was interrupted";
                }
                if (write.giveUp()) {
                    throw unavailable(why);
                }
                interruptIfSlow(write);
                nanos = TURN.toNanos();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void interruptIfSlow(QueuedWrite<?> write) {
        Running now = running;
        if (now != null && now.write() == write && System.nanoTime() - now.since() > longest.toNanos()) {
            connection.interrupt();
        }
    }

    private static DatabaseUnavailableException unavailable(String why) {
        return new DatabaseUnavailableException(new SQLException(why));
    }

    private void run() {
        thread = Thread.currentThread();
        while (!closed || !queue.isEmpty()) {
            try {
                QueuedWrite<?> first = queue.poll(TURN.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<QueuedWrite<?>> group = new ArrayList<>(List.of(first));
                    queue.drainTo(group, MOST_IN_COMMIT - 1);
                    end(group);
                }
            } catch (InterruptedException ignored) {
                LOG.debug("Only close() ends this thread");
            }
        }
        connection.close();
    }

    /** Ends each of the changes, so or so; throws nothing. */
    private void end(List<QueuedWrite<?>> group) {
        List<QueuedWrite<?>> left = group.stream().filter(QueuedWrite::begin).toList();
        while (!left.isEmpty()) {
            List<QueuedWrite<?>> again = List.of();
            try {
                again = commit(left);
            } catch (Throwable broken) { // the disk, the file: the thread goes on
                Fatal.check(broken);
                running = null;
                connection.close();
                left.forEach(write -> write.failed(new DatabaseUnavailableException(broken)));
            }
            left = again;
        }
    }

    /** Returns those changes that are to be made again, since an interrupted one took the transaction with it. */
    private List<QueuedWrite<?>> commit(List<QueuedWrite<?>> writes) throws Exception {
        Handle handle = connection.begin();
        List<QueuedWrite<?>> applied = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            QueuedWrite<?> write = writes.get(i);
            connection.mark();
            Throwable failure = apply(write, handle);
            if (failure == null) {
                connection.keep();
                applied.add(write);
            } else if (connection.undo()) {
                write.failed(failure);
            } else if (isInterrupted(failure)) {
                LOG.warn("A change of the database took longer than {} s and was interrupted", longest.toSeconds());
                write.failed(new DatabaseUnavailableException(failure));
                applied.addAll(writes.subList(i + 1, writes.size()));
                return applied;
            } else {
                throw new SQLException("The transaction was undone: " + failure.getMessage(), failure);
            }
        }
        connection.commit();
        applied.forEach(QueuedWrite::committed);
        return List.of();
    }

    private @Nullable Throwable apply(QueuedWrite<?> write, Handle handle) {
        running = new Running(write, System.nanoTime());
        try {
            write.apply(handle);
            return null;
        } catch (Throwable failed) { // an Error is the caller's, too: it is thrown there
            Fatal.check(failed);
            return failed;
        } finally {
            running = null;
        }
    }

    private static boolean isInterrupted(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLiteException exception
                        && exception.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT);
    }

    /** Commits waiting changes, then closes the connection; blocks until then, 10 seconds at most. */
    @Override
    public void close() {
        closed = true;
        if (!worker.join(CLOSING)) {
            LOG.warn("The database could not be closed within {} s", CLOSING.toSeconds());
        }
    }
}
