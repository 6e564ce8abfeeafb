package org.ocpp4j.benchmarks.load;

/**
 * What the calls of a generator came to since the last reset. Times are in milliseconds where nothing else is said.
 *
 * @param seconds time since the reset
 * @param connections open connections
 * @param calls calls that were answered
 * @param p50 median of the time from call to answer
 * @param p99 99th percentile
 * @param p999 99.9th percentile
 * @param max the longest, calls that still wait included
 * @param slow calls that waited too long, answered or not
 * @param errors answers that are no results
 * @param waiting calls that wait now
 * @param lost connections that the server ended, or the network
 * @param answersGiven calls of the server that stations answered
 * @param cpuMillis processor time of the generator since its start
 */
record ClientReport(
        double seconds,
        int connections,
        long calls,
        double p50,
        double p99,
        double p999,
        double max,
        long slow,
        long errors,
        long waiting,
        long lost,
        long answersGiven,
        long cpuMillis) {

    static ClientReport of(Statistics statistics, int connections, long nanos) {
        LatencyHistogram latency = statistics.latency;
        return new ClientReport(
                nanos / 1e9,
                connections,
                latency.total(),
                millis(latency.quantile(0.5)),
                millis(latency.quantile(0.99)),
                millis(latency.quantile(0.999)),
                millis(Math.max(latency.max(), statistics.longestWait)),
                statistics.slow,
                statistics.errors,
                statistics.waiting,
                statistics.lost,
                statistics.answersGiven,
                ThisProcess.cpuMillis());
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    double callsPerSecond() {
        return calls / seconds;
    }

    /** Whether every call was answered in time with a result, on a connection that held. */
    boolean flawless() {
        return slow == 0 && errors == 0 && lost == 0;
    }
}
