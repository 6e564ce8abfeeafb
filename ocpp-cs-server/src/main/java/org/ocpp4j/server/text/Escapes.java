package org.ocpp4j.server.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Escapes of JSON and XML, as far as they can be understood; what cannot stays as it is. */
public final class Escapes {
    private static final Map<String, String> ENTITIES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");
    private static final int LONGEST_ENTITY = 10;

    private Escapes() {}

    /** Resolves the escapes of both, for text of unknown format. */
    public static String resolve(String text) {
        return xml(json(text));
    }

    private static String json(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each != '\\' || i + 1 == text.length()) {
                plain.append(each);
            } else if (text.charAt(i + 1) == 'u' && i + 5 < text.length()) {
                int code = number(text.substring(i + 2, i + 6), 16);
                plain.append(code < 0 ? ' ' : (char) code);
                i += 5;
            } else {
                char escaped = text.charAt(++i);
                plain.append("bfnrt".indexOf(escaped) >= 0 ? ' ' : escaped);
            }
        }
        return plain.toString();
    }

    /** Resolves the references of XML. */
    public static String xml(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int end = text.charAt(i) == '&' ? endOfEntity(text, i) : -1;
            String resolved = end < 0 ? null : entity(text.substring(i + 1, end));
            if (resolved == null) {
                plain.append(text.charAt(i));
            } else {
                plain.append(resolved);
                i = end;
            }
        }
        return plain.toString();
    }

    private static int endOfEntity(String text, int start) {
        for (int i = start + 1; i < Math.min(text.length(), start + LONGEST_ENTITY); i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String entity(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.get(name);
        }
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        int code = number(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
        return Character.isValidCodePoint(code) ? Character.toString(code) : null;
    }

    private static int number(String digits, int radix) {
        try {
            return Integer.parseInt(digits, radix);
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    /** Writes text so that it may stand in an element or an attribute. */
    public static String toXml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
