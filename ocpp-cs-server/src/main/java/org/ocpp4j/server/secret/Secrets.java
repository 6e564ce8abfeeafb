package org.ocpp4j.server.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.ocpp4j.server.text.Escapes;

/**
 * Knows what must not be shown. Names are compared without case, and without whatever is neither letter nor digit, so
 * that {@code authorization_key} is AuthorizationKey. Rather masks too much than too little. Immutable.
 */
public final class Secrets {
    /** What stands in place of a secret. */
    public static final String MASK = "***";

    private static final int LONGEST_NAME = 100;
    /** Names that hold one of these are secret. */
    private static final List<String> ALWAYS =
            List.of("authorizationkey", "password", "passphrase", "passwd", "securitytoken");

    private final List<String> furtherNames;
    /** What is never spoken of. */
    private final List<String> unspeakable;

    public Secrets(Collection<String> furtherNames) {
        this.furtherNames = furtherNames.stream()
                .map(Secrets::fold)
                .filter(name -> !name.isEmpty())
                .toList();
        this.unspeakable = new ArrayList<>(this.furtherNames);
        unspeakable.add(ALWAYS.get(0));
    }

    /** Whether this is the name of something secret, and nothing but a name. */
    public boolean isName(String text) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || !isOfName(name)) {
            return false;
        }
        String folded = fold(name);
        return furtherNames.contains(folded) || holds(folded, ALWAYS);
    }

    private static boolean isOfName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!Character.isLetterOrDigit(each) && each != '-' && each != '_' && each != '.') {
                return false;
            }
        }
        return true;
    }

    /** Masks what a text says: all of it, if it speaks of a secret; else credentials within addresses. */
    public String mask(String text) {
        if (isName(text)) {
            return text;
        }
        return speaksOfSecret(text) ? MASK : UrlCredentials.mask(text);
    }

    /** Masks a frame that cannot be read. */
    public String maskUnreadable(String frame) {
        String plain = Escapes.resolve(frame);
        if (speaksOfSecret(plain)) {
            return "[masked: a frame of " + frame.length() + " characters that cannot be read and names a secret]";
        }
        String masked = UrlCredentials.mask(plain);
        return masked.equals(plain) ? frame : masked;
    }

    /** A password may be spoken of without being told; then there is nothing like an equals sign. */
    private boolean speaksOfSecret(String text) {
        String folded = fold(text);
        boolean assigns = text.indexOf('=') >= 0 || text.indexOf(':') >= 0 || text.indexOf('<') >= 0;
        return holds(folded, unspeakable) || (assigns && holds(folded, ALWAYS));
    }

    private static boolean holds(String folded, List<String> names) {
        for (String name : names) {
            if (folded.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each >= 128) {
                return foldAny(text);
            }
            if (Character.isLetterOrDigit(each)) {
                folded.append(Character.toLowerCase(each));
            }
        }
        return folded.toString();
    }

    /** First to capitals, then back: letters that share a capital become one. */
    private static String foldAny(String text) {
        String small = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(small.length());
        for (int i = 0; i < small.length(); i++) {
            char each = small.charAt(i);
            if (Character.isLetterOrDigit(each)) {
                folded.append(each);
            }
        }
        return folded.toString();
    }
}
