package org.ocpp4j.server.rest.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.rest.door.Health.Finding;
import org.ocpp4j.server.rest.door.Health.Status;

/** Checks that work, warn, fail and hang. */
class HealthTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private static HealthCheck well(String name) {
        return new HealthCheck(name, Optional::empty);
    }

    @Test
    void theWorstOfACheckIsTold() {
        Health health = new Health(
                List.of(
                        well("well"),
                        HealthCheck.warning("warns", () -> Optional.of("look")),
                        new HealthCheck("down", () -> Optional.of("away"), () -> Optional.of("not asked")),
                        new HealthCheck("fails", () -> {
                            throw new IllegalStateException("secret");
                        })),
                LONG,
                LONG);
        assertThat(health.look())
                .containsExactly(
                        new Finding("well", Status.UP, null),
                        new Finding("warns", Status.WARN, "look"),
                        new Finding("down", Status.DOWN, "away"),
                        new Finding("fails", Status.DOWN, "it could not be checked"));
    }

    @Test
    void whatWasFoundHoldsForAWhile() {
        AtomicInteger asked = new AtomicInteger();
        HealthCheck counting = new HealthCheck("counting", () -> {
            asked.incrementAndGet();
            return Optional.empty();
        });
        Health lasting = new Health(List.of(counting), LONG, LONG);
        lasting.look();
        lasting.look();
        assertThat(asked).hasValue(1);
        Health fresh = new Health(List.of(counting), LONG, Duration.ZERO);
        fresh.look();
        fresh.look();
        assertThat(asked).hasValue(3);
    }

    /** It is not asked again while it hangs, holds up no other check, and is well again when it comes back. */
    @Test
    void oneThatHangsIsDownAndHoldsUpNobody() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        HealthCheck hanging = new HealthCheck("hanging", () -> {
            asked.incrementAndGet();
            try {
                hang.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        Health health = new Health(List.of(hanging, well("well")), Duration.ofMillis(300), Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            assertThat(health.look()).contains(new Finding("hanging", Status.DOWN, "it does not answer"));
        }
        assertThat(asked).hasValue(1);
        // The patience counts from the begin of the look: else each of these would take 300 ms.
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 2_000; i++) {
                health.look();
            }
        });
        assertThat(asked).hasValue(1);
        hang.countDown();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (health.look().get(0).status() != Status.UP && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(new Health(List.of(hanging, well("well")), LONG, LONG).look())
                .containsExactly(new Finding("hanging", Status.UP, null), new Finding("well", Status.UP, null));
    }
}
