package org.ocpp4j.benchmarks.load;

/**
 * How to start a server under test.
 *
 * @param port where to listen on 127.0.0.1; 0 for any free port
 * @param ioThreads threads that move bytes; 0 for what the server chooses
 * @param maxConnections how many stations it must take
 */
record ServerSettings(int port, int ioThreads, int maxConnections) {}
