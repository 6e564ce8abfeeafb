package org.ocpp4j.server.backend.webhook;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.OcppVersion;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The library class in a plain server, without anything else of the central system. */
final class WebhookBench implements AutoCloseable {
    static final String HEARTBEAT = "{\"payload\":{\"currentTime\":\"2026-11-22T12:00:00Z\"}}";

    final WebhookBackend webhook;
    private final InMemoryTransport memory = new InMemoryTransport();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(WebhookBackend.class);

    /** Nothing that the engine checks is checked, so that the webhook must. */
    private static final EngineOptions UNCHECKED = EngineOptions.DEFAULT.toBuilder()
            .validation((peer, direction, action, kind) -> Strictness.OFF)
            .messageIds(() -> "id-1")
            .build();

    WebhookBench(String url, UnaryOperator<WebhookBackend.Builder> more) {
        webhook = more.apply(WebhookBackend.to(URI.create(url)).timeout(Duration.ofSeconds(20)))
                .build();
        result(OcppServer.builder(Handlers.ofCentralSystem().otherwise(webhook))
                .options(UNCHECKED)
                .build()
                .start(memory));
        log.start();
        logger.addAppender(log);
    }

    WebhookBench(Receiver receiver) {
        this(receiver.url(), builder -> builder);
    }

    CentralSystem connect(String identity, OcppVersion version) {
        return result(OcppClient.builder(identity, Handlers.ofStation())
                .versions(version)
                .options(UNCHECKED)
                .build()
                .connect(memory));
    }

    CentralSystem connect(String identity) {
        return connect(identity, Ocpp16.VERSION);
    }

    static CompletionStage<JsonNode> send(CentralSystem central, String action, String payload) {
        return central.send(action, JsonMapper.shared().readTree(payload), CallOptions.DEFAULT);
    }

    static CompletionStage<JsonNode> heartbeat(CentralSystem central) {
        return send(central, "Heartbeat", "{}");
    }

    /** The CALLERROR that a call is answered with. */
    static CallRejectedException rejection(CompletionStage<?> stage) {
        try {
            throw new AssertionError("Not rejected: " + result(stage));
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof CallRejectedException rejected) {
                return rejected;
            }
            throw failed;
        }
    }

    List<String> logged() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    static <T> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    static void until(String what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > Duration.ofSeconds(30).toNanos()) {
                throw new AssertionError("Not in time: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        webhook.close();
        logger.detachAppender(log);
    }
}
