package org.ocpp4j.netty.soap;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.flow.FlowControlHandler;
import java.lang.System.Logger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.json.handshake.RefusalCause;
import org.ocpp4j.json.handshake.RefusedConnection;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.Entrance;
import org.ocpp4j.netty.internal.NettyEndpoint;
import org.ocpp4j.netty.internal.NettyFrames;
import org.ocpp4j.netty.internal.NettySocket;
import org.ocpp4j.soap.SoapRequest;
import org.ocpp4j.soap.SoapResponse;

/**
 * A SOAP connection: passes its requests to the service, one after the other, and sends the answers.
 *
 * <p>State belongs to the thread of the event loop. The service may answer later and on any thread; its answer is
 * passed back to the loop. Until the answer is sent, the socket is not read; data that were already read wait in the
 * {@link FlowControlHandler}, bounded by the size of one read. If the peer disconnects meanwhile, this is noticed when
 * the answer is sent.
 */
final class NettySoap extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = System.getLogger(NettySoap.class.getPackageName());
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final String STOPS = "the server stops";
    private static final String NO_REQUEST_LINE = "/bad-request"; // Netty's placeholder

    private final NettySocket socket;
    private final EndpointSettings settings;
    private final Entrance entrance;
    private final SharedPort shared;
    private final BooleanSupplier stopping;
    private final RequestProgress progress;
    private final SoapMessages messages;
    private String path = "";
    private HttpVersion version = HttpVersion.HTTP_1_1;
    private boolean keepAlive;
    private boolean answering;

    NettySoap(
            NettySocket socket,
            EndpointSettings settings,
            Entrance entrance,
            SharedPort shared,
            BooleanSupplier stopping) {
        this.socket = socket;
        this.settings = settings;
        this.entrance = entrance;
        this.shared = shared;
        this.stopping = stopping;
        this.progress =
                new RequestProgress(socket, settings.handshakeDeadline(), shared.silence(), this::begun, this::overdue);
        this.messages = new SoapMessages(socket, entrance);
    }

    /** Adds itself and the handlers that it needs at the end of a pipeline. */
    void addTo(ChannelPipeline pipeline) {
        HttpDecoderConfig limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(FirstRequest.LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEAD)
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true);
        pipeline.addLast(
                progress.ofBytes(),
                new HttpServerCodec(limits),
                new FlowControlHandler(),
                progress.ofMessages(),
                new SoapBody(shared.soap().largestBody(), this::tooLarge),
                this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        FullHttpRequest request = (FullHttpRequest) message;
        try {
            received(request);
        } finally {
            request.release();
        }
        if (answering) {
            context.channel().config().setAutoRead(false);
        }
    }

    private void received(FullHttpRequest http) {
        if (http.decoderResult().isFailure()) {
            malformed(http.decoderResult().cause());
        } else if (!shared.soap().serves(path)) {
            refuse(404, RefusalCause.PATH, "This connection speaks SOAP, and the path is none of SOAP's");
        } else {
            answering = true;
            ask(messages.request(http, ByteBufUtil.getBytes(http.content()))).whenComplete((answer, failure) -> {
                if (socket.channel().eventLoop().inEventLoop()) {
                    answered(answer, failure);
                } else {
                    socket.execute(() -> answered(answer, failure));
                }
            });
        }
    }

    private void begun(HttpRequest http) {
        path = http.uri().equals(NO_REQUEST_LINE)
                ? ""
                : RequestTarget.of(http.uri()).path();
        version = http.protocolVersion();
        keepAlive = HttpUtil.isKeepAlive(http);
    }

    private CompletionStage<SoapResponse> ask(SoapRequest request) {
        try {
            return shared.soap().handle(request);
        } catch (RuntimeException thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private void answered(@Nullable SoapResponse answer, @Nullable Throwable failure) {
        if (answer == null) {
            LOG.log(Logger.Level.ERROR, "A SOAP request could not be answered", failure);
            send(SoapResponse.text(500, "The request could not be answered"), false);
        } else {
            String connection = answer.header("connection").orElse("");
            send(answer, keepAlive && !HttpHeaderValues.CLOSE.contentEqualsIgnoreCase(connection));
        }
    }

    private void tooLarge(HttpRequest http) {
        send(shared.soap().tooLarge(messages.request(http, new byte[0])), false); // which reports it, too
    }

    private void malformed(Throwable cause) {
        refuse(
                SoapMessages.status(cause),
                RefusalCause.MALFORMED_REQUEST,
                "The request is malformed: " + NettyFrames.words(cause));
    }

    private void refuse(int status, RefusalCause cause, String reason) {
        report(status, cause, reason);
        send(SoapResponse.text(status, reason), false);
    }

    private void report(int status, RefusalCause cause, String reason) {
        entrance.refused(RefusedConnection.of(NettySocket.peerOf(socket.channel()), path, status, cause, reason));
    }

    private void overdue() {
        if (progress.isIdle()) {
            socket.end("no further request within " + shared.silence().toMillis() + " ms");
        } else {
            refuse(
                    408,
                    RefusalCause.REQUEST_TIMEOUT,
                    "No complete request within " + settings.handshakeDeadline().toMillis() + " ms");
        }
    }

    /**
     * Sends an answer, which must not take longer than a connection may be silent. Then the connection continues or
     * ends.
     */
    private void send(SoapResponse answer, boolean open) {
        boolean stays = open && !stopping.getAsBoolean();
        FullHttpResponse response;
        try {
            response = SoapMessages.response(answer, version, stays);
        } catch (IllegalArgumentException malformed) {
            LOG.log(Logger.Level.ERROR, "An answer has a header that is none", malformed);
            response = SoapMessages.response(SoapResponse.text(500, "The answer is malformed"), version, stays);
        }
        if (!stays) {
            progress.over();
        }
        socket.endAfter(shared.silence(), "the peer does not read the answer");
        socket.channel().writeAndFlush(response).addListener(sent -> sent(sent.isSuccess(), stays));
    }

    private void sent(boolean success, boolean stays) {
        answering = false;
        if (!success) {
            socket.end("the answer could not be sent");
        } else if (!stays) {
            socket.shutdownAfterAnswer("answered");
        } else if (stopping.getAsBoolean()) {
            socket.end(STOPS);
        } else {
            path = "";
            progress.next();
        }
        socket.channel().config().setAutoRead(true); // reads waiting data, or the end of the connection
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == NettyEndpoint.STOPPING && progress.isIdle()) {
            socket.end(STOPS);
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof PrematureChannelClosureException)) { // else the end itself is reported
            socket.broke(cause);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (progress.isReading()) {
            report(
                    0,
                    RefusalCause.CONNECTION_LOST,
                    "Before the request was complete, " + socket.causeOr("the peer ended the connection"));
        }
        context.fireChannelInactive();
    }
}
