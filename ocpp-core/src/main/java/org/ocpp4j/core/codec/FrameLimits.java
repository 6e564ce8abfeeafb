package org.ocpp4j.core.codec;

/**
 * The largest accepted frame. A frame beyond a limit is reported as malformed and needs no more memory than its text.
 *
 * @param characters the longest frame, in UTF-16 units
 * @param depth the deepest nesting of arrays and objects; the frame's own array counts
 * @param stringLength the longest string, in UTF-16 units
 * @param numberLength the most characters of a number
 */
public record FrameLimits(int characters, int depth, int stringLength, int numberLength) {
    /** 1 Mi characters, 32 levels, strings of 512 Ki, numbers of 200: far above anything that OCPP 1.6 needs. */
    public static final FrameLimits DEFAULT = new FrameLimits(1 << 20, 32, 1 << 19, 200);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is below 1
     */
    public FrameLimits {
        if (characters < 1 || depth < 1 || stringLength < 1 || numberLength < 1) {
            throw new IllegalArgumentException("A limit must be at least 1");
        }
    }
}
