package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.version.ErrorCode;
import tools.jackson.databind.JsonNode;

/** What interceptors see and can do. */
class InterceptorTest {
    private final EngineFixture engine = new EngineFixture();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private Interceptor recording(String name) {
        return new Interceptor() {
            @Override
            public void frame(Peer peer, Direction direction, String text) {
                seen.add(name + " " + direction + " " + text);
            }

            @Override
            public CompletionStage<JsonNode> call(CallContext call, Chain next) {
                seen.add(name + " before " + call.direction() + " " + call.action());
                return next.proceed(call).thenApply(answer -> {
                    seen.add(name + " after " + call.action());
                    return answer;
                });
            }
        };
    }

    private void beats() {
        engine.handlers.on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.EPOCH));
    }

    @Test
    void theFirstOneIsOutermostAndAllSeeFrames() throws Exception {
        beats();
        engine.start(recording("a"), recording("b"));
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        String answer = raw.gets();
        assertThat(seen)
                .containsExactly(
                        "a RECEIVED [2,\"1\",\"Heartbeat\",{}]",
                        "b RECEIVED [2,\"1\",\"Heartbeat\",{}]",
                        "a before RECEIVED Heartbeat",
                        "b before RECEIVED Heartbeat",
                        "b after Heartbeat",
                        "a after Heartbeat",
                        "a SENT " + answer,
                        "b SENT " + answer);
    }

    @Test
    void callsToTheStationPassThroughThemToo() throws Exception {
        engine.start(recording("a"));
        RawStation raw = engine.connect("CP-1");
        var cleared = engine.station("CP-1").send(new ClearCacheRequest());
        String call = raw.gets();
        raw.types("[3,\"" + RawStation.messageId(call) + "\",{\"status\":\"Accepted\"}]");
        result(cleared);
        assertThat(seen).contains("a before SENT ClearCache", "a SENT " + call, "a after ClearCache");
    }

    @Test
    void oneCanAnswerInPlaceOfTheHandlerAndOfTheWire() throws Exception {
        beats();
        engine.start(new Interceptor() {
            @Override
            public CompletionStage<JsonNode> call(CallContext call, Chain next) {
                throw new CallRejectedException(ErrorCode.GENERIC_ERROR, "a fault made on purpose");
            }
        });
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).isEqualTo("[4,\"1\",\"GenericError\",\"a fault made on purpose\",{}]");
        assertThat(failure(engine.station("CP-1").send(new ClearCacheRequest())))
                .isInstanceOf(CallRejectedException.class);
        assertThat(raw.hasGotNothingMore()).isTrue();
    }

    @Test
    void oneThatFailsOnFramesIsReportedAndStopsNothing() throws Exception {
        beats();
        engine.start(new Interceptor() {
            @Override
            public void frame(Peer peer, Direction direction, String text) {
                throw new IllegalStateException("full disk");
            }
        });
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[3,\"1\"");
        assertThat(engine.causes).first().hasFieldOrPropertyWithValue("message", "full disk");
    }

    @Test
    void onesStageThatFailsLaterRefusesTheCall() throws Exception {
        beats();
        CompletableFuture<JsonNode> verdict = new CompletableFuture<>();
        engine.start(new Interceptor() {
            @Override
            public CompletionStage<JsonNode> call(CallContext call, Chain next) {
                return verdict;
            }
        });
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        verdict.completeExceptionally(new CallRejectedException(ErrorCode.SECURITY_ERROR, "no"));
        assertThat(raw.gets()).isEqualTo("[4,\"1\",\"SecurityError\",\"no\",{}]");
    }
}
