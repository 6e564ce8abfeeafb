package org.ocpp4j.core;

import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;

/**
 * Runs after an answer has been handed to the transport and before the next call of the same peer is handled. Use it to
 * send messages that must follow the confirmation.
 *
 * @param <P> the kind of peer
 * @param <Q> the request
 * @param <R> its response
 */
@FunctionalInterface
public interface AfterReply<P extends Peer, Q extends Request<R>, R extends Response> {
    /**
     * Runs after the answer. Exceptions are reported to the listener.
     *
     * @param peer the peer that sent the request
     * @param request the request
     * @param response the response that was sent
     * @throws Exception reported to the listener
     */
    void replied(P peer, Q request, R response) throws Exception;
}
