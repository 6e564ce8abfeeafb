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

/** Converts an exchange of the JDK's server to a request for a {@link SoapService}. */
final class ReceivedRequest {
    private ReceivedRequest() {}

    /** Creates the request, with a body that was already read. */
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

    /** The path as received: in {@code //a/b}, {@code a} is not a host. */
    private static String path(URI target) {
        if (target.isAbsolute()) { // the form that proxies send
            return Objects.requireNonNullElse(target.getRawPath(), "");
        }
        return target.toString().split("\\?", 2)[0];
    }

    /** Does not use a name service. */
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
