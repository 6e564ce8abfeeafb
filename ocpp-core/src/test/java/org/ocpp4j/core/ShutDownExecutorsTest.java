package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.error.CallTimeoutException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;

/** Executors and schedulers of an application that is shutting down: all futures end and all calls are answered. */
class ShutDownExecutorsTest {
    private final EngineFixture engine = new EngineFixture();
    private final AtomicBoolean shutDown = new AtomicBoolean(true);

    private final Executor executor = task -> {
        if (shutDown.get()) {
            throw new RejectedExecutionException("shut down on purpose");
        }
        task.run();
    };

    private RawStation connect() {
        engine.start();
        return engine.connect("CP-1");
    }

    private void assertInternalError(RawStation raw, String messageId) throws InterruptedException {
        raw.types("[2,\"" + messageId + "\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[4,\"" + messageId + "\",\"InternalError\",");
    }

    @Test
    void withoutACompletionExecutorAnswersAndTheEndComeOnTheThreadThatHasThem() throws Exception {
        engine.options = engine.options.toBuilder().completionExecutor(executor).build();
        RawStation raw = connect();
        Station station = engine.station("CP-1");
        var cleared = station.send(new ClearCacheRequest());
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{\"status\":\"Accepted\"}]");
        assertThat(cleared.toCompletableFuture()).isDone();
        result(cleared);
        var lost = station.send(new ClearCacheRequest());
        raw.loses(CloseReason.failed("cable cut"));
        assertThat(failure(lost)).isInstanceOf(ConnectionLostException.class);
        assertThat(result(station.closed()).text()).isEqualTo("cable cut");
    }

    @Test
    void withoutACompletionExecutorAClientStillConnectsAndCloses() throws Exception {
        LastingFixture net = new LastingFixture();
        net.executor = executor;
        LastingConnection lasting = net.start();
        RawStation peer = net.breaksAndOpens(net.opens());
        var call = lasting.send(new AuthorizeRequest("1"));
        peer.types("[3,\"" + RawStation.messageId(peer.gets()) + "\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
        result(call);
        assertThat(result(lasting.close(CloseReason.normal("bye"))).text()).isEqualTo("bye");
    }

    @Test
    void callsThatTheHandlerExecutorRefusesAreAnsweredWithInternalErrorAndReported() throws Exception {
        engine.options = engine.options.toBuilder().handlerExecutor(executor).build();
        engine.handlers.on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.EPOCH));
        RawStation raw = connect();
        assertInternalError(raw, "1");
        assertInternalError(raw, "2");
        assertThat(engine.heard).contains("Heartbeat could not be given to its handler (message id 1)");
        assertThat(engine.causes).first().isInstanceOf(RejectedExecutionException.class);
        shutDown.set(false); // as a pool that was only full
        raw.types("[2,\"3\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[3,\"3\"");
        assertThat(raw.isClosed()).isFalse();
    }

    @Test
    void anAnswerThatComesAfterTheHandlerExecutorWasShutDownIsSentAndWhatWaitedIsRefused() throws Exception {
        CompletableFuture<HeartbeatResponse> answer = new CompletableFuture<>();
        engine.options = engine.options.toBuilder().handlerExecutor(executor).build();
        engine.handlers.onAsync(HeartbeatRequest.class, (station, beat) -> answer);
        RawStation raw = connect();
        shutDown.set(false);
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        raw.types("[2,\"2\",\"Heartbeat\",{}]");
        shutDown.set(true);
        answer.complete(new HeartbeatResponse(Instant.EPOCH));
        assertThat(raw.gets()).startsWith("[3,\"1\"");
        assertThat(raw.gets()).startsWith("[4,\"2\",\"InternalError\"");
        assertThat(result(engine.station("CP-1").close(CloseReason.normal("bye")))
                        .text())
                .isEqualTo("bye");
        assertThat(engine.scheduler.waiting()).isZero();
    }

    @Test
    void withoutASchedulerTimeOutsStillEndCalls() {
        AtomicInteger asked = new AtomicInteger();
        Scheduler refusing = (delay, task) -> {
            asked.incrementAndGet();
            throw new RejectedExecutionException("shut down on purpose");
        };
        engine.options = engine.options.toBuilder()
                .scheduler(refusing)
                .callTimeout(Duration.ofMillis(20))
                .build();
        connect();
        Station station = engine.station("CP-1");
        var first = station.send(new ClearCacheRequest());
        var second = station.send(new ClearCacheRequest());
        assertThat(failure(first)).isInstanceOf(CallTimeoutException.class);
        assertThat(failure(second)).isInstanceOf(CallTimeoutException.class);
        assertThat(asked).hasValue(2);
    }
}
