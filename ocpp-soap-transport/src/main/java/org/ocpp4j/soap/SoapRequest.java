package org.ocpp4j.soap;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An HTTP request, as a web server passes it to a {@link SoapService}. Immutable, except for the bytes of the body,
 * which are not copied and must not be changed.
 *
 * @param method the method, such as {@code POST}
 * @param path the path as received, without the query
 * @param query the part after the question mark, as received; empty if there is none
 * @param headers the headers, names in lower case
 * @param body the body as received, compressed if the headers say so
 * @param remoteAddress the address that the request comes from, as host and port; behind a trusted proxy, the address
 *     that the proxy reports
 * @param certificates the verified certificates of the peer from the TLS handshake, its own certificate first; empty if
 *     it sent none
 */
@SuppressWarnings("ArrayRecordComponent") // a body is large and never compared
public record SoapRequest(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        byte[] body,
        String remoteAddress,
        List<X509Certificate> certificates) {

    /** Copies the headers, whose names may be in any case, and the certificates. */
    public SoapRequest {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> List.copyOf(header.getValue()),
                        (first, second) -> first));
        certificates = List.copyOf(certificates);
    }

    /**
     * The first value of a header.
     *
     * @param name the header's name, in any case
     * @return its value, or empty
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Omits headers and body, since they contain secrets. */
    @Override
    public String toString() {
        return "SoapRequest[" + method + " " + path + ", " + body.length + " bytes, from " + remoteAddress + "]";
    }
}
