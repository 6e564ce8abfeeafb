package org.ocpp4j.json;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that does only what it is told to, right or wrong. Every read has a deadline. */
final class RawStation implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** A frame that came. */
    static final class Received {
        private final int opcode;
        private final byte[] payload;

        private Received(int opcode, byte[] payload) {
            this.opcode = opcode;
            this.payload = payload;
        }

        int opcode() {
            return opcode;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return ByteBuffer.wrap(payload).getShort() & 0xffff;
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    RawStation(int port) throws IOException {
        this(port, 0);
    }

    RawStation(int port, int receiveBuffer) throws IOException {
        this(new Socket(), port, receiveBuffer);
    }

    /** Over a socket that is not connected yet. */
    RawStation(Socket socket, int port, int receiveBuffer) throws IOException {
        this.socket = socket;
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    static String request(String path, String... headers) {
        return "GET " + path
                + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + String.join("\r\n", headers)
                + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    }

    static String offering(String... protocols) {
        return "Sec-WebSocket-Protocol: " + String.join(", ", protocols);
    }

    /** Opens a connection with OCPP 1.6 and checks that it is open. */
    static RawStation connected(int port, String identity) throws IOException {
        RawStation station = new RawStation(port);
        String head = station.ask(request("/ocpp/" + identity, offering("ocpp1.6")));
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError(head);
        }
        return station;
    }

    void send(String bytes) throws IOException {
        send(bytes.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Sends a request and reads the head of its answer. */
    String ask(String request) throws IOException {
        send(request);
        return head();
    }

    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("The connection ended in the head of an answer: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    void text(String message) throws IOException {
        frame(TEXT, true, message.getBytes(StandardCharsets.UTF_8));
    }

    void frame(int opcode, boolean last, byte[] payload) throws IOException {
        send(bytesOf(opcode, last, payload));
    }

    static byte[] bytesOf(int opcode, boolean last, byte[] payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 14);
        DataOutputStream frame = new DataOutputStream(bytes);
        frame.writeByte((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            frame.writeByte(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.writeByte(0x80 | 126);
            frame.writeShort(payload.length);
        } else {
            frame.writeByte(0x80 | 127);
            frame.writeLong(payload.length);
        }
        byte[] mask = {1, 2, 3, 4};
        frame.write(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.writeByte(payload[i] ^ mask[i % 4]);
        }
        return bytes.toByteArray();
    }

    void sendClose(int code) throws IOException {
        frame(CLOSE, true, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    Received receive() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        long length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return new Received(opcode, payload);
    }

    /** The next text message; answers pings on the way, as a station must. */
    String receiveText() throws IOException {
        while (true) {
            Received frame = receive();
            if (frame.opcode() == TEXT) {
                return frame.text();
            }
            if (frame.opcode() != PING) {
                throw new AssertionError("No text message, but opcode " + frame.opcode());
            }
            frame(PONG, true, frame.payload);
        }
    }

    /** Reads until a close frame comes. */
    int closeCode() throws IOException {
        while (true) {
            Received frame = receive();
            if (frame.opcode() == CLOSE) {
                return frame.closeCode();
            }
        }
    }

    /** Whether the other side ends the connection, after whatever it still sends. */
    boolean ends() throws IOException {
        try {
            in.readAllBytes();
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    int localPort() {
        return socket.getLocalPort();
    }

    /** Ends the connection with a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
