package org.ocpp4j.server.backup;

import java.time.Instant;

/**
 * A backup that is complete.
 *
 * @param name its file name, without a directory
 * @param size in bytes
 * @param time when it was begun: it has all data committed by then
 */
public record BackupFile(String name, long size, Instant time) {}
