package org.ocpp4j.emulator;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.emulator.configuration.CannedMessages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers calls of the central system from files. The station only sends the answer and does not act on the call. Runs
 * on the station's serial executor, as handlers do.
 */
final class CannedAnswers implements Interceptor {
    private final CannedMessages messages;

    CannedAnswers(CannedMessages messages) {
        this.messages = messages;
    }

    @Override
    public CompletionStage<JsonNode> call(CallContext call, Chain next) {
        Optional<ObjectNode> canned =
                call.direction() == Direction.RECEIVED ? messages.find(call.action()) : Optional.empty();
        return canned.isPresent() ? CompletableFuture.completedFuture(canned.get()) : next.proceed(call);
    }
}
