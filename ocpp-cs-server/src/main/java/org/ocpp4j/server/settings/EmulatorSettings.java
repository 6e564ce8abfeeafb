package org.ocpp4j.server.settings;

/**
 * Emulated stations that the central system starts from a folder of configurations.
 *
 * @param enable whether they are started
 * @param folder a directory with one directory for each station
 */
public record EmulatorSettings(boolean enable, String folder) {}
