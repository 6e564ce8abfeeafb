package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import tools.jackson.databind.JsonNode;

/** What an application gives to the engine throws errors and returns null: it is reported, and everything goes on. */
class ForeignCodeTest {
    private final EngineFixture engine = new EngineFixture();

    /** Of no kind that anybody expects. */
    private static final class Defect extends Error {
        private static final long serialVersionUID = 1L;

        Defect() {
            super("on purpose");
        }
    }

    /** What an interface without null annotations lets an application return. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    @BeforeEach
    void oneActionWorks() {
        engine.handlers.on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.EPOCH));
    }

    private static void assertWorks(RawStation raw) throws InterruptedException {
        raw.types("[2,\"next\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[3,\"next\"");
    }

    private void assertInternalErrorThenWorks(Interceptor... interceptors) throws InterruptedException {
        engine.start(interceptors);
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Authorize\",{\"idTag\":\"A\"}]");
        assertThat(raw.gets()).startsWith("[4,\"1\",\"InternalError\",");
        assertThat(engine.heard).anyMatch(heard -> heard.contains("Authorize"));
        assertWorks(raw);
    }

    @Test
    void aHookThatThrowsAnErrorIsReported() throws Exception {
        engine.handlers.afterReply(HeartbeatRequest.class, (station, beat, answer) -> {
            throw new Defect();
        });
        engine.start();
        RawStation raw = engine.connect("CP-1");
        assertWorks(raw);
        raw.types("[2,\"another\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[3,\"another\"");
        assertThat(engine.heard).contains("The hook after Heartbeat failed (message id next)");
        assertThat(engine.causes).hasAtLeastOneElementOfType(Defect.class);
    }

    static Stream<Handler<Station, AuthorizeRequest, org.ocpp4j.core.v16.AuthorizeResponse>> handlers() {
        return Stream.of((station, request) -> nothing(), (station, request) -> {
            throw new Defect();
        });
    }

    @ParameterizedTest
    @MethodSource("handlers")
    void aHandlerThatReturnsNothingOrThrowsAnError(
            Handler<Station, AuthorizeRequest, org.ocpp4j.core.v16.AuthorizeResponse> handler) throws Exception {
        engine.handlers.on(AuthorizeRequest.class, handler);
        assertInternalErrorThenWorks();
    }

    @Test
    void anAsynchronousHandlerThatReturnsNoStage() throws Exception {
        engine.handlers.onAsync(AuthorizeRequest.class, (station, request) -> nothing());
        assertInternalErrorThenWorks();
        assertThat(engine.causes)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).equals("The handler of Authorize returned null"));
    }

    static Stream<Supplier<CompletionStage<JsonNode>>> stages() {
        return Stream.of(ForeignCodeTest::nothing, () -> CompletableFuture.completedFuture(nothing()), () -> {
            throw new Defect();
        });
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aRawHandlerOfAnActionThatTheVersionLacks(Supplier<CompletionStage<JsonNode>> answer) throws Exception {
        engine.handlers.otherwise((station, call) -> answer.get());
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Vendor\",{}]");
        assertThat(raw.gets()).startsWith("[4,\"1\",\"InternalError\",");
        assertThat(engine.heard).contains("The handler of Vendor failed (message id 1)");
        assertWorks(raw);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aRawHandlerOfAnActionOfTheVersion(Supplier<CompletionStage<JsonNode>> answer) throws Exception {
        engine.handlers.otherwise((station, call) -> answer.get());
        assertInternalErrorThenWorks();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void anInterceptorOfReceivedCalls(Supplier<CompletionStage<JsonNode>> answer) throws Exception {
        assertInternalErrorThenWorks(new Interceptor() {
            @Override
            public CompletionStage<JsonNode> call(CallContext call, Chain next) {
                return call.action().equals("Authorize") ? answer.get() : next.proceed(call);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("stages")
    void anInterceptorOfSentCallsFailsTheCall(Supplier<CompletionStage<JsonNode>> answer) throws Exception {
        engine.start(new Interceptor() {
            @Override
            public CompletionStage<JsonNode> call(CallContext call, Chain next) {
                return call.payload().has("vendorId") ? answer.get() : next.proceed(call);
            }
        });
        RawStation raw = engine.connect("CP-1");
        Station station = engine.station("CP-1");
        failure(station.send(new org.ocpp4j.core.v16.DataTransferRequest("v", null, null)));
        var next = station.send(new ClearCacheRequest());
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{\"status\":\"Accepted\"}]");
        result(next);
    }

    @Test
    void anInterceptorThatThrowsErrorsAroundCallsAndAtFrames() throws Exception {
        engine.start(new Interceptor() {
            @Override
            public void frame(Peer peer, Direction direction, String text) {
                throw new Defect();
            }

            @Override
            public void around(CallContext call, Runnable work) {
                throw new Defect();
            }
        });
        RawStation raw = engine.connect("CP-1");
        assertWorks(raw);
        var sent = engine.station("CP-1").send(new ClearCacheRequest());
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{\"status\":\"Accepted\"}]");
        result(sent);
        assertThat(engine.heard).contains("An interceptor failed");
    }

    @Test
    void aValidationThatThrowsErrors() throws Exception {
        engine.options = engine.options.toBuilder()
                .validation(new Validation() {
                    @Override
                    public Strictness of(Peer peer, Direction direction, Action<?, ?> action, MessageKind kind) {
                        if (!action.name().equals("Heartbeat")) {
                            throw new Defect();
                        }
                        return Strictness.REJECT;
                    }

                    @Override
                    public Strictness messageIds(Peer peer) {
                        throw new Defect();
                    }
                })
                .build();
        assertInternalErrorThenWorks();
        RawStation raw = engine.connect("CP-2");
        assertWorks(raw);
        assertWorks(raw); // sent again with its message id
        assertThat(failure(engine.station("CP-2").send(new ClearCacheRequest())))
                .isInstanceOf(Defect.class);
        assertThat(failure(engine.station("CP-2").send("ClearCache", engine.empty(), CallOptions.DEFAULT)))
                .isInstanceOf(Defect.class);
    }

    @Test
    void aSupplierOfMessageIdsThatHasNone() {
        engine.options =
                engine.options.toBuilder().messageIds(ForeignCodeTest::nothing).build();
        engine.start();
        engine.connect("CP-1");
        assertThat(failure(engine.station("CP-1").send(new ClearCacheRequest())))
                .hasMessageContaining("message ids returned null");
    }

    @Test
    void aListenerThatThrowsErrorsKeepsNobodyOut() throws Exception {
        PeerListener<Station> failing = new PeerListener<>() {
            @Override
            public void connected(Station peer) {
                throw new Defect();
            }

            @Override
            public void disconnected(Station peer, CloseReason reason) {
                throw new Defect();
            }

            @Override
            public void invalid(Station peer, String action, List<Violation> violations) {
                throw new Defect();
            }

            @Override
            public void problem(Station peer, String problem, @Nullable Throwable cause) {
                throw new Defect();
            }
        };
        OcppServer server = OcppServer.builder(engine.handlers)
                .listener(failing)
                .options(engine.options)
                .build();
        result(server.start(engine));
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            throw new Defect();
        });
        try {
            RawStation raw = engine.connect("CP-1");
            raw.types("[2,\"1\",\"Heartbeat\",{\"x\":1}]");
            assertThat(raw.gets()).startsWith("[4,\"1\"");
            raw.types("what is this");
            assertWorks(raw);
            Station station = server.station("CP-1").orElseThrow();
            raw.loses(CloseReason.failed("cable cut"));
            result(station.closed());
            assertThat(server.stations()).isEmpty();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    static Stream<Supplier<CompletionStage<Decision>>> decisions() {
        return Stream.of(ForeignCodeTest::nothing, () -> CompletableFuture.completedFuture(nothing()), () -> {
            throw new Defect();
        });
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void anAdmissionThatDecidesNothingRefuses(Supplier<CompletionStage<Decision>> decision) {
        CompletableFuture<Acceptor> acceptor = new CompletableFuture<>();
        OcppServer server = OcppServer.builder(engine.handlers)
                .admission(handshake -> decision.get())
                .build();
        result(server.start(given -> {
            acceptor.complete(given);
            return engine.start(given);
        }));
        Handshake handshake = new Handshake("CP-1", Ocpp16.VERSION, "test", "/CP-1", Map.of());
        assertThat(result(acceptor.join().accept(handshake)))
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refused -> assertThat(refused.reason()).contains("admission check failed"));
    }

    @Test
    void aTransportThatThrowsFailsTheStage() {
        assertThat(failure(OcppServer.builder(engine.handlers).build().start(acceptor -> {
                    throw new Defect();
                })))
                .isInstanceOf(Defect.class);
        assertThat(failure(
                        OcppClient.builder("CP-1", Handlers.ofStation()).build().connect((identity, acceptor) -> {
                            throw new Defect();
                        })))
                .isInstanceOf(Defect.class);
        CompletionStage<Bound> bound =
                OcppServer.builder(engine.handlers).build().start(acceptor -> nothing());
        assertThat(failure(bound)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aChannelThatThrowsAtItsCloseIsReported() {
        engine.start();
        RawStation raw = engine.connect("CP-1").failingToClose(new Defect());
        Station station = engine.station("CP-1");
        var closed = station.close(CloseReason.normal("bye"));
        assertThat(engine.causes).hasAtLeastOneElementOfType(Defect.class);
        raw.loses(CloseReason.failed("it broke anyway"));
        result(closed);
        assertThat(engine.scheduler.waiting()).isZero();
    }
}
