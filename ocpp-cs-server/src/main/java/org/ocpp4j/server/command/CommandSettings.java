package org.ocpp4j.server.command;

import java.time.Duration;
import org.ocpp4j.server.settings.limit.Between;

/**
 * Commands to stations. A command has its outcome after {@code longestWait} and {@code timeout} at the latest.
 *
 * @param timeout how long a station may take to answer, counted from sending
 * @param longestWait how long a command may wait for its turn
 * @param queue how many commands may wait for one station
 * @param bulkParallel how many stations are commanded at once by one command for many
 * @param unansweredLimit after how many CALLs in a row without an answer commands for a station fail at once
 * @param closeUnanswered whether its connection is closed then
 */
public record CommandSettings(
        @Between(least = "1s", most = "1h") Duration timeout,
        @Between(least = "1s", most = "1h") Duration longestWait,
        @Between(least = "1", most = "10000") int queue,
        @Between(least = "1", most = "10000") int bulkParallel,
        @Between(least = "1", most = "1000") int unansweredLimit,
        boolean closeUnanswered) {}
