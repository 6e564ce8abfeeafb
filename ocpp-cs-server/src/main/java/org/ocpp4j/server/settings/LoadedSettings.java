package org.ocpp4j.server.settings;

import java.util.List;

/**
 * Settings, and where they come from.
 *
 * @param settings all values
 * @param changed the keys with a given value, in the order of the documentation
 * @param warnings possible mistakes, in whole sentences
 */
public record LoadedSettings(Settings settings, List<Changed> changed, List<String> warnings) {
    /** Copies the lists. */
    public LoadedSettings {
        changed = List.copyOf(changed);
        warnings = List.copyOf(warnings);
    }

    /**
     * A key with a given value.
     *
     * @param key the key, as {@code stations.port}
     * @param value the value, fit to be shown: secrets are masked
     * @param where file and line, environment variable or flag
     */
    public record Changed(String key, String value, String where) {}
}
