package org.ocpp4j.core;

import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;

/**
 * Answers a request. Runs on {@link EngineOptions#handlerExecutor()}, one call of a peer at a time and in order; it may
 * block, also to wait for a {@code send}, and delays no other peer while the executor has threads.
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
     * @param peer who sent it
     * @param request what it says
     * @return the response
     * @throws CallRejectedException to answer with a CALLERROR of that code
     * @throws Exception whatever else becomes a CALLERROR InternalError that tells the peer nothing about the cause;
     *     the listener learns it
     */
    R handle(P peer, Q request) throws Exception;
}
