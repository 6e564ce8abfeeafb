package org.ocpp4j.soap;

import java.util.concurrent.CompletionStage;

/**
 * Answers HTTP requests that carry SOAP; a web server passes requests to it. {@link HostedSoap} is the service of
 * central systems, {@link HostedCallbacks} the service of stations. Thread-safe; applications do not implement it.
 */
public interface SoapService {
    /**
     * Whether a request is for this service.
     *
     * @param path the path as received, without the query
     * @return true if {@link #handle} must answer it
     */
    boolean serves(String path);

    /**
     * The largest body that is read, in compressed form.
     *
     * @return its size in bytes. A server that finds a larger one stops reading, answers {@link #tooLarge} and closes
     *     the connection
     */
    int largestBody();

    /**
     * Answers a request whose body is larger than {@link #largestBody()}. The service reports it as refused.
     *
     * @param request the request, its body empty
     * @return the answer
     */
    SoapResponse tooLarge(SoapRequest request);

    /**
     * Answers a request. Never blocks.
     *
     * @param request the request
     * @return the answer, on any thread; never fails. It completes when the application has answered, at the latest
     *     after {@link org.ocpp4j.core.EngineOptions#replyTimeout()} for each earlier call
     */
    CompletionStage<SoapResponse> handle(SoapRequest request);
}
