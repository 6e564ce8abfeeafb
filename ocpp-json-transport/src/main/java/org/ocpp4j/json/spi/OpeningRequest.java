package org.ocpp4j.json.spi;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * An HTTP request that may open a WebSocket (RFC 6455, section 4.2.1), read by any server. Immutable.
 *
 * @param method the method
 * @param path the path and the query as received, percent-encoded; only these of an absolute target
 * @param protocol for example {@code HTTP/1.1}
 * @param headers the headers; names are converted to lower case
 * @param peer the other end of the socket, a station or a proxy
 * @param certificates the verified certificates of the peer from the TLS handshake, its own certificate first
 */
public record OpeningRequest(
        String method,
        String path,
        String protocol,
        Map<String, List<String>> headers,
        InetSocketAddress peer,
        List<X509Certificate> certificates) {
    /** Copies the headers and the certificates. */
    public OpeningRequest {
        Map<String, List<String>> lowerCase = new LinkedHashMap<>();
        headers.forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = lowerCase;
        certificates = List.copyOf(certificates);
    }

    /**
     * The certificates of a peer after a complete TLS handshake.
     *
     * @param engine this side of it
     * @return the verified certificates, its own first; empty if it sent none
     */
    public static List<X509Certificate> certificatesOf(SSLEngine engine) {
        try {
            return Arrays.stream(engine.getSession().getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }

    /** The first value of a header, or an empty text. */
    String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The elements of a header that holds a list, whether in one line or in several. */
    List<String> list(String name) {
        return headers.getOrDefault(name, List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /** Whether the request asks for the WebSocket protocol (RFC 6455, section 4.2.1). */
    boolean isUpgrade() {
        return has("upgrade", "websocket") && has("connection", "upgrade");
    }

    private boolean has(String name, String element) {
        return list(name).stream().anyMatch(element::equalsIgnoreCase);
    }

    /** Omits the headers, since they contain passwords. */
    @Override
    public String toString() {
        return "OpeningRequest[" + method + " " + path + " from " + peer + "]";
    }
}
