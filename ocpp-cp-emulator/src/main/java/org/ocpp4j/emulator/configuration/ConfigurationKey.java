package org.ocpp4j.emulator.configuration;

/**
 * A configuration key of a station, as in its file.
 *
 * @param key the name, in the spelling of the file
 * @param readOnly whether ChangeConfiguration is refused
 * @param value the value; empty if the file has none
 */
public record ConfigurationKey(String key, boolean readOnly, String value) {}
