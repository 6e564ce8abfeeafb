package org.ocpp4j.server.settings;

/**
 * One thing that is wrong with the settings.
 *
 * @param where file and line, environment variable or flag
 * @param key the key, as {@code stations.port}; empty where it is none of one key
 * @param message the given and the expected value; without secrets
 */
public record SettingsProblem(String where, String key, String message) {
    /** All in one line. */
    @Override
    public String toString() {
        return where + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
