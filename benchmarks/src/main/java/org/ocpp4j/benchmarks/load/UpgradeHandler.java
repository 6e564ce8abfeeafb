package org.ocpp4j.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The opening handshake: a request, and an answer that must say 101, after which {@link StationHandler} takes over. The
 * key in the answer is not checked. Lives on the event loop of the connection.
 */
final class UpgradeHandler extends ByteToMessageDecoder {
    private static final String END = "\r\n\r\n";

    private final StationPlan plan;
    private final StationHandler station;
    private final CompletableFuture<StationHandler> opened;

    UpgradeHandler(StationPlan plan, StationHandler station, CompletableFuture<StationHandler> opened) {
        this.plan = plan;
        this.station = station;
        this.opened = opened;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        String request =
                """
                GET %s%s HTTP/1.1
                Host: 127.0.0.1:%s
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Protocol: ocpp1.6

                """.formatted(plan.path(), station.identity(), plan.port()).replace("\n", "\r\n");
        context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), request), context.voidPromise());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        String read = in.toString(StandardCharsets.US_ASCII);
        int end = read.indexOf(END);
        if (end < 0) {
            return;
        }
        in.skipBytes(end + END.length());
        if (read.startsWith("HTTP/1.1 101")) {
            context.pipeline().replace(this, null, station);
            opened.complete(station);
        } else {
            opened.completeExceptionally(
                    new IOException("Refused: " + read.lines().findFirst().orElse("")));
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        opened.completeExceptionally(new IOException("The connection ended during the handshake"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        opened.completeExceptionally(cause);
        context.close();
    }
}
