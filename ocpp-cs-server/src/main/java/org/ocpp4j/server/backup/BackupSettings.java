package org.ocpp4j.server.backup;

import org.ocpp4j.server.settings.limit.Between;

/**
 * Where backups of the embedded database go.
 *
 * @param directory the directory; made if it is not there
 * @param keep how many backups stay there, older ones make room; 0 for all
 */
public record BackupSettings(
        String directory,
        @Between(least = "0", most = "10000") int keep) {}
