package org.ocpp4j.emulator;

import org.ocpp4j.core.v16.KeyValue;
import org.ocpp4j.emulator.configuration.ValueRule;

/** One configuration key and its value. Belongs to the station's serial executor. */
final class Setting {
    private final String key;
    private final boolean readOnly;
    private final ValueRule rule;
    private String value;

    Setting(String key, boolean readOnly, String value) {
        this.key = key;
        this.readOnly = readOnly;
        this.rule = ValueRule.of(key);
        this.value = value;
    }

    String key() {
        return key;
    }

    String value() {
        return value;
    }

    KeyValue read() {
        return new KeyValue(key, readOnly, value);
    }

    /** Sets a value for the central system, if it is allowed. */
    boolean change(String wanted) {
        return !readOnly && set(wanted);
    }

    /** Sets a value, if it is valid for the key. */
    boolean set(String wanted) {
        String normal = rule.normal(wanted);
        if (!rule.admits(normal)) {
            return false;
        }
        value = normal;
        return true;
    }
}
