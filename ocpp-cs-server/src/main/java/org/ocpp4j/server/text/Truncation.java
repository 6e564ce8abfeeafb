package org.ocpp4j.server.text;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings what a station sent into the columns of the database. OCPP bounds no number, and a station that is served
 * leniently bounds no text; a value that no column holds must not end in an error, because the station would send it
 * again for ever. What did not fit is remembered, so that the message can be kept as it came. Belongs to one call.
 */
public final class Truncation {
    private final Set<String> misfits = new LinkedHashSet<>();

    /** The text, or its beginning if it is too long. Without what no database takes. */
    public String text(String member, String value, int longest) {
        String kept = Texts.storable(value, longest);
        if (!kept.equals(value)) {
            misfits.add(member);
        }
        return kept;
    }

    public @Nullable String optional(String member, @Nullable String value, int longest) {
        return value == null ? null : text(member, value, longest);
    }

    /** The number, or null if it is absent or needs more than 32 bits. */
    public @Nullable Integer number(String member, @Nullable Long value) {
        if (value == null || value == value.intValue()) {
            return value == null ? null : Integer.valueOf(value.intValue());
        }
        misfits.add(member);
        return null;
    }

    public boolean isComplete() {
        return misfits.isEmpty();
    }

    /** Says what did not fit. */
    public String reason() {
        return "no room for the whole value of " + String.join(", ", misfits);
    }
}
