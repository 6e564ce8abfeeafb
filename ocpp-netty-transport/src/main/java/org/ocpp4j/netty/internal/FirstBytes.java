package org.ocpp4j.netty.internal;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Records that the peer has sent any bytes, even the start of TLS, and removes itself. */
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
