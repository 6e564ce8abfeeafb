package org.ocpp4j.core;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CallTimeoutException;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.error.QueueFullException;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.message.ToStation;

/** A station, as the central system sees it. */
public interface Station extends Peer {
    /**
     * Sends a request with the options of the engine; see {@link #send(ToStation, CallOptions)}.
     *
     * @param request the request
     * @param <R> its response
     * @return the response
     */
    <R extends Response> CompletionStage<R> send(ToStation<R> request);

    /**
     * Sends a request. At most one call is on its way to a peer; others wait in a bounded queue, in order. If the peer
     * speaks another version than that of the request, the dialect translates request and response. A request without a
     * response does not wait for other calls; its stage completes with {@link org.ocpp4j.core.message.NoResponse} when
     * the transport has taken it. Never blocks.
     *
     * @param request the request
     * @param options how to call
     * @param <R> its response
     * @return the response. The stage fails with {@link InvalidMessageException} if the request (nothing is sent then)
     *     or the response breaks its schema, {@link NotRepresentableException} if it cannot be sent to this peer,
     *     {@link QueueFullException} if too many calls wait, {@link CallTimeoutException} if no answer came in time,
     *     {@link ConnectionLostException} if the connection ended first, {@link
     *     org.ocpp4j.core.error.MalformedFrameException} if the answer cannot be read, {@link CallRejectedException} if
     *     the peer answered with a CALLERROR
     */
    <R extends Response> CompletionStage<R> send(ToStation<R> request, CallOptions options);
}
