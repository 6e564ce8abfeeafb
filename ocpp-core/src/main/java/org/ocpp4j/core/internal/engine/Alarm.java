package org.ocpp4j.core.internal.engine;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.time.Scheduler;

/** A timer that may be cancelled before it is set, if the work that it limits ends early. Has its own lock. */
public final class Alarm {
    private boolean over;
    private Scheduler.@Nullable Task task;

    public void set(Scheduler.Task timer) {
        synchronized (this) {
            if (!over) {
                task = timer;
                return;
            }
        }
        timer.cancel();
    }

    public void cancel() {
        Scheduler.Task timer;
        synchronized (this) {
            over = true;
            timer = task;
            task = null;
        }
        if (timer != null) {
            timer.cancel();
        }
    }
}
