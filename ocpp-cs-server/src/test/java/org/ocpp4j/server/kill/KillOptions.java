package org.ocpp4j.server.kill;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a run does.
 *
 * @param database the kind of database
 * @param kills how often the server is killed
 * @param stations how many stations send
 * @param busyLoops how many processes keep the cores busy beside the server
 * @param seed decides when the server is killed and what stations do
 * @param longest how long the server runs at most, under load, before it is killed
 * @param directory where the database and the logs of the server are; it must not exist
 */
record KillOptions(
        KillDatabase database, int kills, int stations, int busyLoops, long seed, Duration longest, Path directory) {}
