package org.ocpp4j.benchmarks.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Netty's own WebSocket server with {@link RawNettyHandler}, which reads no OCPP. */
final class RawNettyContender implements ServerUnderTest {
    private static final int MAX_HANDSHAKE = 8192;
    private static final int BACKLOG = 1024;

    private final EventLoopGroup threads;
    private final Channel listener;
    private final AtomicInteger connections;

    private RawNettyContender(EventLoopGroup threads, Channel listener, AtomicInteger connections) {
        this.threads = threads;
        this.listener = listener;
        this.connections = connections;
    }

    static ServerUnderTest start(ServerSettings settings) {
        int count = settings.ioThreads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.ioThreads();
        EventLoopGroup threads = new MultiThreadIoEventLoopGroup(count, NioIoHandler.newFactory());
        AtomicInteger connections = new AtomicInteger();
        Channel listener = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Pipeline(connections))
                .bind("127.0.0.1", settings.port())
                .syncUninterruptibly()
                .channel();
        return new RawNettyContender(threads, listener, connections);
    }

    @Override
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        threads.shutdownGracefully();
    }

    private static final class Pipeline extends ChannelInitializer<Channel> {
        private final WebSocketServerProtocolConfig protocol = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true)
                .subprotocols("ocpp1.6")
                .build();
        private final AtomicInteger connections;

        Pipeline(AtomicInteger connections) {
            this.connections = connections;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpObjectAggregator(MAX_HANDSHAKE))
                    .addLast(new WebSocketServerProtocolHandler(protocol))
                    .addLast(new RawNettyHandler(connections));
        }
    }
}
