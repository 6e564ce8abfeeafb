package org.ocpp4j.emulator;

import java.util.Locale;
import org.ocpp4j.core.v16.KeyValue;

/** One configuration key and its value. Belongs to the station's serial executor. */
final class Setting {
    /** Which values the central system may set. */
    enum Kind {
        READ_ONLY,
        FLAG,
        COUNT,
        POSITIVE,
        MEASURANDS;

        private boolean admits(String value) {
            return switch (this) {
                case READ_ONLY -> false;
                case FLAG -> value.equals("true") || value.equals("false");
                case COUNT -> isNumber(value, 0);
                case POSITIVE -> isNumber(value, 1);
                case MEASURANDS -> MeterReadings.isKnown(value);
            };
        }

        private static boolean isNumber(String value, int least) {
            try {
                return Integer.parseInt(value) >= least;
            } catch (NumberFormatException notANumber) {
                return false;
            }
        }
    }

    private final String key;
    private final Kind kind;
    private String value;

    Setting(String key, Kind kind, String value) {
        this.key = key;
        this.kind = kind;
        this.value = value;
    }

    String key() {
        return key;
    }

    String value() {
        return value;
    }

    KeyValue read() {
        return new KeyValue(key, kind == Kind.READ_ONLY, value);
    }

    /** Takes a value, unless it is not allowed. */
    boolean set(String wanted) {
        String normal = kind == Kind.FLAG ? wanted.toLowerCase(Locale.ROOT) : wanted;
        if (!kind.admits(normal)) {
            return false;
        }
        value = normal;
        return true;
    }
}
