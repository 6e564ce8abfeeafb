package org.ocpp4j.server.backup;

/**
 * Where backups of the embedded database go.
 *
 * @param directory the directory; made if it is not there
 * @param keep how many backups stay there, older ones make room; 0 for all
 */
public record BackupSettings(String directory, int keep) {}
