package org.ocpp4j.server.settings;

import java.time.Duration;
import org.ocpp4j.server.settings.limit.Between;
import org.ocpp4j.server.text.DurationText;

/**
 * What a value must be between.
 *
 * @param least the smallest, a Long or a Duration
 * @param most the largest
 */
record Limits(Comparable<?> least, Comparable<?> most) {
    /** The limits of a record's component. */
    static Limits of(Between declared, Class<?> type) {
        return type == Duration.class
                ? new Limits(
                        DurationText.read(declared.least()).orElseThrow(),
                        DurationText.read(declared.most()).orElseThrow())
                : new Limits(Long.valueOf(declared.least()), Long.valueOf(declared.most()));
    }

    /** Checks a value of a key that has these limits. */
    void check(SettingKey key, Object value) throws WrongValueException {
        if (!holds(value)) {
            throw new WrongValueException(ValueReader.expected(key) + ", " + this);
        }
    }

    private boolean holds(Object value) {
        if (value instanceof Duration duration) {
            return duration.compareTo((Duration) least) >= 0 && duration.compareTo((Duration) most) <= 0;
        }
        long number = ((Number) value).longValue();
        return number >= (Long) least && number <= (Long) most;
    }

    /** In words. */
    @Override
    public String toString() {
        return "from " + ValueReader.written(least) + " to " + ValueReader.written(most);
    }
}
