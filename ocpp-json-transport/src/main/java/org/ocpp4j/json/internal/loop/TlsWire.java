package org.ocpp4j.json.internal.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.json.spi.OpeningRequest;

/**
 * A socket with TLS. Belongs to the thread of its event loop, whose scratch buffers it uses, so that an idle connection
 * holds none. The expensive steps of the TLS handshake run on the executor; reading pauses meanwhile, and {@code resume}
 * is called on the loop's thread when they are done.
 */
final class TlsWire implements Wire {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel socket;
    private final SSLEngine engine;
    private final EventLoop loop;
    private final Executor handshakes;
    private @Nullable Runnable resume;
    private @Nullable ByteBuffer unread; // an incomplete record
    private @Nullable ByteBuffer unsent; // encrypted, and the socket takes no more
    private boolean working;
    private boolean heard;

    TlsWire(SocketChannel socket, SSLEngine engine, EventLoop loop, Executor handshakes) throws SSLException {
        this.socket = socket;
        this.engine = engine;
        this.loop = loop;
        this.handshakes = handshakes;
        engine.beginHandshake();
    }

    @Override
    public void onResume(Runnable action) {
        this.resume = action;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        ByteBuffer records = loop.scratch();
        if (unread != null) {
            records.put(unread);
            unread = null;
        }
        int received = working ? 0 : socket.read(records);
        heard |= received > 0;
        records.flip();
        boolean ended = unwrap(records, into) || received < 0;
        unread = copyOfRest(records);
        return into.position() > 0 || !ended ? into.position() : -1;
    }

    @Override
    public List<X509Certificate> certificates() {
        return OpeningRequest.certificatesOf(engine);
    }

    @Override
    public boolean hasHeard() {
        return heard;
    }

    /** Decrypts whole records. Returns whether the peer has ended its side. */
    private boolean unwrap(ByteBuffer records, ByteBuffer into) throws IOException {
        while (!working) {
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                ByteBuffer rest = copyOfRest(records); // wrapping takes the scratch buffer
                boolean progress = encrypt(NOTHING);
                restore(records, rest);
                if (!progress) {
                    return engine.isOutboundDone();
                }
                continue;
            }
            SSLEngineResult result = engine.unwrap(records, into);
            if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                work();
            }
            if (result.getStatus() == Status.CLOSED) {
                return true;
            }
            boolean progress = result.bytesConsumed() > 0 || engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
            if (result.getStatus() != Status.OK || !progress) {
                return false;
            }
        }
        return false;
    }

    private void work() {
        working = true;
        handshakes.execute(() -> {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
            loop.execute(() -> {
                working = false;
                if (resume != null) {
                    resume.run();
                }
            });
        });
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        while (from.hasRemaining() && flush() && encrypt(from)) {}
    }

    /** Encrypts one record and sends what the socket takes of it. Returns whether there was progress. */
    private boolean encrypt(ByteBuffer from) throws IOException {
        ByteBuffer records = loop.scratch();
        if (unsent != null) {
            records.put(unsent);
            unsent = null;
        }
        SSLEngineResult result = engine.wrap(from, records);
        if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            work();
        }
        records.flip();
        socket.write(records);
        unsent = copyOfRest(records);
        return result.bytesProduced() > 0;
    }

    @Override
    public boolean flush() throws IOException {
        if (unsent != null) {
            socket.write(unsent);
            if (!unsent.hasRemaining()) {
                unsent = null;
            }
        }
        return unsent == null;
    }

    @Override
    public boolean paused() {
        return working;
    }

    @Override
    public void shutdownOutput() throws IOException {
        engine.closeOutbound();
        encrypt(NOTHING);
        if (unsent == null) {
            socket.shutdownOutput();
        }
    }

    @Override
    public void close() {
        try {
            engine.closeOutbound();
            encrypt(NOTHING);
        } catch (IOException | RuntimeException broken) {
            // the peer learns it from the end of the connection
        }
        Sockets.close(socket);
    }

    private static @Nullable ByteBuffer copyOfRest(ByteBuffer buffer) {
        return buffer.hasRemaining()
                ? ByteBuffer.allocate(buffer.remaining()).put(buffer).flip()
                : null;
    }

    private static void restore(ByteBuffer buffer, @Nullable ByteBuffer content) {
        buffer.clear();
        if (content != null) {
            buffer.put(content);
        }
        buffer.flip();
    }
}
