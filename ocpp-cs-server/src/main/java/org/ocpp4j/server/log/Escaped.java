package org.ocpp4j.server.log;

import java.util.Locale;
import org.ocpp4j.server.text.Texts;

/**
 * Makes text from outside harmless in a log: characters that begin a line, move the cursor or turn the direction of
 * writing are escaped, so that a station cannot forge lines or hide others.
 */
final class Escaped {
    /** No message, identity or address needs more. */
    static final int LONGEST = 8_000;

    private Escaped() {}

    /** For people: the beginning of a text, in one line. */
    static String text(String text) {
        String beginning = beginning(text);
        StringBuilder escaped = new StringBuilder(beginning.length() + 16);
        for (int i = 0; i < beginning.length(); i++) {
            append(escaped, beginning.charAt(i));
        }
        return escaped.toString();
    }

    private static void append(StringBuilder to, char character) {
        switch (character) {
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> {
                if (isHarmful(character)) {
                    to.append(code(character));
                } else {
                    to.append(character);
                }
            }
        }
    }

    /**
     * For the value of a field in a line for people: in quotes where it could be taken for more than one. Backslashes are
     * doubled there, or one at the end would keep the quotes open.
     */
    static String value(String value) {
        boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> c == ' ' || c == '"' || c == '=' || c == '\\');
        return plain ? text(value) : '"' + text(value.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    /** JSON as it is, but for what Jackson leaves though terminals and readers of lines act on it. */
    static String json(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char character = json.charAt(i);
            if (isHarmful(character)) {
                escaped.append(code(character));
            } else {
                escaped.append(character);
            }
        }
        return escaped.toString();
    }

    static String beginning(String text) {
        String beginning = Texts.beginning(text, LONGEST);
        int more = text.length() - beginning.length();
        return more == 0 ? text : beginning + "... (" + more + " more characters)";
    }

    private static String code(char character) {
        return String.format(Locale.ROOT, "\\u%04x", (int) character);
    }

    private static boolean isHarmful(char character) {
        return Character.isISOControl(character)
                || character == '\u2028'
                || character == '\u2029'
                || Character.getType(character) == Character.FORMAT; // such as those that turn the direction
    }
}
