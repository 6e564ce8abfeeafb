package org.ocpp4j.core.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of an OCPP enumeration: one of the names that the specification lists, or, when a lenient decoder met another
 * text, that text.
 *
 * <p>A Java {@code enum} cannot hold a value it does not know, and real stations send such values; see {@code
 * docs/decisions}. Subclasses list the known values as constants. Known values are unique objects; all values compare
 * by {@link #equals}. An unknown value is refused by a strict codec in both directions.
 *
 * <p>A plain Jackson mapper writes the wire name, and reads it through the static method {@code of} of the subclass,
 * which is annotated {@code @JsonCreator}. Such a mapper checks nothing.
 *
 * <p>Instances are immutable and may be shared between threads.
 */
public abstract class WireEnum {
    private final String wireName;
    private boolean known; // written once, by the static initializer of the subclass

    /**
     * For the constructor of a subclass.
     *
     * @param wireName the name as it travels
     */
    protected WireEnum(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The name on the wire.
     *
     * @return the exact spelling on the wire, also of an unknown value
     */
    @JsonValue
    public final String wireName() {
        return wireName;
    }

    /**
     * Whether the specification lists this value.
     *
     * @return false for a value that only a lenient decoder accepts
     */
    public final boolean isKnown() {
        return known;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof WireEnum that && that.getClass() == getClass() && that.wireName.equals(wireName);
    }

    @Override
    public final int hashCode() {
        return wireName.hashCode();
    }

    /** Returns the {@linkplain #wireName() wire name}. */
    @Override
    public final String toString() {
        return wireName;
    }

    /**
     * Collects the known values of an enumeration; call it once, after the constants.
     *
     * @param unknown creates a value for a name that is not listed
     * @param values the constants, in the order of the specification
     * @param <E> the enumeration
     * @return the listed values
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is copied before other code sees it
    protected static <E extends WireEnum> Known<E> known(Function<String, E> unknown, E... values) {
        return new Known<>(unknown, List.of(values));
    }

    /**
     * The values that the specification lists for one enumeration.
     *
     * @param <E> the enumeration
     */
    protected static final class Known<E extends WireEnum> {
        private final Map<String, E> byName = new LinkedHashMap<>();
        private final List<E> values;
        private final Function<String, E> unknown;

        private Known(Function<String, E> unknown, List<E> values) {
            this.unknown = unknown;
            this.values = values;
            for (E value : values) {
                ((WireEnum) value).known = true;
                byName.put(value.wireName(), value);
            }
        }

        /**
         * Finds or creates the value of a name.
         *
         * @param wireName the name on the wire, compared exactly
         * @return the listed constant, or a value that is not {@linkplain WireEnum#isKnown() known}
         */
        public E of(String wireName) {
            E value = byName.get(wireName);
            return value != null ? value : unknown.apply(wireName);
        }

        /**
         * The listed values.
         *
         * @return the constants in the order of the specification; unmodifiable
         */
        public List<E> values() {
            return values;
        }
    }
}
