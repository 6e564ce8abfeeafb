package org.ocpp4j.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void quantilesAreTrueToThreePerCent() {
        for (long nanos = 1; nanos <= 1_000_000; nanos++) {
            histogram.record(nanos * 1000);
        }
        assertThat(histogram.total()).isEqualTo(1_000_000);
        assertThat(histogram.quantile(0.5)).isCloseTo(500_000_000, withPercentage(3.2));
        assertThat(histogram.quantile(0.99)).isCloseTo(990_000_000, withPercentage(3.2));
        assertThat(histogram.quantile(1)).isEqualTo(1_000_000_000);
        assertThat(histogram.max()).isEqualTo(1_000_000_000);
    }

    @Test
    void oneThatIsLongIsNotLost() {
        for (int call = 0; call < 999; call++) {
            histogram.record(5);
        }
        LatencyHistogram other = new LatencyHistogram();
        other.record(3_600_000_000_000L);
        histogram.add(other);
        assertThat(histogram.quantile(0.999)).isEqualTo(5);
        assertThat(histogram.quantile(0.9999)).isEqualTo(3_600_000_000_000L);
        assertThat(histogram.max()).isEqualTo(3_600_000_000_000L);
    }

    @Test
    void nothingIsZero() {
        assertThat(histogram.quantile(0.5)).isZero();
        assertThat(histogram.max()).isZero();
    }

    @Test
    void theEndsOfTheRangeHaveBuckets() {
        histogram.record(0);
        histogram.record(Long.MAX_VALUE);
        assertThat(histogram.quantile(0.5)).isZero();
        assertThat(histogram.quantile(1)).isEqualTo(Long.MAX_VALUE);
    }
}
