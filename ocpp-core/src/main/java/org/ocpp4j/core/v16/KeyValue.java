package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;

/**
 * One configuration setting of a station (OCPP 1.6, section 7.29). {@link #toString} hides the value of a setting whose
 * name marks it as a secret.
 *
 * @param key name of the setting
 * @param readonly true if ChangeConfiguration cannot set it
 * @param value current value, as text also where the setting is a number or a list; null if it has none
 */
public record KeyValue(
        @MaxLength(50) String key,
        boolean readonly,
        @MaxLength(500) @Nullable String value) {

    /** Sets the required components; the optional ones are null. */
    public KeyValue(String key, boolean readonly) {
        this(key, readonly, null);
    }

    /** Returns a copy with this {@code value}; null removes it. */
    public KeyValue withValue(@Nullable String value) {
        return new KeyValue(key, readonly, value);
    }

    @Override
    public String toString() {
        return "KeyValue[key=" + key + ", readonly=" + readonly + ", value=" + Masked.value(key, value) + "]";
    }
}
