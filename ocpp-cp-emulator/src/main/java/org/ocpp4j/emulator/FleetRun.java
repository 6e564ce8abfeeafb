package org.ocpp4j.emulator;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ocpp4j.core.time.Scheduler;

/**
 * A fleet from start to end on the thread that calls {@link #run}: until its plan is done, or the process is
 * terminated, in which case a shutdown hook disconnects the stations.
 */
final class FleetRun {
    private static final Duration SUMMARY = Duration.ofSeconds(10);
    private static final long GRACE_MILLIS = 2500;

    private final Fleet fleet;
    private final PrintWriter out;
    private final boolean summaries;

    FleetRun(Fleet fleet, PrintWriter out, boolean summaries) {
        this.fleet = fleet;
        this.out = out;
        this.summaries = summaries;
    }

    int run() throws InterruptedException {
        Thread hook = new Thread(this::stop, "emulator-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        fleet.start();
        if (summaries) {
            summarise();
        }
        await(fleet.done(), Long.MAX_VALUE);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            return 0; // the hook runs, and the process ends with the status of its signal
        }
        stop();
        return status(fleet.statistics());
    }

    /** The exit status of a fleet whose plan is done. */
    static int status(FleetStatistics result) {
        return result.refused() == 0 && result.lost() == 0 ? 0 : 1;
    }

    private void stop() {
        try {
            await(fleet.stop(), GRACE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        out.println("Stopped: " + fleet.statistics());
        out.flush();
    }

    private void summarise() {
        Scheduler.shared().schedule(SUMMARY, () -> {
            out.println(fleet.statistics());
            out.flush();
            summarise();
        });
    }

    private static void await(CompletionStage<Void> end, long millis) throws InterruptedException {
        try {
            end.toCompletableFuture().get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // The end of the process closes the remaining connections.
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
