package org.ocpp4j.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A CALL as a masked WebSocket frame, made once; for each call only the eight digits of the message id are written anew.
 * So a call costs the generator hardly more than the system call. Immutable.
 */
final class FrameTemplate {
    static final int ID_LENGTH = 8;
    /** The masking key of RFC 6455's examples. Not zero, so that the server has to unmask. */
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private static final int FINAL_FRAME = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT_LENGTH = 125;
    private static final int LENGTH_FOLLOWS = 126;

    private final byte[] frame;
    private final int idAt;
    private final int firstKey;

    private FrameTemplate(byte[] frame, int idAt, int firstKey) {
        this.frame = frame;
        this.idAt = idAt;
        this.firstKey = firstKey;
    }

    /** A call of an action with a payload of JSON. */
    static FrameTemplate call(String action, String payload) {
        String text = "[2,\"" + "0".repeat(ID_LENGTH) + "\",\"" + action + "\"," + payload + "]";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = frame(1, bytes);
        int idInText = "[2,\"".length();
        return new FrameTemplate(frame, frame.length - bytes.length + idInText, idInText);
    }

    /** A masked frame; payloads are at most 64 KiB. */
    static byte[] frame(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) (FINAL_FRAME | opcode));
        if (payload.length <= SHORT_LENGTH) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | LENGTH_FOLLOWS)).putShort((short) payload.length);
        }
        frame.put(MASK);
        for (int index = 0; index < payload.length; index++) {
            frame.put((byte) (payload[index] ^ MASK[index & 3]));
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /** The frame with a message id, which its reader releases. */
    ByteBuf frame(ByteBufAllocator allocator, int id) {
        ByteBuf buffer = allocator.buffer(frame.length).writeBytes(frame);
        int rest = id;
        for (int digit = ID_LENGTH - 1; digit >= 0; digit--) {
            buffer.setByte(idAt + digit, ('0' + rest % 10) ^ MASK[(firstKey + digit) & 3]);
            rest /= 10;
        }
        return buffer;
    }
}
