package org.ocpp4j.json.internal.loop;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.json.spi.StationWebSocket;

/**
 * The socket of a station, in every phase of its protocol.
 *
 * <p>State belongs to the thread of the event loop, except for outgoing data: any thread may add to the {@link
 * SendBuffer}, within its limit; beyond it the connection ends, since its peer does not read. A flush is scheduled
 * unless one is pending; the flag is cleared before the buffer is emptied, so that no data are left behind. At the end,
 * unsent data are dropped, and the protocol is notified once.
 */
final class Connection implements EventLoop.Handler {
    /** Handles the received bytes. Called by the loop's thread. */
    interface Protocol {
        /** Bytes have arrived; the buffer is reused after the call. */
        void received(ByteBuffer bytes);

        /** Some time has passed. */
        void tick(long now);

        /** Close in an orderly way. */
        void leave();

        /** The connection has ended; called once. */
        void ended(String cause);
    }

    private static final int MOST_DROPPED = 64 * 1024;
    private static final String BROKEN = "the connection broke: ";
    private static final Logger LOG = System.getLogger(Connection.class.getPackageName());

    private final EventLoop loop;
    private final SocketChannel socket;
    private final Wire wire;
    private final SendBuffer outbox;
    private final Runnable whenEnded;
    private final AtomicBoolean flushing = new AtomicBoolean();
    private volatile boolean ended;
    private @Nullable SelectionKey key;
    private @Nullable Protocol protocol;
    private @Nullable Runnable whenSent;
    private boolean deaf;
    private long dropped;
    private long mostDropped;
    private long deadline;
    private @Nullable String deadlineCause;

    Connection(EventLoop loop, SocketChannel socket, Wire wire, long mostUnsent, Runnable whenEnded) {
        this.loop = loop;
        this.socket = socket;
        this.wire = wire;
        this.outbox = new SendBuffer(mostUnsent);
        this.whenEnded = whenEnded;
    }

    EventLoop loop() {
        return loop;
    }

    void start(Protocol first) {
        protocol = first;
        loop.connections().add(this);
        try {
            key = loop.register(socket, SelectionKey.OP_READ, this);
        } catch (IOException closed) {
            end("the connection broke at once");
        }
    }

    void speak(Protocol next) {
        protocol = next;
    }

    void leave() {
        if (protocol != null) {
            protocol.leave();
        }
    }

    /** Whether the peer has sent any bytes, even the start of TLS. */
    boolean hasHeard() {
        return wire.hasHeard();
    }

    /** The certificates of the peer from its TLS handshake. */
    List<X509Certificate> certificates() {
        return wire.certificates();
    }

    boolean isEnded() {
        return ended;
    }

    /**
     * Queues bytes, from any thread. Returns false if the connection has ended, or ends now because too many bytes
     * wait.
     */
    boolean send(ByteBuffer bytes) {
        if (ended) {
            return false;
        }
        if (!outbox.offer(bytes)) {
            loop.execute(() -> end("the peer does not read: more than " + outbox.limit() + " bytes wait to be sent"));
            return false;
        }
        if (flushing.compareAndSet(false, true)) {
            loop.execute(this::flush);
        }
        return true;
    }

    /** Ends the connection as soon as all data are sent; the peer has finished sending. */
    void endWhenSent(String cause, Duration atMost) {
        whenSent = () -> end(cause);
        endAfter(atMost, cause);
        flush();
    }

    /**
     * Ends this side as soon as all data are sent, and drops further input until the peer ends its side or some time
     * has passed. Closing at once would reset the connection if the peer were still sending, and the peer might never
     * read the reason.
     */
    void shutdownWhenSent(String cause, Duration atMost) {
        mostDropped = Long.MAX_VALUE;
        endsWhenSent(cause, atMost);
    }

    /** The same after an HTTP answer: reads little further input, and then the connection ends. */
    void shutdownAfterAnswer(String cause) {
        mostDropped = MOST_DROPPED;
        endsWhenSent(cause, StationWebSocket.LINGERING);
    }

    private void endsWhenSent(String cause, Duration atMost) {
        deaf = true;
        whenSent = this::shutdownOutput;
        endAfter(atMost, cause);
        flush();
    }

    /** Ends the connection if it has not ended by then. A later call replaces an earlier one. */
    void endAfter(Duration delay, String cause) {
        deadline = System.nanoTime() + delay.toNanos();
        deadlineCause = cause;
    }

    /** Ends the connection now; a second call has no effect. */
    void end(String cause) {
        if (ended) {
            return;
        }
        ended = true;
        loop.connections().remove(this);
        if (key != null) {
            key.cancel();
        }
        wire.close();
        outbox.clear();
        try {
            if (protocol != null) {
                protocol.ended(cause);
            }
        } finally {
            whenEnded.run();
        }
    }

    void tick(long now) {
        if (deadlineCause != null && now - deadline >= 0) {
            end(deadlineCause);
        } else if (protocol != null) {
            protocol.tick(now);
        }
    }

    @Override
    public void ready(SelectionKey selected) {
        if (selected.isValid() && selected.isReadable()) {
            read();
        }
        if (selected.isValid() && selected.isWritable()) {
            flush();
        }
    }

    /** Reading makes sense again after a pause. */
    void resume() {
        read();
    }

    private void read() {
        ByteBuffer bytes = loop.readBuffer();
        try {
            int count = ended ? 0 : wire.read(bytes);
            if (count < 0) {
                end(StationWebSocket.PEER_ENDED);
            } else if (count > 0 && deaf) {
                dropped += count;
                if (dropped > mostDropped) {
                    end("the peer goes on sending after the end");
                    return;
                }
            } else if (count > 0 && protocol != null) {
                protocol.received(bytes.flip());
            }
            flush();
        } catch (IOException broken) {
            end(BROKEN + broken.getMessage());
        } catch (RuntimeException unexpected) {
            LOG.log(Logger.Level.ERROR, "What a peer sent could not be processed", unexpected);
            end("internal error");
        }
    }

    private void flush() {
        flushing.set(false);
        if (ended) {
            return;
        }
        try {
            boolean sent = outbox.writeTo(wire);
            awaitNext(sent);
            if (sent && whenSent != null) {
                Runnable action = whenSent;
                whenSent = null;
                action.run();
            }
        } catch (IOException | RuntimeException broken) {
            end(BROKEN + broken.getMessage());
        }
    }

    /** Sets the events that the selector waits for. */
    private void awaitNext(boolean sent) {
        if (!ended && key != null) {
            int operations = (wire.paused() ? 0 : SelectionKey.OP_READ) | (sent ? 0 : SelectionKey.OP_WRITE);
            if (key.interestOps() != operations) {
                key.interestOps(operations);
            }
        }
    }

    private void shutdownOutput() {
        try {
            wire.shutdownOutput();
        } catch (IOException broken) {
            end(BROKEN + broken.getMessage());
        }
    }
}
