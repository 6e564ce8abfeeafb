package org.ocpp4j.server.rest.door;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Listens at the operators' door. */
final class DoorConnector extends ServerConnector {
    /**
     *  Clients that connect at the same moment wait in this queue; if it is too short, the kernel makes them retry a
     *  second later.
     */
    private static final int ACCEPT_QUEUE = 1024;

    private final Connections connections;

    DoorConnector(Server jetty, Connections connections, ConnectionFactory... factories) {
        super(jetty, factories);
        this.connections = connections;
        setAcceptQueueSize(ACCEPT_QUEUE);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        DoorEndPoint endPoint = new DoorEndPoint(connections, channel, selector, key, getScheduler());
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }
}
