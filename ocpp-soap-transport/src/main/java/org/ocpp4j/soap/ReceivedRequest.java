package org.ocpp4j.soap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Reads off an exchange of the JDK's server what a {@link SoapService} is to know. */
final class ReceivedRequest {
    private ReceivedRequest() {}

    /** The request, with a body that was read before. */
    static SoapRequest of(HttpExchange exchange, byte[] body) {
        URI target = exchange.getRequestURI();
        return new SoapRequest(
                exchange.getRequestMethod(),
                path(target),
                Objects.requireNonNullElse(target.getRawQuery(), ""),
                exchange.getRequestHeaders(),
                body,
                hostAndPort(exchange.getRemoteAddress()),
                certificates(exchange));
    }

    /** As it came: {@code //a/b} is no host {@code a} here. */
    private static String path(URI target) {
        if (target.isAbsolute()) { // how proxies ask
            return Objects.requireNonNullElse(target.getRawPath(), "");
        }
        return target.toString().split("\\?", 2)[0];
    }

    /** Without asking any name service. */
    static String hostAndPort(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        String host = ip == null ? address.getHostString() : ip.getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static List<X509Certificate> certificates(HttpExchange exchange) {
        if (!(exchange instanceof HttpsExchange secure)) {
            return List.of();
        }
        try {
            return Stream.of(secure.getSSLSession().getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }
}
