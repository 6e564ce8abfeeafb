package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.ToStation;

/**
 * Sets one configuration setting of a station (OCPP 1.6, section 6.9). {@link #toString} hides the value of a setting
 * whose name marks it as a secret.
 *
 * @param key name of the setting
 * @param value new value, as text also where the setting is a number or a list
 */
public record ChangeConfigurationRequest(
        @MaxLength(50) String key, @MaxLength(500) String value) implements ToStation<ChangeConfigurationResponse> {

    @Override
    public String toString() {
        return "ChangeConfigurationRequest[key=" + key + ", value=" + Masked.value(key, value) + "]";
    }
}
