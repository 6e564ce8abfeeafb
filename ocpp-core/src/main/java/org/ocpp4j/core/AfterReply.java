package org.ocpp4j.core;

import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;

/**
 * Does something after an answer has been handed to the transport, before the next call of the same peer is handled;
 * the place to send a station what may only follow the confirmation.
 *
 * @param <P> the kind of peer
 * @param <Q> the request
 * @param <R> its response
 */
@FunctionalInterface
public interface AfterReply<P extends Peer, Q extends Request<R>, R extends Response> {
    /**
     * Runs after the answer. Exceptions go to the listener.
     *
     * @param peer who asked
     * @param request what it said
     * @param response what it was answered
     * @throws Exception for the listener
     */
    void replied(P peer, Q request, R response) throws Exception;
}
