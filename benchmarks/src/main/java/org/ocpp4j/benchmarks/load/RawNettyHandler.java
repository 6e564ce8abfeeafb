package org.ocpp4j.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Cuts the message id out of a CALL and answers as to a Heartbeat, whatever it was. Lives on one event loop. */
final class RawNettyHandler extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final byte[] BEFORE_ID = "[3,\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER_ID =
            "\",{\"currentTime\":\"2026-11-22T16:00:00.000Z\"}]".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger connections;
    private boolean open;

    RawNettyHandler(AtomicInteger connections) {
        this.connections = connections;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        ByteBuf call = frame.content();
        int from = call.readerIndex() + BEFORE_ID.length;
        int to = call.indexOf(from, call.writerIndex(), (byte) '"');
        ByteBuf answer = context.alloc().buffer(BEFORE_ID.length + to - from + AFTER_ID.length);
        answer.writeBytes(BEFORE_ID).writeBytes(call, from, to - from).writeBytes(AFTER_ID);
        context.writeAndFlush(new TextWebSocketFrame(answer), context.voidPromise());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof HandshakeComplete) {
            open = true;
            connections.incrementAndGet();
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (open) {
            open = false;
            connections.decrementAndGet();
        }
        super.channelInactive(context);
    }

    @Override
    @SuppressWarnings("deprecation") // of the handler, where Netty keeps it
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
