package org.ocpp4j.soap;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Sends HTTP requests that carry SOAP; {@link HttpSoapCaller} is the usual implementation, and tests may use their own.
 * Thread-safe.
 */
@FunctionalInterface
public interface SoapCaller {
    /**
     * Sends a POST. Never blocks, and does not follow redirects.
     *
     * @param target the address of the peer
     * @param headers the headers, names in lower case
     * @param body the body; not to be changed
     * @return the response, whatever its status; cancelling its future ends the exchange. It fails with {@link
     *     java.net.ConnectException} if the peer cannot have received the request, and with another {@link
     *     java.io.IOException} if the exchange failed later
     */
    CompletionStage<SoapResponse> post(URI target, Map<String, String> headers, byte[] body);

    /**
     * Sends a POST to a host whose addresses have been checked; calls to stations use this method. A caller that can
     * choose the IP address overrides it and connects to one of them, while {@code host} and TLS still name the host;
     * so a changed answer of a name service cannot redirect the call. The default ignores the addresses.
     *
     * @param target the address of the peer
     * @param addresses the checked addresses of the host; empty if none was checked
     * @param headers the headers, names in lower case
     * @param body the body; not to be changed
     * @return as {@link #post(URI, Map, byte[])}
     */
    default CompletionStage<SoapResponse> post(
            URI target, List<InetAddress> addresses, Map<String, String> headers, byte[] body) {
        return post(target, headers, body);
    }
}
