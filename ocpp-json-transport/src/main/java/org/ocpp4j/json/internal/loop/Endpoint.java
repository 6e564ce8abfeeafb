package org.ocpp4j.json.internal.loop;

import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetSocketAddress;
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
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.json.handshake.RefusalCause;
import org.ocpp4j.json.handshake.RefusedConnection;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.Entrance;
import org.ocpp4j.json.spi.StationWebSocket;

/**
 * A listening port, its event loops, and the number of its connections. Thread-safe: it owns counters and the flag of
 * its end; connections belong to their loops. Stopping does not wait for other threads: it notifies the loops, and
 * timers proceed if a loop does not react.
 */
public final class Endpoint implements Bound {
    private static final Logger LOG = System.getLogger(Endpoint.class.getPackageName());

    private final EndpointSettings settings;
    private final Entrance entrance;
    private final @Nullable ServerTls tls;
    private final List<EventLoop> loops = new ArrayList<>();
    private final Listener listener;
    private final AtomicInteger sockets = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> empty = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();

    public Endpoint(EndpointSettings settings, Entrance entrance) throws IOException {
        this.settings = settings;
        this.entrance = entrance;
        this.tls = settings.tls().isEmpty() ? null : new ServerTls(settings::newTlsEngine);
        for (int i = 0; i < settings.ioThreads(); i++) {
            loops.add(new EventLoop("ocpp-json-server-" + i, settings.tick().toMillis()));
        }
        this.listener = new Listener(settings, loops.get(0), this::opened);
    }

    /** Binds on a separate thread, since the host name may have to be looked up. */
    public CompletionStage<Bound> start() {
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

    EndpointSettings settings() {
        return settings;
    }

    Entrance entrance() {
        return entrance;
    }

    private void opened(SocketChannel socket) {
        InetSocketAddress peer = Sockets.peerOf(socket);
        if (sockets.incrementAndGet() > settings.maxSockets() || stopping.get()) {
            String reason = stopping.get() ? "The server stops" : "There are too many connections";
            RefusalCause cause = stopping.get() ? RefusalCause.STOPPING : RefusalCause.TOO_MANY_CONNECTIONS;
            entrance.refused(RefusedConnection.of(peer, "", 0, cause, reason));
            Sockets.close(socket);
            closed();
            return;
        }
        EventLoop loop = loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
        loop.execute(() -> begin(socket, loop, peer));
    }

    private void begin(SocketChannel socket, EventLoop loop, InetSocketAddress peer) {
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
        connection.start(new OpeningHandshake(this, connection, peer));
        if (stopping.get()) {
            connection.end("the server stops");
        }
    }

    private void closed() {
        if (sockets.decrementAndGet() == 0 && stopping.get()) {
            empty.complete(null);
        }
    }

    @Override
    public URI address() {
        return listener.address();
    }

    /**
     * Waits for the engine to close its sessions, then closes remaining connections with 1001, then drops the rest. A
     * loop whose thread is stuck in foreign code is abandoned.
     */
    @Override
    public CompletionStage<Void> stop(Duration atMost) {
        if (stopping.compareAndSet(false, true)) {
            Duration grace = Scheduler.bounded(atMost);
            loops.get(0).execute(listener::close);
            entrance.close();
            if (sockets.get() == 0) {
                empty.complete(null);
            }
            Duration patience = StationWebSocket.PATIENCE;
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
