package org.ocpp4j.server.settings;

import org.ocpp4j.server.settings.limit.Between;

/**
 * Emulated stations that the central system starts itself.
 *
 * @param on whether they are started
 * @param stations how many
 */
public record DemoSettings(
        boolean on, @Between(least = "1", most = "1000") int stations) {}
