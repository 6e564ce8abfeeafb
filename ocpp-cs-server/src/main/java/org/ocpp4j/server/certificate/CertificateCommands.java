package org.ocpp4j.server.certificate;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.command.CommandRequest;
import org.ocpp4j.server.command.Commands;
import org.ocpp4j.server.thread.Threads;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes signed certificates to stations, as commands. The backend is there before commands can be sent. Thread-safe. */
public final class CertificateCommands implements CertificateDelivery {
    private static final int THREADS = 2;

    /** A hundred certificates are under way at most; to send one waits for the database. */
    private final Executor threads = Threads.pool("ocpp-certificate-sender", THREADS);

    private volatile @Nullable Commands commands;

    public void over(Commands ready) {
        this.commands = ready;
    }

    @Override
    public CompletionStage<Outcome> deliver(String identity, String chain) {
        return deliver(identity, chain, "server");
    }

    CompletionStage<Outcome> deliver(String identity, String chain, String caller) {
        ObjectNode payload = JsonMapper.shared().createObjectNode().put("certificateChain", chain);
        CommandRequest command = new CommandRequest(identity, "CertificateSigned", payload, caller, null);
        return CompletableFuture.supplyAsync(
                        () -> Objects.requireNonNull(commands).send(command), threads)
                .thenCompose(outcome -> outcome)
                .thenApply(outcome -> {
                    if (Boolean.FALSE.equals(outcome.dispatched())) {
                        return Outcome.NOT_CONNECTED;
                    }
                    if (!outcome.isResult()) {
                        throw new IllegalStateException(outcome.detail());
                    }
                    return outcome.data().path("status").asString("").equals("Accepted")
                            ? Outcome.ACCEPTED
                            : Outcome.REJECTED;
                });
    }
}
