package org.ocpp4j.server.text;

/** Text as databases take it. */
public final class Texts {
    /** The longest frame that is kept whole, in characters; configurations and local lists have less. */
    public static final int LONGEST_FRAME = 65_536;

    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** Cuts a frame that is too long, and says so in it. */
    public static String cut(String frame) {
        String kept = storable(frame, LONGEST_FRAME);
        return frame.length() <= LONGEST_FRAME
                ? kept
                : kept + " [cut here: " + (frame.length() - kept.length()) + " more characters]";
    }

    /** Replaces what a database refuses: NUL, and halves of characters. Cuts what is too long, never within a character. */
    public static String storable(String text, int longest) {
        int end = Math.min(text.length(), longest);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder replaced = null;
        for (int i = 0; i < end; i++) {
            char each = text.charAt(i);
            if (Character.isHighSurrogate(each) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (each == 0 || Character.isSurrogate(each)) {
                replaced = replaced == null ? new StringBuilder(text) : replaced;
                replaced.setCharAt(i, REPLACEMENT);
            }
        }
        return (replaced == null ? text : replaced.toString()).substring(0, end);
    }
}
