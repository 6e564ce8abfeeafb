package org.ocpp4j.server.resource;

/** Which characters a text may hold that is looked up or stored. */
final class Characters {
    private Characters() {}

    /** Whether a name has a control character or half a surrogate pair: no name has them, and PostgreSQL takes no NUL. */
    static boolean strange(String text) {
        return text.codePoints().anyMatch(point -> Character.isISOControl(point) || isHalf(point));
    }

    /** The same for free text, which may have lines and tabs. */
    static boolean strangeInText(String text) {
        return text.codePoints()
                .filter(point -> point != '\n' && point != '\r' && point != '\t')
                .anyMatch(point -> Character.isISOControl(point) || isHalf(point));
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
