package org.ocpp4j.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.v16.ResetType;
import org.slf4j.LoggerFactory;

/** Every line that is written while a call is worked on has its fields, and no other line. */
class CallLogTest {
    private static final String NAME = "org.ocpp4j.test.calls";

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(NAME);
    private final ExecutorService one = Executors.newSingleThreadExecutor();
    private final ExecutorService elsewhere = Executors.newSingleThreadExecutor();
    private final CompletableFuture<ResetResponse> resetAnswer = new CompletableFuture<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void end() {
        log.detachAppender(lines);
        one.shutdownNow();
        elsewhere.shutdownNow();
    }

    private static <T> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private OcppServer server(Handlers<org.ocpp4j.core.Station> handlers, InMemoryTransport memory) {
        OcppServer server = OcppServer.builder(handlers)
                .interceptor(new CallLog())
                .options(EngineOptions.DEFAULT.toBuilder()
                        .handlerExecutor(one)
                        .completionExecutor(one)
                        .build())
                .build();
        result(server.start(memory));
        return server;
    }

    private CentralSystem station(InMemoryTransport memory) {
        return result(OcppClient.builder(
                        "CP-1", Handlers.ofStation().onAsync(ResetRequest.class, (central, reset) -> resetAnswer))
                .build()
                .connect(memory));
    }

    private Map<String, String> fields(String message) {
        return lines.list.stream()
                .filter(line -> line.getFormattedMessage().equals(message))
                .findFirst()
                .orElseThrow()
                .getMDCPropertyMap();
    }

    @Test
    void handlersTheLibraryAndAnswersHaveThemAndTheNextTaskHasNot() throws Exception {
        InMemoryTransport memory = new InMemoryTransport();
        OcppServer server = server(
                Handlers.ofCentralSystem().on(HeartbeatRequest.class, (station, beat) -> {
                    log.info("handler");
                    System.getLogger(NAME).log(System.Logger.Level.WARNING, "library");
                    return new HeartbeatResponse(Instant.now());
                }),
                memory);
        CentralSystem central = station(memory);
        result(central.send(new HeartbeatRequest()));
        one.submit(() -> log.info("next")).get(20, TimeUnit.SECONDS);
        assertThat(fields("handler"))
                .containsEntry("station", "CP-1")
                .containsEntry("action", "Heartbeat")
                .containsKeys("messageId", "remoteAddress");
        assertThat(fields("library")).isEqualTo(fields("handler"));
        assertThat(fields("next")).isEmpty();

        CompletionStage<Void> reset = server.station("CP-1")
                .orElseThrow()
                .send(new ResetRequest(ResetType.SOFT))
                .thenAccept(answer -> log.info("answer"));
        // Only now: what is added to a future that has ended runs in the thread that adds it.
        resetAnswer.complete(new ResetResponse(ResetStatus.ACCEPTED));
        result(reset);
        one.submit(() -> log.info("later")).get(20, TimeUnit.SECONDS);
        assertThat(fields("answer"))
                .containsEntry("station", "CP-1")
                .containsEntry("action", "Reset")
                .containsKey("messageId");
        assertThat(fields("later")).isEmpty();
    }

    @Test
    void asynchronousHandlersCarryThem() throws Exception {
        InMemoryTransport memory = new InMemoryTransport();
        server(
                Handlers.ofCentralSystem().onAsync(HeartbeatRequest.class, (station, beat) -> {
                    LogFields fields = LogFields.current();
                    return CompletableFuture.supplyAsync(
                            () -> fields.supply(() -> {
                                log.info("elsewhere");
                                return new HeartbeatResponse(Instant.now());
                            }),
                            elsewhere);
                }),
                memory);
        result(station(memory).send(new HeartbeatRequest()));
        elsewhere.submit(() -> log.info("next")).get(20, TimeUnit.SECONDS);
        assertThat(fields("elsewhere")).containsEntry("station", "CP-1").containsEntry("action", "Heartbeat");
        assertThat(fields("next")).isEmpty();
    }
}
