package org.ocpp4j.soap;

import java.util.concurrent.CompletionStage;

/**
 * Answers HTTP requests that carry SOAP; what a web server mounts. {@link HostedSoap} is the central system's,
 * {@link HostedCallbacks} that of stations. Thread-safe; applications do not implement it.
 */
public interface SoapService {
    /**
     * Whether a request is for this service.
     *
     * @param path the path as it came, without the query
     * @return true if {@link #handle} is to answer it
     */
    boolean serves(String path);

    /**
     * The largest body that is read, as it travels.
     *
     * @return its size in bytes. A server that finds a larger one stops reading, answers {@link #tooLarge} and closes
     *     the connection
     */
    int largestBody();

    /**
     * What to answer to a request whose body is larger than {@link #largestBody()}. The service reports it as refused.
     *
     * @param request the request, its body empty
     * @return the answer
     */
    SoapResponse tooLarge(SoapRequest request);

    /**
     * Answers a request. Never blocks.
     *
     * @param request the request
     * @return the answer, on any thread; never fails. It comes when the application has answered, at the latest after
     *     {@link org.ocpp4j.core.EngineOptions#replyTimeout()} of each call that is before it
     */
    CompletionStage<SoapResponse> handle(SoapRequest request);
}
