package org.ocpp4j.benchmarks.load;

import java.util.List;

/**
 * The state of a server's process.
 *
 * @param cpuMillis processor time since it started, of all its threads, in milliseconds
 * @param heapBytes heap in use after several collections; -1 if no collection was asked for
 * @param directBytes memory outside the heap that the JDK and Netty account for
 * @param connections stations that are connected
 * @param timers timers that wait
 * @param openFiles open file descriptors, sockets among them
 * @param threads names of the threads, sorted
 */
record ServerFacts(
        long cpuMillis,
        long heapBytes,
        long directBytes,
        int connections,
        int timers,
        long openFiles,
        List<String> threads) {}
