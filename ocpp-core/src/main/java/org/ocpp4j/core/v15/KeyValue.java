package org.ocpp4j.core.v15;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a station (OCPP 1.5, GetConfiguration.conf).
 *
 * @param key name of the setting
 * @param readonly whether the station refuses to have it changed
 * @param value current value, always as text; null if the setting has none. {@link #toString} hides it if the key names
 *     a secret
 */
public record KeyValue(
        String key, boolean readonly, @Nullable String value) {

    /** Sets the required components; the optional ones are null. */
    public KeyValue(String key, boolean readonly) {
        this(key, readonly, null);
    }

    /** Returns a copy with this {@code value}; null removes it. */
    public KeyValue withValue(@Nullable String value) {
        return new KeyValue(key, readonly, value);
    }

    /** Returns the components, with the value hidden if the key names a secret. */
    @Override
    public String toString() {
        return "KeyValue[key=" + key + ", readonly=" + readonly + ", value=" + Masked.setting(key, value) + ']';
    }
}
