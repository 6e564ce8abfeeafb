package org.ocpp4j.server.rest.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** HTTP as somebody writes it who obeys no library. */
public final class RawHttp implements AutoCloseable {
    private final Socket socket;

    private RawHttp(Socket socket) {
        this.socket = socket;
    }

    /** Connects; whoever reads slowly has a small buffer. */
    public static RawHttp connect(URI address, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setSoTimeout(120_000);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 60_000);
        return new RawHttp(socket);
    }

    /** Connects many times, and writes the same each time. */
    public static List<RawHttp> many(URI address, int count, int receiveBuffer, String text) throws IOException {
        List<RawHttp> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RawHttp one = connect(address, receiveBuffer);
            all.add(one);
            one.write(text);
        }
        return all;
    }

    /** Closes them all. */
    public static void close(List<RawHttp> all) {
        all.forEach(RawHttp::close);
    }

    /** Writes text as it is; nothing if this side was cut off already. */
    public void write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException cutOff) {
            // the other side may close at any time; the test looks at what it reads
        }
    }

    /** Writes until the other side takes no more, up to a number of bytes; returns how many it took. */
    public long flood(long most) {
        byte[] part = new byte[64 * 1024];
        long taken = 0;
        try {
            while (taken < most) {
                socket.getOutputStream().write(part);
                taken += part.length;
            }
        } catch (IOException cutOff) {
            // expected
        }
        return taken;
    }

    /** Reads until the other side ends the connection, in whatever way. */
    public String readAll() {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.write(next);
            }
        } catch (IOException ended) {
            if (ended instanceof java.net.SocketTimeoutException) {
                throw new AssertionError("The connection does not end; read so far: " + read, ended);
            }
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Reads the head of an answer. */
    public String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is closed
        }
    }
}
