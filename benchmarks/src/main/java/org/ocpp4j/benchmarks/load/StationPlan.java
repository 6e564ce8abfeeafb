package org.ocpp4j.benchmarks.load;

/**
 * What the stations of a generator do.
 *
 * @param port the server's, on 127.0.0.1
 * @param path what stands before the identity in the path of the handshake
 * @param mix what they send
 * @param pauseMillis how long to wait between an answer and the next call, in milliseconds
 * @param slowMillis a call that waits longer for its answer is counted, while it waits; in milliseconds
 */
record StationPlan(int port, String path, Mix mix, int pauseMillis, int slowMillis) {}
