package org.ocpp4j.server.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.secret.Sha256;

/**
 *  Identifies equal messages, in 64 characters. With a unique index over it, a message that is sent again is stored
 *  once.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** Of values in order; null differs from the empty text. Instants count with milliseconds. */
    public static String of(@Nullable Object... parts) {
        MessageDigest digest = Sha256.digest();
        for (Object part : parts) {
            if (part == null) {
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(-1).flip());
                continue;
            }
            byte[] bytes = text(part).getBytes(StandardCharsets.UTF_8);
            // The length keeps "a", "bc" apart from "ab", "c".
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String text(Object part) {
        return part instanceof Instant instant
                ? instant.truncatedTo(ChronoUnit.MILLIS).toString()
                : part.toString();
    }
}
