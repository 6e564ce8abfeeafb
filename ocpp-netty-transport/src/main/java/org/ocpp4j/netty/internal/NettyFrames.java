package org.ocpp4j.netty.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.StationWebSocket;

/** Passes frames from Netty to the {@link StationWebSocket}. Belongs to the thread of the event loop. */
public final class NettyFrames extends ChannelInboundHandlerAdapter {
    private static final int BINARY_NOT_TAKEN = 1003;
    private static final int NO_CODE = 1005;

    private final NettySocket socket;
    private final StationWebSocket session;
    private final EndpointSettings settings;

    NettyFrames(NettySocket socket, StationWebSocket session, EndpointSettings settings) {
        this.socket = socket;
        this.session = session;
        this.settings = settings;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        WebSocketFrame frame = (WebSocketFrame) message;
        try {
            session.heard();
            if (!socket.isDeaf()) {
                read(frame);
            }
        } finally {
            frame.release();
        }
    }

    private void read(WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
            ByteBuf content = frame.content();
            byte[] bytes = new byte[content.readableBytes()];
            content.readBytes(bytes);
            session.data(frame instanceof ContinuationWebSocketFrame, frame.isFinalFragment(), bytes);
        } else if (frame instanceof PingWebSocketFrame) {
            session.ping(frame.content().nioBuffer());
        } else if (frame instanceof CloseWebSocketFrame close) {
            int code = close.statusCode();
            session.closeFrame(code < 0 ? NO_CODE : code, close.reasonText() == null ? "" : close.reasonText());
        } else if (frame instanceof BinaryWebSocketFrame) {
            session.violation(BINARY_NOT_TAKEN, "binary messages are not OCPP-J");
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!context.channel().isWritable()) {
            socket.end("the peer does not read: more than " + settings.maxUnsentBytes() + " bytes wait to be sent");
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException broken) {
            session.violation(broken.closeStatus().code(), words(broken));
        } else {
            socket.broke(cause);
        }
    }

    /** The message of an exception, without Netty's wrapping. */
    public static String words(Throwable failure) {
        @Nullable Throwable inner = failure instanceof DecoderException ? failure.getCause() : null;
        Throwable cause = inner == null ? failure : inner;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        session.ended(socket.causeOr(StationWebSocket.PEER_ENDED));
        context.fireChannelInactive();
    }
}
