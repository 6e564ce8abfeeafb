package org.ocpp4j.server.secret;

/** Masks credentials in addresses: {@code ftp://user:password@host}, {@code ?sig=...}. Linear in the text. */
final class UrlCredentials {
    private UrlCredentials() {}

    /** Secret parameters lose their values, and in an address also those without a name. */
    static String mask(String text) {
        return mask(text, false);
    }

    /** All parameters lose their values. */
    static String maskAll(String text) {
        return mask(text, true);
    }

    private static String mask(String text, boolean all) {
        if (text.indexOf('@') < 0 && text.indexOf('=') < 0 && text.indexOf('?') < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isBetweenWords(text.charAt(i))) {
                word(text.substring(start, i), all, result);
                if (i < text.length()) {
                    result.append(text.charAt(i));
                }
                start = i + 1;
            }
        }
        return result.toString();
    }

    private static boolean isBetweenWords(char character) {
        return Character.isWhitespace(character) || "\"'<>`|{}".indexOf(character) >= 0;
    }

    private static void word(String word, boolean all, StringBuilder result) {
        int colon = word.indexOf("://");
        if (colon < 0) {
            int from = word.startsWith("//") ? 2 : 0;
            int end = secretEnd(word, from, word.length());
            boolean named = end > from && word.lastIndexOf(':', end) >= from;
            result.append(word, 0, from);
            parameters(named ? Secrets.MASK + word.substring(end) : word.substring(from), all, false, result);
            return;
        }
        int done = 0;
        while (colon >= 0) {
            int next = word.indexOf("://", colon + 3);
            int from = colon + 3;
            int end = secretEnd(word, from, next < 0 ? word.length() : next);
            result.append(word, done, from);
            if (end > from) {
                result.append(Secrets.MASK);
            }
            parameters(word.substring(end, next < 0 ? word.length() : next), all, true, result);
            done = next < 0 ? word.length() : next;
            colon = next;
        }
    }

    /** Where user and password end that begin here: at an @ sign; or {@code from} if there are none. */
    private static int secretEnd(String word, int from, int to) {
        int authority = from;
        while (authority < to && "/?#\\".indexOf(word.charAt(authority)) < 0) {
            authority++;
        }
        int at = lastAt(word, from, authority);
        if (at >= from) {
            return at;
        }
        // A password may hold a slash that should have been escaped: then what follows the colon is no port.
        int colon = word.indexOf(':', from);
        boolean port = colon < 0
                || colon >= authority
                || word.substring(colon + 1, authority).chars().allMatch(Character::isDigit);
        int late = port ? -1 : lastAt(word, from, to);
        return late >= from ? late : from;
    }

    private static int lastAt(String word, int from, int to) {
        int at = to - 1;
        while (at >= from && word.charAt(at) != '@') {
            at--;
        }
        return at < from ? -1 : at;
    }

    private static void parameters(String rest, boolean all, boolean isAddress, StringBuilder result) {
        int begin = -1;
        for (int i = 0; i < rest.length() && begin < 0; i++) {
            begin = "?#&;".indexOf(rest.charAt(i)) >= 0 ? i : -1;
        }
        if (begin < 0) {
            result.append(rest);
            return;
        }
        result.append(rest, 0, begin);
        int start = begin;
        for (int i = begin + 1; i <= rest.length(); i++) {
            if (i == rest.length() || "?#&;".indexOf(rest.charAt(i)) >= 0) {
                parameter(rest.substring(start, i), all, isAddress, result);
                start = i;
            }
        }
    }

    private static void parameter(String parameter, boolean all, boolean isAddress, StringBuilder result) {
        int equals = parameter.indexOf('=');
        boolean inQuery = parameter.charAt(0) == '?' || parameter.charAt(0) == '&';
        if (equals > 0 && (all || SecretNames.isParameter(parameter.substring(1, equals)))) {
            result.append(parameter, 0, equals + 1).append(Secrets.MASK);
        } else if (equals < 0 && inQuery && isAddress && parameter.length() > 1) {
            result.append(parameter.charAt(0)).append(Secrets.MASK);
        } else {
            result.append(parameter);
        }
    }
}
