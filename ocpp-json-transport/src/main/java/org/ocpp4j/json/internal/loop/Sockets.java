package org.ocpp4j.json.internal.loop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.SocketChannel;

/** Helpers for sockets. */
final class Sockets {
    private Sockets() {}

    /**
     * Closes a socket. The first time, the JDK initialises a class that needs file descriptors; if there are none just
     * then, no socket can be closed by this process any more.
     */
    static void warmUp() throws IOException {
        SocketChannel.open().close();
    }

    /** Makes a socket ready for a selector, and for small messages that must not wait for each other. */
    static void prepare(SocketChannel socket) throws IOException {
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    }

    /** The address of the peer; an empty one if the socket is already closed. */
    static InetSocketAddress peerOf(SocketChannel socket) {
        try {
            if (socket.getRemoteAddress() instanceof InetSocketAddress address) {
                return address;
            }
        } catch (IOException closed) {
            // said below
        }
        return new InetSocketAddress(0);
    }

    /** Closes; failures no longer matter. */
    static void close(Channel channel) {
        try {
            channel.close();
        } catch (IOException alreadyBroken) {
            // the descriptor is released all the same
        }
    }
}
