package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.ReceivedCall;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Interceptors that tell calls on their way to handlers, and their answers, from other frames. */
class ReceivedCallsTest {
    private static final String BEAT = "[2,\"1\",\"Heartbeat\",{}]";

    private final EngineFixture engine = new EngineFixture();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<ReceivedCall> calls = new CopyOnWriteArrayList<>();

    /** Keeps what it is shown, and the answer before it is sent. */
    private final Interceptor telling = new Interceptor() {
        @Override
        public void frame(Peer peer, Direction direction, String text) {
            seen.add(direction + " " + text);
        }

        @Override
        public void received(CallContext call) {
            ReceivedCall received = Objects.requireNonNull(call.received());
            calls.add(received);
            seen.add("received " + received.text());
        }

        @Override
        public void answered(CallContext call, String text) {
            calls.add(Objects.requireNonNull(call.received()));
            seen.add("answered " + text);
        }

        @Override
        public CompletionStage<JsonNode> call(CallContext call, Chain next) {
            ReceivedCall received = call.received();
            if (received == null) {
                return next.proceed(call);
            }
            calls.add(received);
            return next.proceed(call).thenApply(result -> {
                seen.add("will be " + received.answer(result));
                return result;
            });
        }
    };

    private void beats() {
        engine.handlers.on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.EPOCH));
    }

    @Test
    void theAnswerIsKnownBeforeItIsSent() throws Exception {
        beats();
        engine.start(telling);
        RawStation raw = engine.connect("CP-1");
        raw.types(BEAT);
        String answer = raw.gets();
        assertThat(seen).containsExactly("received " + BEAT, "will be " + answer, "answered " + answer);
        assertThat(calls).hasSize(3).containsOnly(calls.get(0));
        ReceivedCall call = calls.get(0);
        assertThat(call.messageId()).isEqualTo("1");
        assertThat(call.action()).isEqualTo("Heartbeat");
        assertThat(call.payload()).isEqualTo(JsonNodeFactory.instance.objectNode());
        assertThat(call).hasToString("ReceivedCall[Heartbeat, 1]");
    }

    @Test
    void aRefusedCallIsAnsweredWithAnError() throws Exception {
        engine.start(telling);
        RawStation raw = engine.connect("CP-1");
        raw.types(BEAT);
        String error = raw.gets();
        assertThat(error).startsWith("[4,");
        assertThat(seen).containsExactly("received " + BEAT, "answered " + error);
    }

    @Test
    void otherFramesAreShownAsFrames() throws Exception {
        beats();
        engine.start(telling);
        RawStation raw = engine.connect("CP-1");
        raw.types(BEAT);
        String first = raw.gets();
        raw.types(BEAT);
        assertThat(raw.gets()).isEqualTo(first);
        raw.types("[2,\"1\",\"Heartbeat\",{\"other\":1}]");
        String reused = raw.gets();
        raw.types("garbage");
        raw.types("[2,\"2\",7,{}]");
        String malformed = raw.gets();
        var cleared = engine.station("CP-1").send(new ClearCacheRequest());
        String command = raw.gets();
        String accepted = "[3,\"" + RawStation.messageId(command) + "\",{\"status\":\"Accepted\"}]";
        raw.types(accepted);
        EngineFixture.result(cleared);
        assertThat(seen.subList(3, seen.size()))
                .containsExactly(
                        "RECEIVED " + BEAT,
                        "SENT " + first,
                        "RECEIVED [2,\"1\",\"Heartbeat\",{\"other\":1}]",
                        "SENT " + reused,
                        "RECEIVED garbage",
                        "RECEIVED [2,\"2\",7,{}]",
                        "SENT " + malformed,
                        "SENT " + command,
                        "RECEIVED " + accepted);
    }

    @Test
    void aCallForWhichThereIsNoRoomIsAnsweredTooAndNeverBegins() throws Exception {
        engine.options = engine.options.toBuilder().mailbox(1).build();
        engine.handlers.onAsync(HeartbeatRequest.class, (station, beat) -> new CompletableFuture<>());
        AtomicInteger begun = new AtomicInteger();
        engine.start(telling, new Interceptor() {
            @Override
            public CompletionStage<JsonNode> call(CallContext call, Chain next) {
                begun.incrementAndGet();
                return next.proceed(call);
            }
        });
        RawStation raw = engine.connect("CP-1").closingSlowly();
        for (int i = 1; i <= 3; i++) {
            raw.types("[2,\"" + i + "\",\"Heartbeat\",{}]");
        }
        String error = raw.gets();
        assertThat(error).startsWith("[4,").contains("about to end");
        assertThat(seen).filteredOn(each -> each.startsWith("received")).hasSize(3);
        assertThat(seen).contains("answered " + error);
        assertThat(begun.get()).isLessThanOrEqualTo(1);
    }

    @Test
    void anAnswerThatComesTooLateIsNotShown() throws Exception {
        CompletableFuture<HeartbeatResponse> slow = new CompletableFuture<>();
        engine.handlers.onAsync(HeartbeatRequest.class, (station, beat) -> slow);
        engine.start(telling);
        RawStation raw = engine.connect("CP-1");
        raw.types(BEAT);
        while (engine.scheduler.waiting() == 0) {
            Thread.onSpinWait();
        }
        engine.scheduler.pass(engine.options.replyTimeout());
        String error = raw.gets();
        assertThat(error).startsWith("[4,").contains("too long");
        slow.complete(new HeartbeatResponse(Instant.EPOCH));
        assertThat(seen).filteredOn(each -> each.startsWith("answered")).containsExactly("answered " + error);
    }

    @Test
    void whatAnInterceptorThrowsIsReportedAndStopsNothing() throws Exception {
        beats();
        engine.start(
                new Interceptor() {
                    @Override
                    public void received(CallContext call) {
                        throw new IllegalStateException("received");
                    }

                    @Override
                    public void answered(CallContext call, String text) {
                        throw new IllegalStateException("answered");
                    }
                },
                telling);
        RawStation raw = engine.connect("CP-1");
        raw.types(BEAT);
        assertThat(raw.gets()).startsWith("[3,");
        assertThat(engine.causes).extracting(Throwable::getMessage).containsExactly("received", "answered");
        assertThat(seen).hasSize(3);
    }

    @Test
    void oneResultIsWrittenOnce() {
        AtomicInteger written = new AtomicInteger();
        ReceivedCall call = new ReceivedCall(
                "1",
                "X",
                JsonNodeFactory.instance.objectNode(),
                "text",
                payload -> payload + " " + written.incrementAndGet());
        JsonNode result = JsonNodeFactory.instance.objectNode().put("a", 1);
        assertThat(call.answer(result)).isEqualTo("{\"a\":1} 1");
        assertThat(call.answer(result)).isEqualTo("{\"a\":1} 1");
        assertThat(call.answer(result.deepCopy())).isEqualTo("{\"a\":1} 1");
        assertThat(call.answer(JsonNodeFactory.instance.objectNode())).isEqualTo("{} 2");
    }

    @Test
    void whatCannotBeWrittenIsNotRemembered() {
        AtomicInteger tries = new AtomicInteger();
        ReceivedCall call = new ReceivedCall("1", "X", JsonNodeFactory.instance.objectNode(), "text", payload -> {
            if (tries.incrementAndGet() == 1) {
                throw new NotRepresentableException("no");
            }
            return "yes";
        });
        JsonNode result = JsonNodeFactory.instance.objectNode();
        assertThatThrownBy(() -> call.answer(result)).isInstanceOf(NotRepresentableException.class);
        assertThat(call.answer(result)).isEqualTo("yes");
    }
}
