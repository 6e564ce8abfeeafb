package org.ocpp4j.emulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.time.Scheduler;

/**
 * A delayed task of a station. Setting the alarm again replaces the earlier task. Belongs to the station's serial
 * executor, which also runs the task, so that a cancelled alarm never fires.
 */
final class Alarm {
    private final SerialExecutor serial;
    private final Scheduler scheduler;
    private Scheduler.@Nullable Task timer;
    private int settings;

    Alarm(SerialExecutor serial, Scheduler scheduler) {
        this.serial = serial;
        this.scheduler = scheduler;
    }

    void set(Duration delay, Runnable task) {
        cancel();
        int mine = settings;
        timer = scheduler.schedule(
                delay.isNegative() ? Duration.ZERO : delay, () -> serial.execute(() -> ring(mine, task)));
    }

    boolean isSet() {
        return timer != null;
    }

    void cancel() {
        settings++;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void ring(int setting, Runnable task) {
        if (setting == settings) {
            timer = null;
            task.run();
        }
    }
}
