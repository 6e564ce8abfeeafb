package org.ocpp4j.server.rest.door;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The socket of a connection at the operators' door. It knows since when it waits for its peer, so that {@link Connections}
 * can close it. After the last answer it reads a little more, so that the peer can read the answer, and then closes.
 * Thread-safe; Jetty reads with one thread at a time, and writes with one.
 */
final class DoorEndPoint extends SocketChannelEndPoint {
    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_REQUEST = 10 * SECOND;
    private static final long NEXT_REQUEST = 30 * SECOND;
    private static final long CLOSING = 2 * SECOND;
    private static final long STALLED = SECOND;
    private static final long BLOCKED = 10 * SECOND;
    private static final long PACE = 8 * 1024; // bytes a second
    private static final int DRAINED = 64 * 1024;

    private enum State {
        /** No request has come yet. */
        NEW,
        /** The last request was answered. */
        IDLE,
        /** The body of a request arrives. */
        READING,
        /** A request is complete, or at least its head; it waits for a thread. */
        QUEUED,
        /** A request is worked on or answered. */
        WORKING
    }

    /** Since when it is in a state. */
    private record Phase(State state, long since) {}

    /** Since when a write waits for the peer, and how many bytes it took meanwhile. */
    private record Wait(long since, long taken) {}

    private final Connections connections;
    private final String address;
    private volatile Phase phase = new Phase(State.NEW, System.nanoTime());
    private volatile @Nullable Wait wait;
    private volatile long ending;
    private int drained;

    DoorEndPoint(
            Connections connections,
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler) {
        super(channel, selector, key, scheduler);
        this.connections = connections;
        this.address = getRemoteSocketAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : "";
    }

    /** The socket that a request came over, beneath TLS. */
    static @Nullable DoorEndPoint of(Request request) {
        Connection connection = request.getConnectionMetaData().getConnection();
        EndPoint endPoint = connection == null ? null : connection.getEndPoint();
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        return endPoint instanceof DoorEndPoint door ? door : null;
    }

    /** The address of the peer. */
    String address() {
        return address;
    }

    /** A request waits for a thread. */
    void queued() {
        enter(State.QUEUED);
    }

    /** A request is worked on. */
    void working() {
        enter(State.WORKING);
    }

    /** The body of a request is awaited. */
    void reading() {
        enter(State.READING);
    }

    /** A request was answered. */
    void idle() {
        enter(State.IDLE);
    }

    private void enter(State state) {
        phase = new Phase(state, System.nanoTime());
    }

    @Override
    public void onOpen() {
        super.onOpen();
        connections.opened(this);
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        super.onClose(cause);
        connections.closed(this);
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int filled = super.fill(buffer);
        if (filled > 0 && isOutputShutdown()) {
            drained += filled;
            if (drained > DRAINED) {
                buffer.limit(buffer.position());
                close();
                return -1;
            }
        }
        return filled;
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        long before = remaining(buffers);
        boolean done = super.flush(buffers);
        if (done) {
            wait = null;
        } else {
            Wait begun = wait;
            wait = begun == null
                    ? new Wait(System.nanoTime(), 0)
                    : new Wait(begun.since(), begun.taken() + before - remaining(buffers));
        }
        return done;
    }

    private static long remaining(ByteBuffer[] buffers) {
        long sum = 0;
        for (ByteBuffer buffer : buffers) {
            sum += buffer.remaining();
        }
        return sum;
    }

    /** Whether the peer has used up its time. To be called each second. */
    boolean isLate(long now) {
        if (isOutputShutdown()) {
            if (ending == 0) {
                ending = now;
            }
            return now - ending > CLOSING;
        }
        Wait blocked = wait;
        if (blocked != null) {
            return now - blocked.since() > BLOCKED + blocked.taken() * SECOND / PACE;
        }
        Phase current = phase;
        return switch (current.state()) {
            case NEW -> now - current.since() > FIRST_REQUEST;
            case IDLE -> now - current.since() > NEXT_REQUEST;
            case READING, QUEUED, WORKING -> false; // bodies have a time of their own
        };
    }

    /** Whether the peer has not read its answer for a second. */
    boolean isStalled(long now) {
        Wait blocked = wait;
        return blocked != null && now - blocked.since() > STALLED;
    }

    /** Since when this side waits for the peer, or has not begun its request; null if a request is worked on. */
    @Nullable
    Long waitsSince(long now) {
        Wait blocked = wait;
        if (blocked != null) {
            return now - blocked.since() > STALLED ? (Long) blocked.since() : null;
        }
        Phase current = phase;
        return current.state() == State.WORKING ? null : (Long) current.since();
    }
}
