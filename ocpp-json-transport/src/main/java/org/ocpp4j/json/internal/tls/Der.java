package org.ocpp4j.json.internal.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The little of DER (X.690) that turns the older forms of private keys into PKCS#8 (RFC 5208). What is copied is not
 * looked into; the JDK checks the whole.
 */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int NULL = 0x05;
    private static final int IDENTIFIER = 0x06;
    private static final int SEQUENCE = 0x30;
    private static final int PARAMETERS = 0xa0; // of the curve
    private static final byte[] ZERO = element(INTEGER, new byte[] {0});
    private static final byte[] RSA = // 1.2.840.113549.1.1.1
            element(IDENTIFIER, new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1});
    private static final byte[] EC = // 1.2.840.10045.2.1
            element(IDENTIFIER, new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1});

    private Der() {}

    /** Wraps an RSA key as OpenSSL wrote them ({@code RSAPrivateKey}, RFC 8017, appendix A.1.2). */
    static byte[] pkcs8OfRsa(byte[] key) {
        return pkcs8(RSA, element(NULL), key);
    }

    /**
     * Wraps an elliptic curve's key as OpenSSL writes them ({@code ECPrivateKey}, RFC 5915).
     *
     * @throws IllegalArgumentException if it is none, or does not name its curve
     */
    static byte[] pkcs8OfEc(byte[] key) {
        ByteBuffer fields = content(ByteBuffer.wrap(key), SEQUENCE);
        ByteBuffer version = fields == null ? null : content(fields, INTEGER);
        ByteBuffer secret = fields == null || version == null ? null : content(fields, OCTETS);
        ByteBuffer curve = fields == null || secret == null ? null : content(fields, PARAMETERS);
        if (curve == null) {
            throw new IllegalArgumentException("It does not name its curve");
        }
        byte[] name = new byte[curve.remaining()];
        curve.get(name);
        return pkcs8(EC, name, key);
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] parameters, byte[] key) {
        return element(SEQUENCE, ZERO, element(SEQUENCE, algorithm, parameters), element(OCTETS, key));
    }

    /** An element: its tag, its length, and what it contains. */
    private static byte[] element(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length + 5);
        bytes.write(tag);
        if (length > 0x7f) {
            int octets = length > 0xffff ? 3 : length > 0xff ? 2 : 1;
            bytes.write(0x80 | octets);
            for (int i = octets - 1; i > 0; i--) {
                bytes.write(length >> (8 * i));
            }
        }
        bytes.write(length);
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    /** Reads the next element. Returns its content, or null if there is no such element, or it is cut short. */
    private static @Nullable ByteBuffer content(ByteBuffer bytes, int tag) {
        if (bytes.remaining() < 2 || (bytes.get() & 0xff) != tag) {
            return null;
        }
        int length = bytes.get() & 0xff;
        if (length > 0x7f) {
            int octets = length & 0x7f;
            if (octets > 3 || octets > bytes.remaining()) {
                return null;
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | (bytes.get() & 0xff);
            }
        }
        if (length > bytes.remaining()) {
            return null;
        }
        ByteBuffer content = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return content;
    }
}
