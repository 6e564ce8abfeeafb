package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to change one setting (OCPP 1.5, ChangeConfiguration.req).
 *
 * @param key name of the setting
 * @param value new value, always as text; {@link #toString} hides it if the key names a secret
 */
public record ChangeConfigurationRequest(String key, String value) implements ToStation<ChangeConfigurationResponse> {
    /** Returns the components, with the value hidden if the key names a secret. */
    @Override
    public String toString() {
        return "ChangeConfigurationRequest[key=" + key + ", value=" + Masked.setting(key, value) + ']';
    }
}
