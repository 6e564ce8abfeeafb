package org.ocpp4j.json;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A WebSocket server for one client at a time that does only what it is told to, right or wrong. */
final class RawCentralSystem implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (.*)\r\n", Pattern.CASE_INSENSITIVE);

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private Socket socket = new Socket();
    private boolean last;

    RawCentralSystem() throws IOException {
        server.setSoTimeout(10_000);
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/ocpp");
    }

    /** Waits for a client and reads its request. */
    String accept() throws IOException {
        socket = server.accept();
        socket.setSoTimeout(10_000);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        return head.toString();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void answer(String head) throws IOException {
        send(head.getBytes(StandardCharsets.UTF_8));
    }

    /** Completes the handshake; with the sub-protocol unless it is empty. */
    void upgrade(String request, String subprotocol) throws Exception {
        Matcher key = KEY.matcher(request);
        assert key.find();
        byte[] accept = MessageDigest.getInstance("SHA-1")
                .digest((key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        answer("HTTP/1.1 101 Yes\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(accept) + "\r\n"
                + (subprotocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n") + "\r\n");
    }

    String acceptAndUpgrade() throws Exception {
        String request = accept();
        upgrade(request, "ocpp1.6");
        return request;
    }

    void frame(int opcode, boolean last, byte[] payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            bytes.write(payload.length);
        } else if (payload.length < 65_536) {
            bytes.write(126);
            bytes.write(ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            bytes.write(127);
            bytes.write(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        bytes.write(payload);
        send(bytes.toByteArray());
    }

    void text(String message) throws IOException {
        frame(RawStation.TEXT, true, message.getBytes(StandardCharsets.UTF_8));
    }

    /** The next frame, unmasked: its opcode, then its payload. */
    byte[] receive() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int first = in.readUnsignedByte();
        last = (first & 0x80) != 0;
        int masked = in.readUnsignedByte();
        assert (masked & 0x80) != 0;
        int length = masked & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        byte[] mask = in.readNBytes(4);
        byte[] frame = new byte[length + 1];
        frame[0] = (byte) (first & 0x0f);
        in.readFully(frame, 1, length);
        for (int i = 0; i < length; i++) {
            frame[i + 1] ^= mask[i % 4];
        }
        return frame;
    }

    /** The next text message; the JDK sends a long one in fragments. */
    String receiveText() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            byte[] frame = receive();
            if (frame[0] != (message.size() == 0 ? RawStation.TEXT : RawStation.CONTINUATION)) {
                throw new AssertionError("No text message, but opcode " + frame[0]);
            }
            message.write(frame, 1, frame.length - 1);
            if (last) {
                return message.toString(StandardCharsets.UTF_8);
            }
        }
    }

    /** Reads until a close frame comes. */
    int closeCode() throws IOException {
        while (true) {
            byte[] frame = receive();
            if (frame[0] == RawStation.CLOSE) {
                return ByteBuffer.wrap(frame, 1, 2).getShort();
            }
        }
    }

    /** Whether the client ends the connection, after whatever it still sends. */
    boolean ends() throws IOException {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        server.close();
    }
}
