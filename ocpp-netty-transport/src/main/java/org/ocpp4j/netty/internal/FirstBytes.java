package org.ocpp4j.netty.internal;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Notes that the peer has sent anything, be it the beginning of TLS, and goes. */
final class FirstBytes extends ChannelInboundHandlerAdapter {
    private final NettySocket socket;

    FirstBytes(NettySocket socket) {
        this.socket = socket;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        socket.heard();
        context.fireChannelRead(message);
        context.pipeline().remove(this);
    }
}
