package org.ocpp4j.core;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;

/**
 * Answers a request later. The next call of the same peer waits until the stage has ended; a stage that does not end
 * within {@link EngineOptions#replyTimeout()} is answered with InternalError, and its late result is dropped.
 *
 * @param <P> the kind of peer
 * @param <Q> the request
 * @param <R> its response
 */
@FunctionalInterface
public interface AsyncHandler<P extends Peer, Q extends Request<R>, R extends Response> {
    /**
     * Begins to answer a request.
     *
     * @param peer the peer that sent it
     * @param request the request
     * @return the response; a failed stage has the same effect as an exception thrown by {@link Handler#handle}
     * @throws Exception as {@link Handler#handle} does
     */
    CompletionStage<R> handle(P peer, Q request) throws Exception;
}
