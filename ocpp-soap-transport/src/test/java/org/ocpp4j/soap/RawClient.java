package org.ocpp4j.soap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An HTTP client that sends exactly what it is told to. Every read has a deadline. */
final class RawClient implements AutoCloseable {
    /** An answer that came; its header lines in lower case. */
    record Answer(int status, String head, String body) {}

    private final Socket socket;
    private final InputStream in;

    RawClient(InetSocketAddress server) throws IOException {
        this(new Socket(), server);
    }

    /** Over a socket that is not connected yet. */
    RawClient(Socket socket, InetSocketAddress server) throws IOException {
        this.socket = socket;
        socket.connect(server, 5_000);
        socket.setSoTimeout(15_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    static String post(String path, String body, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n" + body;
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads an answer, with a body if it has a length. */
    Answer receive() throws IOException {
        return receive(true);
    }

    /** Reads an answer that has no body whatever its length is. */
    Answer receiveHead() throws IOException {
        return receive(false);
    }

    private Answer receive(boolean withBody) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new SocketException("Ended after: " + head);
            }
            head.append((char) next);
        }
        String lines = head.toString().toLowerCase(Locale.ROOT);
        int status = Integer.parseInt(lines.substring(9, 12));
        int at = lines.indexOf("\r\ncontent-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(lines.substring(at + 18, lines.indexOf("\r\n", at + 2)));
        String body = withBody ? new String(in.readNBytes(length), StandardCharsets.UTF_8) : "";
        return new Answer(status, lines, body);
    }

    /** Whether the server ends the connection, after whatever it still sends. */
    boolean ends() throws IOException {
        try {
            in.readAllBytes();
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** Whether the server ends the connection without another byte, and in order. */
    boolean endsInOrder() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
