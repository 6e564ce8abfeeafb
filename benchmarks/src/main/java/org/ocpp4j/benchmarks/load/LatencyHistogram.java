package org.ocpp4j.benchmarks.load;

/**
 * Counts durations in buckets that are at most 1/32 of their value wide, from 1 ns to hours. Not thread-safe.
 */
final class LatencyHistogram {
    private static final int BITS = 5;
    private static final int STEPS = 1 << BITS;

    private final long[] counts = new long[STEPS * (Long.SIZE - BITS + 1)];
    private long total;
    private long max;

    void record(long nanos) {
        long value = Math.max(0, nanos);
        counts[bucket(value)]++;
        total++;
        max = Math.max(max, value);
    }

    void add(LatencyHistogram other) {
        for (int bucket = 0; bucket < counts.length; bucket++) {
            counts[bucket] += other.counts[bucket];
        }
        total += other.total;
        max = Math.max(max, other.max);
    }

    long total() {
        return total;
    }

    /** The longest, exactly; 0 if nothing was recorded. */
    long max() {
        return max;
    }

    /** The upper end of the bucket where a share of all, between 0 and 1, is reached; 0 if nothing was recorded. */
    long quantile(double share) {
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted && seen > 0) {
                return Math.min(max, upperEnd(bucket));
            }
        }
        return 0;
    }

    private static int bucket(long value) {
        int shift = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(value | 1) - BITS);
        return (shift << BITS) + (int) (value >>> shift);
    }

    private static long upperEnd(int bucket) {
        int shift = Math.max(0, (bucket >> BITS) - 1);
        return ((bucket - ((long) shift << BITS) + 1) << shift) - 1;
    }
}
