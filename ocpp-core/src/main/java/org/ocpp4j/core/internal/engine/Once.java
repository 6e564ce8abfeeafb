package org.ocpp4j.core.internal.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/** A task that runs once, however often it is run. Thread-safe. */
final class Once implements Runnable {
    private final Runnable task;
    private final AtomicBoolean begun = new AtomicBoolean();

    Once(Runnable task) {
        this.task = task;
    }

    @Override
    public void run() {
        if (begun.compareAndSet(false, true)) {
            task.run();
        }
    }
}
