package org.ocpp4j.json;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP client that does only what it is told to, right or wrong. Every read has a deadline. */
final class RawCaller implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?m)^content-length: ([0-9]+)$");

    /**
     * An answer.
     *
     * @param head in lower case, up to and with its empty line
     */
    record Answer(String head, String body) {
        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }
    }

    private final Socket socket;
    private final InputStream in;

    RawCaller(int port) throws IOException {
        this(new Socket(), port);
    }

    /** Over a socket that is not connected yet. */
    RawCaller(Socket socket, int port) throws IOException {
        this.socket = socket;
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    static String post(String path, String body, String... headers) {
        return request("POST", path, "Content-Length: " + body.length(), headers) + body;
    }

    static String chunked(String path, String... chunks) {
        StringBuilder request = new StringBuilder(request("POST", path, "Transfer-Encoding: chunked"));
        for (String chunk : chunks) {
            request.append(Integer.toHexString(chunk.length())).append("\r\n");
            request.append(chunk).append("\r\n");
        }
        return request.toString();
    }

    static String get(String path) {
        return request("GET", path, "Accept: */*");
    }

    static String request(String method, String path, String header, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        head.append(header).append("\r\n");
        for (String further : headers) {
            head.append(further).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Sends bytes one by one, each when the one before has been read for sure. */
    void dribble(String text, RawCaller sameThread) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            send(text.substring(i, i + 1));
            sameThread.turn();
        }
    }

    /** Waits until the one thread of a server has served whatever it knew of. */
    void turn() throws IOException {
        ask(post("/Ocpp/turn", ""));
        ask(post("/Ocpp/turn", ""));
    }

    Answer ask(String request) throws IOException {
        send(request);
        return answer();
    }

    /** The next answer, with its body. */
    Answer answer() throws IOException {
        String head = head();
        Matcher length = LENGTH.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return new Answer(head, new String(body, StandardCharsets.UTF_8));
    }

    /** The head of the next answer, in lower case; for those without a body. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("The connection ended in the head of an answer: " + head);
            }
            head.append((char) next);
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether the other side ends the connection without another word. */
    boolean ends() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** All that comes until the other side ends the connection. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
