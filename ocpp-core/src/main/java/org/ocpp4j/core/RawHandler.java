package org.ocpp4j.core;

import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/**
 * Answers calls that no typed handler is registered for.
 *
 * @param <P> the kind of peer
 */
@FunctionalInterface
public interface RawHandler<P extends Peer> {
    /**
     * Begins to answer a call.
     *
     * @param peer the peer that sent it
     * @param call the call
     * @return the payload of the result; it is validated if the version knows the action. A failed stage has the same
     *     effect as an exception thrown by {@link Handler#handle}
     * @throws Exception as {@link Handler#handle} does
     */
    CompletionStage<JsonNode> handle(P peer, RawCall call) throws Exception;
}
