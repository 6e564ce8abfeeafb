package org.ocpp4j.benchmarks.load;

/**
 * How to run a storm.
 *
 * @param connections how many stations
 * @param millis how long
 * @param periodMillis time from one wave to the next
 * @param pauseMillis time from an answer to the next call of a station
 * @param callsPerSecond calls of the server to stations
 * @param settleMillis how long the server may take to come to rest afterwards
 */
record StormPlan(
        int connections, long millis, int periodMillis, int pauseMillis, int callsPerSecond, int settleMillis) {
    /** Whether the engine's threads had time to end. */
    boolean judgesThreads() {
        return settleMillis > 10_000;
    }
}
