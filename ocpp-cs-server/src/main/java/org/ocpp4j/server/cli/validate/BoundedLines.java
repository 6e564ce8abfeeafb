package org.ocpp4j.server.cli.validate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of bytes, none of them kept beyond a limit, however long the input makes them. Used by one thread. */
final class BoundedLines {
    /** The longest line that is kept, in bytes. */
    static final int LIMIT = 4 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** A line without its end; when it is too long, only its beginning. */
    static final class Line {
        private final byte[] bytes;
        private final boolean tooLong;

        Line(byte[] bytes, boolean tooLong) {
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean tooLong() {
            return tooLong;
        }

        boolean isBlank() {
            for (byte each : bytes) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;
    private long number;

    BoundedLines(InputStream in) {
        this.in = in;
    }

    /** The number of the line that was read last, counted from 1. */
    long number() {
        return number;
    }

    boolean hasBuffered() {
        return position < end;
    }

    /** The next line, or null at the end of the input. */
    @Nullable
    Line next() throws IOException {
        if (!fill()) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && fill()) {
            int newline = position;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            int kept = Math.min(newline - position, LIMIT - line.size());
            tooLong |= kept < newline - position;
            line.write(buffer, position, kept);
            ended = newline < end;
            position = ended ? newline + 1 : newline;
        }
        return new Line(withoutMark(line.toByteArray()), tooLong);
    }

    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(in.read(buffer), 0);
        }
        return position < end;
    }

    private byte[] withoutMark(byte[] line) {
        boolean marked = number == 1 && line.length >= 3 && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3);
        return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
    }
}
