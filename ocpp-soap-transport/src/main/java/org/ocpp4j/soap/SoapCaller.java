package org.ocpp4j.soap;

import java.net.URI;
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
}
