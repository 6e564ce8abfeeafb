package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.codec.Strictness;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.version.ErrorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Payloads that no JSON can be made of: whoever waits for them learns it, and the connection goes on. */
class UnwritableTest {
    private final EngineFixture engine = new EngineFixture();

    /** Nested far deeper than a generator of JSON goes. */
    private static JsonNode abyss() {
        JsonNode inner = JsonMapper.shared().createObjectNode();
        for (int depth = 0; depth < 2000; depth++) {
            inner = JsonMapper.shared().createObjectNode().set("a", inner);
        }
        return inner;
    }

    @Test
    void aCallFailsAndTheNextOneIsSent() throws Exception {
        engine.options = engine.options.toBuilder()
                .validation((peer, direction, action, kind) -> Strictness.REPORT)
                .build();
        engine.start();
        RawStation raw = engine.connect("CP-1");
        Station station = engine.station("CP-1");
        assertThat(failure(station.send("ClearCache", abyss(), CallOptions.DEFAULT)))
                .isInstanceOf(NotRepresentableException.class)
                .hasMessageContaining("ClearCache")
                .hasCauseInstanceOf(RuntimeException.class);
        var next = station.send(new ClearCacheRequest());
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{\"status\":\"Accepted\"}]");
        result(next);
        assertThat(engine.scheduler.waiting()).isZero();
    }

    @Test
    void anAnswerBecomesAnInternalErrorAndIsReported() throws Exception {
        engine.handlers.otherwise((station, call) -> CompletableFuture.completedFuture(abyss()));
        assertInternalError();
    }

    @Test
    void aRejectionBecomesAnInternalErrorAndIsReported() throws Exception {
        engine.handlers.otherwise((station, call) -> CompletableFuture.failedFuture(
                new CallRejectedException(ErrorCode.GENERIC_ERROR.ocpp16Name(), "see the details", abyss())));
        assertInternalError();
    }

    private void assertInternalError() throws InterruptedException {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Vendor\",{}]");
        assertThat(raw.gets()).startsWith("[4,\"1\",\"InternalError\",");
        assertThat(engine.heard).contains("The answer to Vendor cannot be written as JSON");
        raw.types("[2,\"1\",\"Vendor\",{}]");
        assertThat(raw.gets()).startsWith("[4,\"1\",\"InternalError\",");
    }
}
