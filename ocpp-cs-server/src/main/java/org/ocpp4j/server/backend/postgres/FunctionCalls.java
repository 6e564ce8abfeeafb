package org.ocpp4j.server.backend.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.ocpp4j.server.thread.Fatal;
import org.ocpp4j.server.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs calls of functions, each in a transaction of its own, which is committed before the result is returned.
 *
 * <p>As many threads as connections, so that none waits for another's; at most 20,000 calls wait for a thread, others
 * are refused. One more thread watches the time: after the time-out the caller gets its answer, even if the call still
 * runs. {@code statement_timeout} ends the call itself, or the time-out of the socket if the database does not respond;
 * so its connection is free again. Thread-safe. When this is closed, calls in progress have two seconds.
 */
final class FunctionCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionCalls.class);
    private static final int MOST_WAITING = 20_000;
    private static final int MOST_TRIES = 3;
    private static final int SOCKET_GRACE_MILLIS = 1_000;
    private static final long CLOSE_SECONDS = 2;

    /** The work in the transaction. */
    interface Work<T> {
        T run(Connection connection) throws SQLException, FunctionException;
    }

    private final DataSource source;
    private final Functions functions;
    private final Duration timeout;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;

    FunctionCalls(DataSource source, Functions functions, int parallel, Duration timeout) {
        this.source = source;
        this.functions = functions;
        this.timeout = timeout;
        this.workers = Threads.pool("ocpp-postgres", parallel, MOST_WAITING);
        this.timer = Threads.timer("ocpp-postgres-timer");
    }

    Duration timeout() {
        return timeout;
    }

    /** Begins a call. Never blocks. The result comes on a thread of this object; it fails with {@link FunctionException}. */
    <T> CompletableFuture<T> call(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        long end = System.nanoTime() + timeout.toNanos();
        AtomicBoolean begun = new AtomicBoolean();
        Work<T> noted = connection -> {
            begun.set(true);
            return work.run(connection);
        };
        try {
            Future<?> alarm = timer.schedule(
                    () -> result.completeExceptionally(
                            begun.get() ? FunctionException.tooLate(timeout) : FunctionException.noConnection(timeout)),
                    timeout.toNanos(),
                    TimeUnit.NANOSECONDS);
            result.whenComplete((value, failure) -> alarm.cancel(false));
            workers.execute(() -> run(noted, end, result));
        } catch (RejectedExecutionException refused) {
            String reason = workers.isShutdown() ? "the server stops" : MOST_WAITING + " calls wait already";
            result.completeExceptionally(new FunctionException(FunctionException.Kind.UNAVAILABLE, reason));
        }
        return result;
    }

    private <T> void run(Work<T> work, long end, CompletableFuture<T> result) {
        for (int tries = 1; !result.isDone(); tries++) {
            try {
                result.complete(inTransaction(work, end, result));
            } catch (FunctionException failed) {
                if (failed.isUndefined()) {
                    functions.doubt();
                }
                boolean again = failed.isRepeatable() ? tries < MOST_TRIES : failed.isUndefined() && tries == 1;
                if (!again) {
                    result.completeExceptionally(failed);
                }
            } catch (Throwable defect) { // the caller must be answered in any case
                Fatal.check(defect);
                result.completeExceptionally(defect);
            }
        }
    }

    private <T> T inTransaction(Work<T> work, long end, CompletableFuture<T> result) throws FunctionException {
        try (Connection connection = source.getConnection()) {
            boolean automatic = connection.getAutoCommit();
            int patience = connection.getNetworkTimeout();
            connection.setAutoCommit(false);
            try {
                limit(connection, end);
                T value = work.run(connection);
                if (result.isDone()) { // the caller has received a time-out, so nothing may be committed
                    throw FunctionException.tooLate(timeout);
                }
                connection.commit();
                return value;
            } catch (SQLException | FunctionException | RuntimeException failed) {
                rollBack(connection);
                throw failed;
            } finally {
                giveBack(connection, automatic, patience);
            }
        } catch (SQLException failed) {
            throw FunctionException.of(failed, timeout);
        }
    }

    /** The time that is left after the wait for a thread and a connection. */
    private void limit(Connection connection, long end) throws SQLException, FunctionException {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left < 1) {
            throw FunctionException.noConnection(timeout);
        }
        connection.setNetworkTimeout(Runnable::run, (int) left + SOCKET_GRACE_MILLIS);
        // The driver would have functions work in the time zone of this machine.
        try (PreparedStatement set = connection.prepareStatement("select pg_catalog.set_config('statement_timeout', ?,"
                + " true), pg_catalog.set_config('timezone', 'UTC', true)")) {
            set.setString(1, Long.toString(left));
            set.execute();
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            LOG.debug("A connection was lost before its transaction could be rolled back", lost);
        }
    }

    /** As it was; a pool may not do that by itself. */
    private static void giveBack(Connection connection, boolean automatic, int patience) {
        try {
            if (!connection.isClosed()) {
                connection.setAutoCommit(automatic);
                connection.setNetworkTimeout(Runnable::run, patience);
            }
        } catch (SQLException lost) {
            LOG.debug("A connection was lost after its transaction", lost);
        }
    }

    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Functions of the database were left before they had ended");
                workers.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        timer.shutdown();
    }
}
