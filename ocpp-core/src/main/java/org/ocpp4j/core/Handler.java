package org.ocpp4j.core;

import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;

/**
 * Answers a request. Runs on {@link EngineOptions#handlerExecutor()}, one call of a peer at a time and in order; it may
 * block, even to wait for a {@code send}. It does not delay other peers while the executor has free threads.
 *
 * @param <P> the kind of peer
 * @param <Q> the request
 * @param <R> its response
 */
@FunctionalInterface
public interface Handler<P extends Peer, Q extends Request<R>, R extends Response> {
    /**
     * Answers a request.
     *
     * @param peer the peer that sent it
     * @param request the request
     * @return the response
     * @throws CallRejectedException to answer with a CALLERROR of its code
     * @throws Exception any other exception is answered with a CALLERROR InternalError that does not contain the cause;
     *     the cause is reported to the listener
     */
    R handle(P peer, Q request) throws Exception;
}
