package org.ocpp4j.netty.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.json.handshake.RefusalCause;
import org.ocpp4j.json.handshake.RefusedConnection;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.Entrance;
import org.ocpp4j.json.spi.HttpAnswer;
import org.ocpp4j.json.spi.MalformedRequestException;
import org.ocpp4j.json.spi.OpeningAnswer;
import org.ocpp4j.json.spi.OpeningReader;
import org.ocpp4j.json.spi.OpeningRequest;
import org.ocpp4j.json.spi.StationWebSocket;

/**
 * A connection before it is a session: collects the request, asks the {@link Entrance}, answers, and is replaced by
 * {@link NettyFrames}.
 *
 * <p>State belongs to the thread of the event loop. The entrance may answer later and on any thread; its answer is
 * passed back to the loop. Input that arrives meanwhile is kept, up to the limit of a request head.
 */
public final class NettyOpening extends ChannelInboundHandlerAdapter {
    /** The name of the handler before this one that detects the protocol of a connection, if there is one. */
    static final String FIRST_REQUEST = "first-request";

    private final NettySocket socket;
    private final EndpointSettings settings;
    private final Entrance entrance;
    private final OpeningReader reader = new OpeningReader();
    private @Nullable CompletableFuture<OpeningAnswer> question;
    private String path = "";
    private boolean answered;

    NettyOpening(NettySocket socket, EndpointSettings settings, Entrance entrance) {
        this.socket = socket;
        this.settings = settings;
        this.entrance = entrance;
        socket.after(settings.handshakeDeadline(), this::overdue);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (!socket.isDeaf()) {
                read(context, bytes);
            }
        } finally {
            bytes.release();
        }
    }

    private void read(ChannelHandlerContext context, ByteBuf bytes) {
        try {
            InetSocketAddress peer = NettySocket.peerOf(socket.channel());
            SslHandler tls = context.pipeline().get(SslHandler.class);
            List<X509Certificate> certificates = tls == null ? List.of() : OpeningRequest.certificatesOf(tls.engine());
            Optional<OpeningRequest> request = reader.read(bytes.nioBuffer(), peer, certificates);
            if (request.isPresent()) {
                ask(context, request.get());
            }
        } catch (MalformedRequestException malformed) {
            refuse(context, malformed.answer(), RefusalCause.MALFORMED_REQUEST, String.valueOf(malformed.getMessage()));
        }
    }

    private void ask(ChannelHandlerContext context, OpeningRequest request) {
        socket.noDeadline(); // the entrance has the deadline of the decision
        path = request.path();
        question = entrance.answer(request).toCompletableFuture();
        question.thenAccept(answer -> {
            if (context.executor().inEventLoop()) {
                answered(context, answer);
            } else {
                socket.execute(() -> answered(context, answer));
            }
        });
    }

    private void answered(ChannelHandlerContext context, OpeningAnswer answer) {
        if (answered) {
            return; // the peer disconnected
        }
        answered = true;
        socket.queue(answer.http().bytes());
        if (answer instanceof OpeningAnswer.Upgrade upgrade) {
            speakFrames(context, upgrade);
        } else {
            socket.shutdownAfterAnswer("refused");
        }
    }

    private void speakFrames(ChannelHandlerContext context, OpeningAnswer.Upgrade upgrade) {
        StationWebSocket session = StationWebSocket.open(upgrade, socket, settings);
        socket.attach(session);
        ChannelPipeline pipeline = context.pipeline();
        WebSocketDecoderConfig limits = WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(true)
                .allowExtensions(false)
                .maxFramePayloadLength(settings.maxFrameSize())
                .closeOnProtocolViolation(false) // the session gives the reason, then closes
                .withUTF8Validator(false) // the session checks
                .build();
        pipeline.addLast(new WebSocket13FrameDecoder(limits), new NettyFrames(socket, session, settings));
        pipeline.remove(this);
        socket.flush(); // only now, so that the engine knows the session before the peer reads the answer
        ByteBuffer early = reader.rest();
        if (early.hasRemaining()) {
            context.fireChannelRead(Unpooled.wrappedBuffer(early));
        }
    }

    private void refuse(ChannelHandlerContext context, HttpAnswer answer, RefusalCause cause, String reason) {
        if (!answered) {
            report(answer.status(), cause, reason);
            answered(context, new OpeningAnswer.Refuse(answer));
        }
    }

    private void report(int status, RefusalCause cause, String reason) {
        entrance.refused(RefusedConnection.of(NettySocket.peerOf(socket.channel()), path, status, cause, reason));
    }

    private void overdue() {
        String time = settings.handshakeDeadline().toMillis() + " ms";
        ChannelHandlerContext context = socket.channel().pipeline().context(this);
        if (context == null) {
            return;
        }
        if (context.pipeline().get(FIRST_REQUEST) != null) {
            context.pipeline().remove(FIRST_REQUEST); // passes on its bytes
        }
        if (reader.isEmpty() && settings.tls().isPresent()) {
            socket.end("the time was up: " + time); // TLS is not ready for an answer
        } else {
            String reason = "No complete request within " + time;
            refuse(context, HttpAnswer.refusal(408, reason), RefusalCause.REQUEST_TIMEOUT, reason);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            socket.note("the connection broke: " + handshake.cause());
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        socket.broke(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        boolean attempt = !answered && socket.hasHeard(); // else it only probed the port
        answered = true;
        if (question != null) {
            question.cancel(false);
        }
        if (attempt) {
            report(
                    0,
                    RefusalCause.CONNECTION_LOST,
                    "Before the handshake was complete, " + socket.causeOr(StationWebSocket.PEER_ENDED));
        }
        context.fireChannelInactive();
    }
}
