package org.ocpp4j.core.internal.engine;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.ocpp4j.core.time.Scheduler;

/**
 * Passes tasks to the executors and the scheduler of an application, which may be shut down or refuse a task. No task
 * is lost: futures must end, whatever the application does with its threads.
 */
public final class Threads {
    private Threads() {}

    /** Runs a task on the executor, or on this thread if the executor does not accept it. */
    public static void run(Executor executor, Runnable task) {
        Once once = new Once(task);
        try {
            executor.execute(once);
        } catch (RuntimeException | Error refused) {
            once.run(); // no effect if the executor runs tasks on this thread and it was the task that failed
        }
    }

    /** Sets a timer; on the shared scheduler if this one does not accept it. */
    public static Scheduler.Task after(Scheduler scheduler, Duration delay, Runnable task) {
        Once once = new Once(task);
        try {
            return scheduler.schedule(Scheduler.bounded(delay), once);
        } catch (RuntimeException | Error refused) {
            return Scheduler.shared().schedule(delay, once);
        }
    }
}
