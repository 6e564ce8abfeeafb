package org.ocpp4j.json.internal.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A socket without TLS. */
final class PlainWire implements Wire {
    private final SocketChannel socket;
    private boolean heard;

    PlainWire(SocketChannel socket) {
        this.socket = socket;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int count = socket.read(into);
        heard |= count > 0;
        return count;
    }

    @Override
    public boolean hasHeard() {
        return heard;
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        socket.write(from);
    }

    @Override
    public boolean flush() {
        return true;
    }

    @Override
    public boolean paused() {
        return false;
    }

    @Override
    public void onResume(Runnable action) {}

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() {
        Sockets.close(socket);
    }
}
