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
     * @param peer who sent it
     * @param call what it says
     * @return the payload of the result; it is validated where the version knows the action. Ending exceptionally means
     *     what throwing means in {@link Handler#handle}
     * @throws Exception as {@link Handler#handle} does
     */
    CompletionStage<JsonNode> handle(P peer, RawCall call) throws Exception;
}
