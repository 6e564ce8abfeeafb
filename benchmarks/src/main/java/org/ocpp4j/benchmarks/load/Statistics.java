package org.ocpp4j.benchmarks.load;

/** What the calls of stations came to. Not thread-safe: each event loop has its own, added up by {@link #add}. */
final class Statistics {
    final LatencyHistogram latency = new LatencyHistogram();
    /** Answers that are no CALLRESULT, or not to the call that waits. */
    long errors;
    /** Calls that have waited too long, be they answered or not. */
    long slow;
    /** Calls that wait now. */
    long waiting;
    /** How long the one that waits longest has waited, in nanoseconds. */
    long longestWait;
    /** Connections that ended although nobody here ended them. */
    long lost;
    /** Calls of the server that were answered. */
    long answersGiven;

    void add(Statistics other) {
        latency.add(other.latency);
        errors += other.errors;
        slow += other.slow;
        waiting += other.waiting;
        longestWait = Math.max(longestWait, other.longestWait);
        lost += other.lost;
        answersGiven += other.answersGiven;
    }
}
