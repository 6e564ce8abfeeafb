package org.ocpp4j.json;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into messages: Java-WebSocket splits them into frames and checks them (RFC 6455, section 5), this class
 * puts fragments together and keeps them within the limit, which Java-WebSocket checks only on the first and the last
 * fragment. Belongs to the thread of the connection's event loop.
 */
final class MessageReader {
    /** Takes what was read. */
    interface Sink {
        void text(String message);

        void ping(ByteBuffer payload);

        void pong();

        void close(int code, String reason);
    }

    private final Draft_6455 draft;
    private final int limit;
    private final Sink sink;
    private @Nullable ByteArrayOutputStream fragments;

    MessageReader(Draft_6455 draft, Sink sink) {
        this.draft = draft;
        this.limit = draft.getMaxFrameSize();
        this.sink = sink;
    }

    /**
     * Reads frames; keeps what is incomplete.
     *
     * @throws InvalidDataException if the peer broke a rule; it has the close code that tells which. Nothing can be read
     *     after that
     */
    void read(ByteBuffer bytes) throws InvalidDataException {
        for (Framedata frame : draft.translateFrame(bytes)) {
            switch (frame.getOpcode()) {
                case TEXT, CONTINUOUS -> data(frame);
                case PING -> sink.ping(frame.getPayloadData());
                case PONG -> sink.pong();
                case CLOSING -> close((CloseFrame) frame);
                case BINARY -> throw new InvalidDataException(CloseFrame.REFUSE, "binary messages are not OCPP-J");
            }
        }
    }

    private void data(Framedata frame) throws InvalidDataException {
        boolean first = frame.getOpcode() == Opcode.TEXT;
        if (first != (fragments == null)) {
            throw new InvalidDataException(
                    CloseFrame.PROTOCOL_ERROR, first ? "a message is not finished" : "there is nothing to continue");
        }
        ByteBuffer payload = frame.getPayloadData();
        if (first && frame.isFin()) {
            sink.text(utf8(payload));
            return;
        }
        ByteArrayOutputStream message = fragments == null ? new ByteArrayOutputStream() : fragments;
        if (message.size() + (long) payload.remaining() > limit) {
            throw new InvalidDataException(CloseFrame.TOOBIG, "the message is too long");
        }
        message.write(payload.array(), payload.arrayOffset() + payload.position(), payload.remaining());
        fragments = frame.isFin() ? null : message;
        if (frame.isFin()) {
            sink.text(utf8(ByteBuffer.wrap(message.toByteArray())));
        }
    }

    private static String utf8(ByteBuffer payload) throws InvalidDataException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(payload).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidDataException(CloseFrame.NO_UTF8, "the message is not UTF-8", notUtf8);
        }
    }

    private void close(CloseFrame frame) {
        String reason = frame.getMessage(); // null where it is not UTF-8
        sink.close(frame.getCloseCode(), reason == null ? "" : reason);
    }
}
