package org.ocpp4j.json;

import java.io.IOException;
import java.lang.System.Logger;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Bound;

/**
 * A port that listens, its event loops, and the number of its connections. Thread-safe: what it owns are counters and
 * the mark of its end; connections belong to their loops. Stopping waits for no other thread: it asks the loops, and
 * timers go on where a loop does not.
 */
final class Endpoint implements Bound {
    private static final Logger LOG = System.getLogger(Endpoint.class.getPackageName());
    private static final int HANDSHAKES_BESIDE_CONNECTIONS = 256;

    private final ServerSettings settings;
    private final Acceptor acceptor;
    private final FrameCodec codec;
    private final HandshakeRules rules;
    private final @Nullable ServerTls tls;
    private final List<EventLoop> loops = new ArrayList<>();
    private final Listener listener;
    private final AtomicInteger sockets = new AtomicInteger();
    private final AtomicInteger admitted = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> empty = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();

    Endpoint(ServerSettings settings, Acceptor acceptor) throws IOException {
        this.settings = settings;
        this.acceptor = acceptor;
        this.codec = ServerSettings.codec(settings.maxFrameSize());
        this.rules = new HandshakeRules(settings.paths(), settings.lenientSubprotocols());
        this.tls = settings.tls() == null ? null : new ServerTls(settings.tls(), settings.tlsParameters());
        for (int i = 0; i < settings.ioThreads(); i++) {
            loops.add(new EventLoop("ocpp-json-server-" + i, settings.tickMillis()));
        }
        this.listener = new Listener(settings, loops.get(0), this::opened);
    }

    /** Binds on a thread of its own, since the name of a host may have to be looked up. */
    CompletionStage<Bound> start() {
        CompletableFuture<Bound> bound = new CompletableFuture<>();
        loops.forEach(EventLoop::start);
        loops.get(0).execute(() -> {
            try {
                listener.bind();
                bound.complete(this);
            } catch (IOException | RuntimeException failed) {
                loops.forEach(EventLoop::stop);
                bound.completeExceptionally(failed);
            }
        });
        return bound;
    }

    ServerSettings settings() {
        return settings;
    }

    Acceptor acceptor() {
        return acceptor;
    }

    FrameCodec codec() {
        return codec;
    }

    HandshakeRules rules() {
        return rules;
    }

    private void opened(SocketChannel socket) {
        String remoteAddress = Sockets.peerOf(socket);
        if (sockets.incrementAndGet() > settings.maxConnections() + HANDSHAKES_BESIDE_CONNECTIONS || stopping.get()) {
            String reason = stopping.get() ? "The server stops" : "There are too many connections";
            refused(new RefusedConnection(remoteAddress, "", 0, reason));
            Sockets.close(socket);
            closed();
            return;
        }
        EventLoop loop = loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
        loop.execute(() -> begin(socket, loop, remoteAddress));
    }

    private void begin(SocketChannel socket, EventLoop loop, String remoteAddress) {
        Wire wire;
        try {
            wire = tls == null ? new PlainWire(socket) : tls.wire(socket, loop);
        } catch (IOException | RuntimeException failed) {
            LOG.log(Logger.Level.ERROR, "A connection could not begin", failed);
            Sockets.close(socket);
            closed();
            return;
        }
        Connection connection = new Connection(loop, socket, wire, settings.maxUnsentBytes(), this::closed);
        wire.onResume(connection::resume);
        connection.start(new OpeningHandshake(this, connection, remoteAddress));
        if (stopping.get()) {
            connection.end("the server stops");
        }
    }

    /** Takes one of the limited places until the connection ends. Returns false if none is left. */
    boolean admit(Connection connection) {
        if (stopping.get() || admitted.incrementAndGet() > settings.maxConnections()) {
            admitted.decrementAndGet();
            return false;
        }
        connection.alsoWhenEnded(admitted::decrementAndGet);
        return true;
    }

    private void closed() {
        if (sockets.decrementAndGet() == 0 && stopping.get()) {
            empty.complete(null);
        }
    }

    void refused(RefusedConnection refusal) {
        try {
            settings.refusals().accept(refusal);
        } catch (RuntimeException thrown) {
            LOG.log(Logger.Level.ERROR, "The listener for refused connections failed", thrown);
        }
    }

    @Override
    public URI address() {
        return listener.address();
    }

    /**
     * Waits for the engine to close its sessions, then closes what is left with 1001, then drops what is still left. A
     * loop whose thread is stuck in foreign code is given up.
     */
    @Override
    public CompletionStage<Void> stop(Duration grace) {
        if (stopping.compareAndSet(false, true)) {
            loops.get(0).execute(listener::close);
            forEachConnection(Connection::drain);
            if (sockets.get() == 0) {
                empty.complete(null);
            }
            Duration patience = ClosingHandshake.PATIENCE;
            after(grace, empty, () -> forEachConnection(Connection::leave));
            after(grace.plus(patience.multipliedBy(2)), empty, () -> loops.forEach(EventLoop::stop));
            CompletableFuture<?>[] ended = loops.stream().map(EventLoop::ended).toArray(CompletableFuture<?>[]::new);
            after(grace.plus(patience.multipliedBy(3)), CompletableFuture.allOf(ended), () -> {
                if (tls != null) {
                    tls.close();
                }
                stopped.complete(null);
            });
        }
        return stopped.thenRun(() -> {});
    }

    private static void after(Duration atMost, CompletableFuture<?> event, Runnable action) {
        event.thenApply(done -> "done")
                .completeOnTimeout("late", atMost.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(action);
    }

    private void forEachConnection(Consumer<Connection> action) {
        loops.forEach(loop -> loop.execute(() -> List.copyOf(loop.connections()).forEach(action)));
    }
}
