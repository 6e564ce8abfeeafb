package org.ocpp4j.json.internal.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Helpers of both ends to close a connection (RFC 6455, section 7). */
public final class ClosingHandshake {
    private static final int LONGEST_TEXT = 123;

    private ClosingHandshake() {}

    /** The payload of a close frame (RFC 6455, section 5.5.1). Codes that stand for the lack of one are not sent. */
    public static ByteBuffer payload(int code, String text) {
        if (code == 1005 || code == 1006 || code == 1015) {
            return ByteBuffer.allocate(0);
        }
        byte[] words = fitting(text).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + words.length)
                .putShort((short) code)
                .put(words)
                .flip();
    }

    /** A control frame has 125 bytes at most (RFC 6455, section 5.5), two of which are the code. */
    public static String fitting(String text) {
        String shorter = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
        while (shorter.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
            shorter = shorter.substring(0, shorter.length() - 1);
        }
        // The cut may leave half of a surrogate pair, which UTF-8 cannot encode: the JDK would refuse the close frame.
        return new String(shorter.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
