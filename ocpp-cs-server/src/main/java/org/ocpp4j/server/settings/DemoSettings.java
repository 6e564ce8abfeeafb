package org.ocpp4j.server.settings;

/**
 * Emulated stations that the central system starts itself.
 *
 * @param on whether they are started
 * @param stations how many
 */
public record DemoSettings(boolean on, int stations) {}
