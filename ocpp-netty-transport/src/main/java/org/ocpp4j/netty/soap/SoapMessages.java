package org.ocpp4j.netty.soap;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.json.spi.Entrance;
import org.ocpp4j.json.spi.OpeningRequest;
import org.ocpp4j.netty.internal.NettySocket;
import org.ocpp4j.soap.SoapRequest;
import org.ocpp4j.soap.SoapResponse;

/** Converts between Netty's HTTP messages and the messages of a service. Stateless. */
final class SoapMessages {
    private final NettySocket socket;
    private final Entrance entrance;

    SoapMessages(NettySocket socket, Entrance entrance) {
        this.socket = socket;
        this.entrance = entrance;
    }

    SoapRequest request(HttpRequest http, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : http.headers().names()) {
            headers.put(name.toLowerCase(Locale.ROOT), http.headers().getAll(name));
        }
        InetSocketAddress peer = NettySocket.peerOf(socket.channel());
        @Nullable SslHandler tls = socket.channel().pipeline().get(SslHandler.class);
        List<X509Certificate> certificates = tls == null ? List.of() : OpeningRequest.certificatesOf(tls.engine());
        RequestTarget target = RequestTarget.of(http.uri());
        return new SoapRequest(
                http.method().name(),
                target.path(),
                target.query(),
                headers,
                body,
                entrance.remoteAddress(peer, headers),
                certificates);
    }

    /**
     * Converts an answer for Netty.
     *
     * @param keepAlive whether the connection stays open; HTTP/1.0 must announce this, HTTP/1.1 the opposite
     * @throws IllegalArgumentException if a header is invalid
     */
    static FullHttpResponse response(SoapResponse answer, HttpVersion asked, boolean keepAlive) {
        FullHttpResponse http = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                Unpooled.wrappedBuffer(answer.body()));
        answer.headers().forEach(http.headers()::set);
        http.headers().remove(HttpHeaderNames.TRANSFER_ENCODING).remove(HttpHeaderNames.CONNECTION);
        HttpUtil.setContentLength(http, answer.body().length);
        if (!keepAlive) {
            http.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (!asked.isKeepAliveDefault()) {
            http.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        return http;
    }

    /** The HTTP status for a request that could not be read. */
    static int status(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return 414;
        }
        return cause instanceof TooLongHttpHeaderException ? 431 : 400;
    }
}
