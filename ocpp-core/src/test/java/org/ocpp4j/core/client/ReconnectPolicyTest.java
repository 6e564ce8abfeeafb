package org.ocpp4j.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.core.client.ReconnectPolicy.Jitter;

/** How long clients wait before they connect again. */
class ReconnectPolicyTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static ReconnectPolicy policy(Jitter jitter, RandomGenerator random) {
        return ReconnectPolicy.exponential(SECOND, Duration.ofMinutes(5), jitter, random);
    }

    private static long millis(ReconnectPolicy policy, int attempt) {
        return policy.delay(attempt, new IllegalStateException("refused"))
                .orElseThrow()
                .toMillis();
    }

    @Test
    void waitsDoubleUpToTheLongestAndStayThere() {
        ReconnectPolicy policy = policy(Jitter.NONE, () -> 0);
        assertThat(IntStream.rangeClosed(1, 11).mapToLong(attempt -> millis(policy, attempt)))
                .containsExactly(
                        1000L, 2000L, 4000L, 8000L, 16_000L, 32_000L, 64_000L, 128_000L, 256_000L, 300_000L, 300_000L);
        assertThat(IntStream.of(62, 63, 64, 65, 1000, Integer.MAX_VALUE).mapToLong(attempt -> millis(policy, attempt)))
                .containsOnly(300_000L);
        ReconnectPolicy widest = ReconnectPolicy.exponential(
                Duration.ofMillis(1), Duration.ofSeconds(Long.MAX_VALUE), Jitter.NONE, () -> 0);
        assertThat(millis(widest, 41)).isEqualTo(1L << 40);
        assertThat(IntStream.of(43, 63, Integer.MAX_VALUE).mapToLong(attempt -> millis(widest, attempt)))
                .containsOnly(Duration.ofDays(36_525).toMillis());
    }

    @ParameterizedTest
    @CsvSource({"EQUAL, 0.5", "FULL, 0"})
    void jitterSpreadsOverAllThatItMayAndNoFurther(Jitter jitter, double lowest) {
        ReconnectPolicy policy = policy(jitter, new Random(16));
        for (int attempt : new int[] {1, 4, 20}) {
            long step = millis(policy(Jitter.NONE, () -> 0), attempt);
            long least = (long) (step * lowest);
            List<Long> waits =
                    Stream.generate(() -> millis(policy, attempt)).limit(1000).toList();
            assertThat(waits).allMatch(wait -> wait >= least && wait <= step);
            long tenth = (step - least) / 10;
            assertThat(waits).anyMatch(wait -> wait < least + tenth).anyMatch(wait -> wait > step - tenth);
        }
    }

    @Test
    void theDefaultLeavesHalfOfASecondToChanceAndNeverGivesUp() {
        List<Long> waits = Stream.generate(() -> millis(ReconnectPolicy.DEFAULT, 1))
                .limit(200)
                .toList();
        assertThat(waits).allMatch(wait -> wait >= 500 && wait <= 1000);
        assertThat(Set.copyOf(waits)).hasSizeGreaterThan(50);
        assertThat(millis(ReconnectPolicy.DEFAULT, 1_000_000)).isBetween(150_000L, 300_000L);
    }

    @Test
    void uselessNumbersAreRefused() {
        assertThatThrownBy(() -> ReconnectPolicy.exponential(Duration.ZERO, SECOND))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReconnectPolicy.exponential(SECOND, Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class);
        ReconnectOptions options = ReconnectOptions.DEFAULT;
        assertThatThrownBy(() -> options.queueing(0, SECOND)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.queueing(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.withConnectTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.withSteadyAfter(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
