package org.ocpp4j.netty.internal;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.json.handshake.RefusalCause;
import org.ocpp4j.json.handshake.RefusedConnection;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.Entrance;
import org.ocpp4j.json.spi.StationWebSocket;

/**
 * A listening port and its event loops. Thread-safe: it owns the set of its sockets and the flag of its end; sockets
 * belong to their loops. One task per loop checks the deadlines of all sockets of that loop, so that an idle station
 * needs no timer. Stopping does not wait for threads.
 */
public final class NettyEndpoint implements Bound {
    /** An event for the handlers of all sockets: the endpoint stops. */
    public static final Object STOPPING = new Object();

    private static final int BACKLOG = 1024;

    private final EndpointSettings settings;
    private final Entrance entrance;
    private final @Nullable OtherProtocol other;
    private final @Nullable NettyTls tls;
    private final MultiThreadIoEventLoopGroup loops;
    private final Set<NettySocket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> empty = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();
    private @Nullable Channel listening;

    /**
     * Creates an endpoint that does not listen yet.
     *
     * @param other the other protocol of its port; null for OCPP-J only
     */
    public NettyEndpoint(EndpointSettings settings, Entrance entrance, @Nullable OtherProtocol other) {
        this.settings = settings;
        this.entrance = entrance;
        this.other = other;
        this.tls = settings.tls().isEmpty() ? null : new NettyTls(settings);
        AtomicInteger count = new AtomicInteger();
        ThreadFactory threads = task -> new Thread(task, "ocpp-netty-server-" + count.getAndIncrement());
        this.loops = new MultiThreadIoEventLoopGroup(settings.ioThreads(), threads, NioIoHandler.newFactory());
    }

    /** Binds on a separate thread, since the host name may have to be looked up. */
    public CompletionStage<Bound> start() {
        CompletableFuture<Bound> bound = new CompletableFuture<>();
        loops.execute(() -> {
            InetSocketAddress wanted = new InetSocketAddress(settings.host(), settings.port());
            if (wanted.isUnresolved()) {
                failed(bound, new UnknownHostException(settings.host()));
                return;
            }
            ChannelFuture binding = bootstrap().bind(wanted);
            binding.addListener(done -> {
                if (binding.isSuccess()) {
                    listening = binding.channel();
                    letTimePass();
                    bound.complete(this);
                } else {
                    failed(bound, named(binding.cause()));
                }
            });
        });
        return bound;
    }

    private void letTimePass() {
        long pause = settings.tick().toMillis();
        for (EventExecutor loop : loops) {
            loop.scheduleWithFixedDelay(
                    () -> {
                        long now = System.nanoTime();
                        sockets.forEach(socket -> socket.tick(now));
                    },
                    pause,
                    pause,
                    TimeUnit.MILLISECONDS);
        }
    }

    private void failed(CompletableFuture<Bound> bound, Throwable cause) {
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        bound.completeExceptionally(cause);
    }

    private BindException named(Throwable cause) {
        BindException named = new BindException(settings.host() + ":" + settings.port() + ": " + cause.getMessage());
        named.initCause(cause);
        return named;
    }

    private ServerBootstrap bootstrap() {
        int most = settings.maxUnsentBytes();
        // Netty also counts the overhead of TLS and of its own records; a single allowed message must not end the
        // connection.
        int added = Math.min(most / 64 + 4096, Integer.MAX_VALUE - most);
        WriteBufferWaterMark unsent = new WriteBufferWaterMark(most / 2, most + added);
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true) // a restart need not wait for old connections
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, unsent)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        opened(channel);
                    }
                });
    }

    private void opened(SocketChannel channel) {
        NettySocket socket = new NettySocket(channel);
        sockets.add(socket);
        channel.closeFuture().addListener(closed -> closed(socket));
        if (sockets.size() > settings.maxSockets() || stopping.get()) {
            String reason = stopping.get() ? "The server stops" : "There are too many connections";
            RefusalCause cause = stopping.get() ? RefusalCause.STOPPING : RefusalCause.TOO_MANY_CONNECTIONS;
            entrance.refused(RefusedConnection.of(NettySocket.peerOf(channel), "", 0, cause, reason));
            channel.close();
            return;
        }
        channel.pipeline().addLast(new FirstBytes(socket));
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler());
        }
        if (other != null) {
            channel.pipeline()
                    .addLast(NettyOpening.FIRST_REQUEST, other.first(socket, settings, entrance, stopping::get));
        }
        channel.pipeline().addLast(new NettyOpening(socket, settings, entrance));
    }

    private void closed(NettySocket socket) {
        sockets.remove(socket);
        if (stopping.get() && sockets.isEmpty()) {
            empty.complete(null);
        }
    }

    @Override
    public URI address() {
        if (listening == null) {
            throw new IllegalStateException("Not bound yet");
        }
        return settings.address((InetSocketAddress) listening.localAddress());
    }

    /**
     * Waits for the engine to close its sessions and for SOAP requests to be answered, then closes remaining
     * connections with 1001, then drops the rest. A loop whose thread is stuck in foreign code is abandoned.
     */
    @Override
    public CompletionStage<Void> stop(Duration atMost) {
        if (stopping.compareAndSet(false, true)) {
            Duration grace = Scheduler.bounded(atMost);
            if (listening != null) {
                listening.close();
            }
            entrance.close();
            sockets.forEach(socket -> socket.channel().pipeline().fireUserEventTriggered(STOPPING));
            if (sockets.isEmpty()) {
                empty.complete(null);
            }
            Duration patience = StationWebSocket.PATIENCE;
            after(grace, empty, () -> sockets.forEach(NettySocket::leave));
            after(grace.plus(patience.multipliedBy(2)), empty, this::end);
            CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
            loops.terminationFuture().addListener(done -> ended.complete(null));
            after(grace.plus(patience.multipliedBy(3)), ended, () -> {
                if (tls != null) {
                    tls.close();
                }
                stopped.complete(null);
            });
        }
        return stopped.thenRun(() -> {});
    }

    private void end() {
        sockets.forEach(socket -> socket.execute(() -> socket.end("the server stopped")));
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private static void after(Duration atMost, CompletableFuture<?> event, Runnable action) {
        event.thenApply(done -> "done")
                .completeOnTimeout("late", atMost.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(action);
    }
}
