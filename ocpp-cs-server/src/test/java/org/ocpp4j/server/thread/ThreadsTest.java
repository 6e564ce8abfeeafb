package org.ocpp4j.server.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.Await;

/** What becomes of threads whose tasks throw. */
class ThreadsTest {
    @Test
    void aPoolGoesOnAndHealthNamesIt() {
        ExecutorService pool = Threads.pool("test-pool", 1);
        try {
            long before = Threads.failures();
            AtomicInteger done = new AtomicInteger();
            pool.execute(() -> {
                throw new AssertionError("on purpose");
            });
            pool.execute(done::incrementAndGet);
            Await.until("the next task ran", () -> done.get() == 1);
            assertThat(Threads.failures()).isGreaterThan(before);
            assertThat(Threads.warning().orElse("")).contains("test-pool failed and went on: java.lang.AssertionError");
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aTimerRepeatsATaskThatThrew() {
        ScheduledExecutorService timer = Threads.timer("test-timer");
        try {
            AtomicInteger delayed = new AtomicInteger();
            AtomicInteger atRate = new AtomicInteger();
            AtomicInteger once = new AtomicInteger();
            timer.scheduleWithFixedDelay(() -> failAfter(delayed), 0, 1, TimeUnit.MILLISECONDS);
            timer.scheduleAtFixedRate(() -> failAfter(atRate), 0, 1, TimeUnit.MILLISECONDS);
            timer.execute(() -> failAfter(once));
            timer.schedule(() -> failAfter(once), 1, TimeUnit.MILLISECONDS);
            Await.until("all are repeated", () -> delayed.get() > 3 && atRate.get() > 3 && once.get() == 2);
        } finally {
            timer.shutdownNow();
        }
    }

    private static void failAfter(AtomicInteger count) {
        count.incrementAndGet();
        throw new StackOverflowError("on purpose");
    }

    @Test
    void aWorkerBeginsAgainAndHealthIsDownWhileItFails() {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch works = new CountDownLatch(1);
        Worker worker = Threads.worker("test-worker", () -> {
            if (begun.incrementAndGet() <= 3) {
                throw new NoClassDefFoundError("on purpose");
            }
            works.countDown();
        });
        worker.start();
        Await.until("it works", () -> works.getCount() == 0);
        assertThat(Threads.problem().orElse(""))
                .contains("test-worker fails again and again: java.lang.NoClassDefFoundError");
        assertThat(worker.join(Duration.ofSeconds(30))).isTrue();
        assertThat(begun).hasValue(4);
    }

    @Test
    void aWorkerThatIsInterruptedEnds() {
        Worker worker = Threads.worker("test-interrupted", () -> {
            throw new IllegalStateException("on purpose");
        });
        worker.start();
        worker.interrupt();
        assertThat(worker.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void whatWaitsInAPoolIsGivenBack() {
        CountDownLatch blocked = new CountDownLatch(1);
        ThreadPoolExecutor pool = Threads.pool("test-full", 1, 5);
        pool.execute(() -> Await.until("it may end", () -> blocked.getCount() == 0));
        Runnable waits = () -> {};
        pool.execute(waits);
        assertThat(Threads.shutdown(pool)).isEqualTo(List.of(waits));
        blocked.countDown();
    }
}
