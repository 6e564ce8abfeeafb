package org.ocpp4j.soap;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An HTTP server for one client at a time that does only what it is told to. Every read has a deadline. */
final class RawServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private Socket socket = new Socket();

    RawServer() throws IOException {
        server.setSoTimeout(15_000);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/Ocpp?x=y");
    }

    /** Waits for a connection and reads a request. */
    String accept() throws IOException {
        socket = server.accept();
        socket.setSoTimeout(15_000);
        return receive();
    }

    /** Reads a request from the same connection. */
    String receive() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new SocketException("Ended after: " + head);
            }
            head.append((char) next);
        }
        String lines = head.toString().toLowerCase(Locale.ROOT);
        int at = lines.indexOf("\r\ncontent-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(lines.substring(at + 18, lines.indexOf("\r\n", at + 2)));
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    void hangUp() throws IOException {
        socket.close();
    }

    /** Sends the same over and over until the client ends the connection, which must be before many bytes have gone. */
    boolean floodEnds(String text, long most) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            for (long sent = 0; sent < most; sent += bytes.length) {
                socket.getOutputStream().write(bytes);
            }
            return false;
        } catch (SocketException ended) {
            return true;
        }
    }

    /** Says that nothing more comes, and waits for the client to say the same. */
    boolean endsAfterOurEnd() throws IOException {
        socket.shutdownOutput();
        return ends();
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

    @Override
    public void close() throws IOException {
        socket.close();
        server.close();
    }
}
