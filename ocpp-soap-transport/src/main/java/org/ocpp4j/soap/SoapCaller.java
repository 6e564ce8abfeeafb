package org.ocpp4j.soap;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Sends HTTP requests that carry SOAP; {@link HttpSoapCaller} is the one to use, and tests may bring their own.
 * Thread-safe.
 */
@FunctionalInterface
public interface SoapCaller {
    /**
     * Sends a POST. Never blocks, and does not follow redirects.
     *
     * @param target where to
     * @param headers the headers, names in lower case
     * @param body the body; not to be changed
     * @return the response, whatever its status; to cancel its future ends the exchange. It fails with
     *     {@link java.net.ConnectException} if the peer cannot have seen the request, and with another
     *     {@link java.io.IOException} if the exchange broke later
     */
    CompletionStage<SoapResponse> post(URI target, Map<String, String> headers, byte[] body);

    /**
     * Sends a POST to a host whose addresses have been judged; this is what calls to stations use. A caller that can choose
     * which address it connects to implements this and connects to one of them, while {@code host} and TLS still name the
     * host; so nobody can lead the call elsewhere with another answer of a name service. The others ignore the addresses.
     *
     * @param target where to
     * @param addresses those of the host that were judged; empty if none was
     * @param headers the headers, names in lower case
     * @param body the body; not to be changed
     * @return as {@link #post(URI, Map, byte[])}
     */
    default CompletionStage<SoapResponse> post(
            URI target, List<InetAddress> addresses, Map<String, String> headers, byte[] body) {
        return post(target, headers, body);
    }
}
