package org.ocpp4j.server.settings;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;

/**
 * The value given for a key.
 *
 * @param key the key
 * @param value the value, as it was read
 * @param where file and line, environment variable, flag, or {@link #DEFAULT}
 */
record Given(SettingKey key, ConfigValue value, String where) {
    static final String DEFAULT = "default";

    /** Text, as flags and environment variables give it. */
    static Given text(SettingKey key, String text, String where) {
        return new Given(key, ConfigValueFactory.fromAnyRef(text), where);
    }

    SettingsProblem problem(String message) {
        return new SettingsProblem(where, key.path(), message);
    }
}
