package org.ocpp4j.core.official;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an official file says about a value, in a form that the generator and the comparisons can walk. */
sealed interface Model {

    /** An object that has no other members than these. */
    record Group(List<Member> members) implements Model {}

    /** A member under any one of its names; only OCPP 1.5 has members with two. */
    record Member(List<String> names, boolean required, Model value) {
        String name() {
            return names.get(0);
        }
    }

    record Listing(Model element, int minItems) implements Model {}

    /** A string; {@link Integer#MAX_VALUE} is no limit. The format is one that nobody asserts, or empty. */
    record Text(int maxLength, String format) implements Model {}

    record Choice(List<String> values) implements Model {}

    record Time() implements Model {}

    record Whole(boolean bits32) implements Model {}

    record Decimal(@Nullable BigDecimal step) implements Model {}

    record Flag() implements Model {}
}
