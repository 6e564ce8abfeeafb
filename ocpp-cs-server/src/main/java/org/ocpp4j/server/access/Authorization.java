package org.ocpp4j.server.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The content of a header {@code Authorization} (RFC 6750, RFC 7617 in UTF-8). */
sealed interface Authorization {
    /** A longer one is none of ours. */
    int LONGEST = 2_000;

    /** {@code Bearer}. */
    record Bearer(String token) implements Authorization {
        /** Leaves the token out. */
        @Override
        public String toString() {
            return "Bearer";
        }
    }

    /** {@code Basic}. */
    record Basic(String name, String password) implements Authorization {
        /** Leaves the password out. */
        @Override
        public String toString() {
            return "Basic[" + name + "]";
        }
    }

    /** Reads a header; empty if it is in no form that we know. */
    static Optional<Authorization> read(String header) {
        int space = header.indexOf(' ');
        if (space < 0 || header.length() > LONGEST) {
            return Optional.empty();
        }
        String value = header.substring(space + 1).strip();
        return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "bearer" -> value.isEmpty() ? Optional.empty() : Optional.of(new Bearer(value));
            case "basic" -> basic(value);
            default -> Optional.empty();
        };
    }

    private static Optional<Authorization> basic(String value) {
        try {
            byte[] bytes = Base64.getDecoder().decode(value);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int colon = text.indexOf(':');
            boolean complete = colon > 0 && colon < text.length() - 1;
            return complete
                    ? Optional.of(new Basic(text.substring(0, colon), text.substring(colon + 1)))
                    : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
