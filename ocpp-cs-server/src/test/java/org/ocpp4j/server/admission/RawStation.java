package org.ocpp4j.server.admission;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A station that does only what it is told to, with bytes of its own. Every read has a deadline. */
public final class RawStation implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;

    RawStation(int port) throws IOException {
        this(new Socket(), port);
    }

    /** Over a socket that is not connected yet. */
    RawStation(Socket socket, int port) throws IOException {
        this.socket = socket;
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    /** A handshake with OCPP 1.6. */
    static String handshake(String path, String... headers) {
        return upgrade(path, "Sec-WebSocket-Protocol: ocpp1.6", headers);
    }

    static String upgrade(String path, String header, String... headers) {
        return "GET " + path
                + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + header + "\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
                + "\r\n";
    }

    static String basic(String user, byte[] password) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes((user + ":").getBytes(StandardCharsets.UTF_8));
        both.writeBytes(password);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(both.toByteArray());
    }

    static String basic(String user, String password) {
        return basic(user, password.getBytes(StandardCharsets.UTF_8));
    }

    /** The status of the answer to a request. */
    int ask(String request) throws IOException {
        return Integer.parseInt(head(request).substring(9, 12));
    }

    /** The head of the answer to a request. */
    String head(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
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

    /** Sends a call of less than 65,536 bytes and returns the answer. */
    public String call(String message) throws IOException {
        byte[] payload = message.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[4]); // a mask that changes nothing
        frame.writeBytes(payload);
        socket.getOutputStream().write(frame.toByteArray());
        in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
