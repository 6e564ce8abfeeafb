package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.validation.Violation;

/** What belongs to the thread while a call is worked on, and not longer. */
class AroundCallsTest {
    private final ThreadLocal<@Nullable String> call = new ThreadLocal<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final EngineFixture engine = new EngineFixture();

    private final Interceptor scope = new Interceptor() {
        @Override
        public void around(CallContext context, Runnable work) {
            call.set(context.action() + " " + context.messageId());
            try {
                work.run();
            } finally {
                call.remove();
            }
        }
    };

    private void see(String what) {
        seen.add(what + " in " + call.get());
    }

    private OcppServer server(Handlers<Station> handlers) {
        PeerListener<Station> listener = new PeerListener<>() {
            @Override
            public void invalid(Station peer, String action, List<Violation> violations) {
                see("invalid");
            }

            @Override
            public void problem(Station peer, String problem, @Nullable Throwable cause) {
                see(problem);
            }
        };
        OcppServer server = OcppServer.builder(handlers)
                .listener(listener)
                .interceptor(scope)
                .options(engine.options)
                .build();
        server.start(engine).toCompletableFuture().join();
        return server;
    }

    @Test
    void handlersHooksAndTheListenerRunInsideAndTheNextTaskOutside() throws Exception {
        server(Handlers.ofCentralSystem()
                .on(HeartbeatRequest.class, (station, beat) -> {
                    see("handler");
                    return new HeartbeatResponse(Instant.EPOCH);
                })
                .afterReply(HeartbeatRequest.class, (station, beat, answer) -> {
                    see("hook");
                    throw new IllegalStateException();
                }));
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        raw.gets();
        raw.types("[2,\"2\",\"Heartbeat\",{\"x\":1}]");
        raw.gets();
        assertThat(seen)
                .containsSubsequence(
                        "handler in Heartbeat 1",
                        "hook in Heartbeat 1",
                        "The hook after Heartbeat failed (message id 1) in Heartbeat 1",
                        "invalid in Heartbeat 2");
        CompletableFuture<@Nullable String> later = new CompletableFuture<>();
        engine.options.handlerExecutor().execute(() -> later.complete(call.get()));
        assertThat(later.get(10, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void whatAsynchronousHandlersLeadToRunsInside() throws Exception {
        CompletableFuture<HeartbeatResponse> answer = new CompletableFuture<>();
        server(Handlers.ofCentralSystem().onAsync(HeartbeatRequest.class, (station, beat) -> answer));
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (engine.scheduler.waiting() == 0 && System.nanoTime() < end) { // until the engine waits for the handler
            Thread.onSpinWait();
        }
        answer.completeExceptionally(new IllegalStateException());
        assertThat(raw.gets()).startsWith("[4,\"1\"");
        assertThat(seen).containsExactly("The handler of Heartbeat failed (message id 1) in Heartbeat 1");
    }

    @Test
    void whatWaitsForAnAnswerRunsInside() throws Exception {
        OcppServer server = server(Handlers.ofCentralSystem());
        RawStation raw = engine.connect("CP-1");
        var cleared = server.station("CP-1")
                .orElseThrow()
                .send(new ClearCacheRequest())
                .whenComplete((response, failure) -> see("answer"));
        String id = RawStation.messageId(raw.gets());
        raw.types("[3,\"" + id + "\",{\"status\":7}]");
        assertThat(failure(cleared)).isInstanceOf(InvalidMessageException.class);
        assertThat(seen).containsExactly("invalid in ClearCache " + id, "answer in ClearCache " + id);
    }

    @Test
    void oneThatFailsOrForgetsLosesNoCall() throws Exception {
        engine.handlers.on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.EPOCH));
        engine.start(
                new Interceptor() {
                    @Override
                    public void around(CallContext context, Runnable work) {}
                },
                new Interceptor() {
                    @Override
                    public void around(CallContext context, Runnable work) {
                        throw new IllegalStateException("on purpose");
                    }
                });
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[3,\"1\"");
        assertThat(engine.heard).anyMatch(heard -> heard.contains("An interceptor failed"));
    }
}
