package org.ocpp4j.soap;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Removes one coding from a body, up to a size; for one thread. It does not use {@code GZIPInputStream}, which calls
 * itself once for each empty gzip member, so that some 100 kB of them overflow the stack (seen in JDK 17).
 */
final class InflatedBody {
    private static final int GZIP = 0x8b1f;
    private static final int DEFLATED = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final ByteBuffer coded;
    private final int largest;
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();

    private InflatedBody(byte[] coded, int largest) {
        this.coded = ByteBuffer.wrap(coded).order(ByteOrder.LITTLE_ENDIAN);
        this.largest = largest;
    }

    /**
     * Reads gzip (RFC 1952): one member or several. Data after them are ignored.
     *
     * @throws UnreadableBodyException if the plain body is larger than {@code largest}
     * @throws DataFormatException if the data are broken
     * @throws BufferUnderflowException if the data end early
     */
    static byte[] ofGzip(byte[] coded, int largest) throws UnreadableBodyException, DataFormatException {
        InflatedBody body = new InflatedBody(coded, largest);
        Inflater inflater = new Inflater(true);
        try {
            do {
                body.member(inflater);
                inflater.reset();
            } while (body.coded.remaining() > 2 && body.coded.getShort(body.coded.position()) == (short) GZIP);
        } finally {
            inflater.end();
        }
        return body.plain.toByteArray();
    }

    /** Reads deflate, wrapped as zlib (RFC 1950) as it should be, or not; fails as {@link #ofGzip}. */
    static byte[] ofDeflate(byte[] coded, int largest) throws UnreadableBodyException, DataFormatException {
        InflatedBody body = new InflatedBody(coded, largest);
        int first = coded[0] & 0xff;
        int second = coded.length == 1 ? 0 : coded[1] & 0xff;
        boolean wrapped = (first & 0x0f) == DEFLATED && first >> 4 <= 7 && ((first << 8) + second) % 31 == 0;
        Inflater inflater = new Inflater(!wrapped);
        try {
            body.inflate(inflater, new CRC32());
        } finally {
            inflater.end();
        }
        return body.plain.toByteArray();
    }

    private void member(Inflater inflater) throws UnreadableBodyException, DataFormatException {
        if (coded.getShort() != (short) GZIP || coded.get() != DEFLATED) {
            throw new DataFormatException("No gzip");
        }
        int flags = coded.get();
        skip(6); // time, level, operating system
        if ((flags & EXTRA) != 0) {
            skip(coded.getShort() & 0xffff);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        CRC32 checksum = new CRC32();
        int before = plain.size();
        inflate(inflater, checksum);
        if (coded.getInt() != (int) checksum.getValue() || coded.getInt() != plain.size() - before) {
            throw new DataFormatException("The checksum or the length differs");
        }
    }

    private void skip(int bytes) {
        coded.get(new byte[bytes]); // fails if there are fewer
    }

    private void skipText() {
        while (coded.get() != 0) {
            // it ends with a zero
        }
    }

    private void inflate(Inflater inflater, CRC32 checksum) throws UnreadableBodyException, DataFormatException {
        byte[] part = new byte[8_192];
        inflater.setInput(coded);
        while (!inflater.finished()) {
            int count = inflater.inflate(part);
            if (count == 0 && !inflater.finished()) {
                throw new DataFormatException("It ends early, or needs a dictionary");
            }
            if (count > largest - plain.size()) {
                throw new UnreadableBodyException(413, "The body is larger than " + largest + " bytes");
            }
            plain.write(part, 0, count);
            checksum.update(part, 0, count);
        }
    }
}
