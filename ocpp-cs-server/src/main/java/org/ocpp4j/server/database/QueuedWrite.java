package org.ocpp4j.server.database;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.log.LogFields;

/**
 * A change that waits for the thread that writes, and then for its commit. The caller makes it and waits; the writer
 * makes the change and ends this. The lines that the work logs have the fields of the caller.
 */
final class QueuedWrite<T> {
    private enum State {
        WAITING,
        BEGUN,
        GIVEN_UP
    }

    private final Function<Handle, T> work;
    private final LogFields fields = LogFields.current();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CountDownLatch ended = new CountDownLatch(1);

    // The writer sets these before it ends this.
    private @Nullable T result;
    private @Nullable Throwable failure;

    QueuedWrite(Function<Handle, T> work) {
        this.work = work;
    }

    /** For the caller: returns whether the writer will never begin; has no effect once it has begun. */
    boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.GIVEN_UP);
    }

    /** For the writer: returns false if the caller has given up. */
    boolean begin() {
        return state.compareAndSet(State.WAITING, State.BEGUN);
    }

    /** For the writer: does the work; a second time if the first one was undone. */
    void apply(Handle handle) {
        result = fields.supply(() -> work.apply(handle));
    }

    /** For the writer: the applied change is committed. */
    void committed() {
        ended.countDown();
    }

    /** For the writer: nothing was changed. Has no effect on a change that has ended. */
    void failed(Throwable why) {
        if (ended.getCount() > 0) {
            failure = why;
            ended.countDown();
        }
    }

    /** For the caller: waits; returns whether this has ended. */
    boolean await(long nanos) throws InterruptedException {
        return ended.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** For the caller, once this has ended: returns the result of the work, or throws its exception. */
    @SuppressWarnings("NullAway") // null is what the work returned, where T admits it
    T outcome() {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return result;
    }
}
