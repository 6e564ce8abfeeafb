package org.ocpp4j.server.text;

/** Which characters a text may hold that is looked up or stored. Stateless. */
public final class Characters {
    private Characters() {}

    /**
     * Whether a name has a control character or half a surrogate pair: no name has them, and PostgreSQL takes no NUL.
     *
     * @param text a name
     * @return true if it has one
     */
    public static boolean isInvalidName(String text) {
        return text.codePoints().anyMatch(point -> Character.isISOControl(point) || isHalf(point));
    }

    /**
     * The same for free text, which may have lines and tabs.
     *
     * @param text free text
     * @return true if it has one that is neither a line break nor a tab
     */
    public static boolean isInvalidText(String text) {
        return text.codePoints()
                .filter(point -> point != '\n' && point != '\r' && point != '\t')
                .anyMatch(point -> Character.isISOControl(point) || isHalf(point));
    }

    /** Whether a text has half a surrogate pair, which cannot be written as UTF-8. */
    public static boolean isHalf(String text) {
        return text.codePoints().anyMatch(Characters::isHalf);
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
