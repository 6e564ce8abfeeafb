package org.ocpp4j.json.internal.loop;

import java.io.IOException;
import java.lang.System.Logger;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.json.internal.address.HostAndPort;
import org.ocpp4j.json.spi.EndpointSettings;

/**
 * Accepts sockets, on the thread of its event loop. If accepting fails, for example for lack of file descriptors, it
 * waits a moment and retries; only {@link #close} ends it.
 */
final class Listener implements EventLoop.Handler {
    private static final Logger LOG = System.getLogger(Listener.class.getPackageName());
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int BACKLOG = 1024;
    private static final int SOCKETS_PER_ROUND = 64;

    private final EndpointSettings settings;
    private final EventLoop loop;
    private final Consumer<SocketChannel> opened;
    private @Nullable ServerSocketChannel server;
    private volatile @Nullable InetSocketAddress bound;

    Listener(EndpointSettings settings, EventLoop loop, Consumer<SocketChannel> opened) {
        this.settings = settings;
        this.loop = loop;
        this.opened = opened;
    }

    void bind() throws IOException {
        Sockets.warmUp();
        InetSocketAddress wanted = new InetSocketAddress(settings.host(), settings.port());
        if (wanted.isUnresolved()) {
            throw new UnknownHostException(settings.host());
        }
        ServerSocketChannel opening = ServerSocketChannel.open();
        try {
            opening.setOption(StandardSocketOptions.SO_REUSEADDR, true); // a restart need not wait for old connections
            opening.bind(wanted, BACKLOG);
            opening.configureBlocking(false);
            loop.register(opening, SelectionKey.OP_ACCEPT, this);
            bound = (InetSocketAddress) opening.getLocalAddress();
            server = opening;
        } catch (IOException failed) {
            Sockets.close(opening);
            BindException named = new BindException(HostAndPort.of(wanted) + ": " + failed.getMessage());
            named.initCause(failed);
            throw named;
        }
    }

    @Override
    public void ready(SelectionKey key) {
        for (int i = 0; i < SOCKETS_PER_ROUND && server != null; i++) {
            SocketChannel socket;
            try {
                socket = server.accept();
            } catch (IOException failed) {
                LOG.log(Logger.Level.WARNING, "No connection can be accepted for the moment: " + failed.getMessage());
                key.interestOps(0);
                Scheduler.shared().schedule(PAUSE, () -> loop.execute(() -> resume(key)));
                return;
            }
            if (socket == null) {
                return;
            }
            try {
                Sockets.prepare(socket);
            } catch (IOException gone) {
                Sockets.close(socket);
                continue;
            }
            opened.accept(socket);
        }
    }

    private static void resume(SelectionKey key) {
        if (key.isValid()) {
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    URI address() {
        InetSocketAddress address = bound;
        if (address == null) {
            throw new IllegalStateException("Not bound yet");
        }
        return settings.address(address);
    }

    /** The port is free when the loop has gone round once more. */
    void close() {
        if (server != null) {
            Sockets.close(server);
            server = null;
        }
    }
}
