package org.ocpp4j.server.text;

/** Cuts texts from outside to a length, for databases and for people; never within a character. Lengths are in {@code char}s. */
public final class Texts {
    /** The longest frame that is kept whole, in characters; configurations and local lists have less. */
    public static final int LONGEST_FRAME = 65_536;

    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /**
     * The beginning of a text, otherwise as it is.
     *
     * @param text any text
     * @param longest how long it may be
     * @return the text, or as much of it as fits
     */
    public static String beginning(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /**
     * A text that a database takes: NUL and halves of characters are replaced.
     *
     * @param text any text
     * @param longest how long it may be
     * @return the text, or as much of it as fits
     */
    public static String storable(String text, int longest) {
        String beginning = beginning(text, longest);
        StringBuilder replaced = null;
        for (int i = 0; i < beginning.length(); i++) {
            char each = beginning.charAt(i);
            if (Character.isHighSurrogate(each)
                    && i + 1 < beginning.length()
                    && Character.isLowSurrogate(beginning.charAt(i + 1))) {
                i++;
            } else if (each == 0 || Character.isSurrogate(each)) {
                replaced = replaced == null ? new StringBuilder(beginning) : replaced;
                replaced.setCharAt(i, REPLACEMENT);
            }
        }
        return replaced == null ? beginning : replaced.toString();
    }

    /**
     * A text for people, in one line: control characters become spaces.
     *
     * @param text any text
     * @param longest how long it may be
     * @return the text, or as much of it as fits and three dots
     */
    public static String shown(String text, int longest) {
        String kept = storable(text, longest);
        StringBuilder line = new StringBuilder(kept.length() + 3);
        kept.chars().forEach(each -> line.append(Character.isISOControl(each) ? ' ' : (char) each));
        return text.length() > longest ? line.append("...").toString() : line.toString();
    }

    /**
     * Cuts a frame that is too long, and says so in it.
     *
     * @param frame any text
     * @return a text that a database takes
     */
    public static String cut(String frame) {
        String kept = storable(frame, LONGEST_FRAME);
        return frame.length() <= LONGEST_FRAME
                ? kept
                : kept + " [cut here: " + (frame.length() - kept.length()) + " more characters]";
    }
}
