package org.ocpp4j.server.messagelog;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ocpp4j.server.Await;
import tools.jackson.databind.JsonNode;

/** The only thread of another system: it answers, and whoever holds it up holds up all answers. */
final class ForeignThread implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "foreign"));
    private volatile CountDownLatch go = new CountDownLatch(0);

    /** Lets no answer go until this is open. */
    ForeignThread waitFor(CountDownLatch gate) {
        go = gate;
        return this;
    }

    CompletionStage<JsonNode> answer(JsonNode payload) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        thread.execute(() -> {
            Await.until("it may answer", () -> go.getCount() == 0);
            answer.complete(payload);
        });
        return answer;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
