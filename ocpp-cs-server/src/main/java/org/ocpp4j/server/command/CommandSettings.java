package org.ocpp4j.server.command;

import java.time.Duration;

/**
 * Commands to stations.
 *
 * @param timeout how long a station may take to answer, counted from sending
 * @param queue how many commands may wait for one station
 * @param bulkParallel how many stations are commanded at once by one command for many
 */
public record CommandSettings(Duration timeout, int queue, int bulkParallel) {}
