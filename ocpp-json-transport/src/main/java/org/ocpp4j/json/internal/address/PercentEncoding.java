package org.ocpp4j.json.internal.address;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of one path segment (RFC 3986, section 2.1), always as UTF-8. */
public final class PercentEncoding {
    private static final String UNRESERVED_MARKS = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** Keeps unreserved characters (RFC 3986, section 2.3) and encodes every other byte. */
    public static String encode(String segment) {
        StringBuilder encoded = new StringBuilder(segment.length() + 8);
        for (byte octet : segment.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean letterOrDigit = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9');
            if (letterOrDigit || UNRESERVED_MARKS.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append('%').append(HEX[character >> 4]).append(HEX[character & 0xf]);
            }
        }
        return encoded.toString();
    }

    /**
     * Decodes; a plus sign is a plus sign, and characters that should have been encoded stand for themselves.
     *
     * @throws IllegalArgumentException if a percent sign is not followed by two digits, the bytes are not UTF-8, or the
     *     result has control characters
     */
    public static String decode(String segment) {
        byte[] octets = segment.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '%') {
                int high = i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
                int low = i + 2 < octets.length ? Character.digit(octets[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new IllegalArgumentException("A percent sign is not followed by two hexadecimal digits");
                }
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(octets[i]);
            }
        }
        String text = utf8(decoded.toByteArray());
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A segment of the path has control characters");
        }
        return text;
    }

    private static String utf8(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalArgumentException("A segment of the path is not UTF-8", notUtf8);
        }
    }
}
