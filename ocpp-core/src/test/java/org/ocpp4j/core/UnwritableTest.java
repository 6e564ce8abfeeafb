package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferResponse;
import org.ocpp4j.core.v16.DataTransferStatus;
import org.ocpp4j.core.validation.Strictness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages that cannot be written: the caller or the peer that waits for one learns it, and the connection goes on. */
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
        assertGoesOn(station, raw);
    }

    private void assertGoesOn(Station station, RawStation raw) throws InterruptedException {
        assertThat(raw.hasGotNothingMore()).isTrue();
        assertThat(raw.isClosed()).isFalse();
        var next = station.send(new ClearCacheRequest());
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{\"status\":\"Accepted\"}]");
        result(next);
        assertThat(engine.scheduler.waiting()).isZero();
    }

    @Test
    void aCallThatTheChannelRefusesFailsAndTheConnectionStays() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.refusesLongerThan(500);
        Station station = engine.station("CP-1");
        assertThat(failure(station.send(new DataTransferRequest("v", null, "x".repeat(1_000)))))
                .isInstanceOf(NotRepresentableException.class)
                .hasMessageStartingWith("DataTransfer cannot be sent: the frame has 10");
        assertGoesOn(station, raw);
    }

    @Test
    void aCallThatTheChannelRefusesIsNotTriedAgainAndTheNextOneLeaves() throws Exception {
        LastingFixture net = new LastingFixture();
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        peer.refusesLongerThan(500);
        var refused = lasting.send(new DataTransferRequest("v", null, "x".repeat(1_000)));
        var next = lasting.send(new DataTransferRequest("v", null, "short"));
        assertThat(failure(refused)).isInstanceOf(NotRepresentableException.class);
        String call = peer.gets();
        assertThat(call).contains("\"short\"");
        peer.types("[3,\"" + RawStation.messageId(call) + "\",{\"status\":\"Accepted\"}]");
        result(next);
        assertThat(peer.isClosed()).isFalse();
        assertThat(net.attempts).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersThatJsonLacksFailTheirCallWhateverTheValidation(double number) throws Exception {
        JsonNode payload = JsonMapper.shared()
                .readTree("{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":1,\"stackLevel\":0,"
                        + "\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Relative\","
                        + "\"chargingSchedule\":{\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[]}}}");
        ((ObjectNode) payload.at("/csChargingProfiles/chargingSchedule"))
                .putArray("chargingSchedulePeriod")
                .addObject()
                .put("startPeriod", 0)
                .put("limit", number);
        for (Strictness strictness : Strictness.values()) {
            EngineFixture fixture = new EngineFixture();
            fixture.options = fixture.options.toBuilder()
                    .validation((peer, direction, action, kind) -> strictness)
                    .build();
            fixture.start();
            RawStation raw = fixture.connect("CP-1");
            assertThat(failure(fixture.station("CP-1").send("SetChargingProfile", payload, CallOptions.DEFAULT)))
                    .isInstanceOf(NotRepresentableException.class)
                    .hasMessageContaining("SetChargingProfile cannot be written as JSON: ");
            assertThat(raw.hasGotNothingMore()).isTrue();
        }
    }

    @Test
    void halvesOfSurrogatePairsTravelAsEscapesBothWays() throws Exception {
        engine.handlers.on(
                DataTransferRequest.class,
                (station, transfer) -> new DataTransferResponse(DataTransferStatus.ACCEPTED, transfer.data()));
        engine.start();
        RawStation raw = engine.connect("CP-1");
        String pair = "\uD83D\uDE00";
        raw.types("[2,\"id\\ud800\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"" + pair + "\\udc00\\ud83d\"}]");
        assertThat(raw.gets())
                .isEqualTo("[3,\"id\\ud800\",{\"status\":\"Accepted\",\"data\":\"" + pair + "\\udc00\\ud83d\"}]");
        var answer = engine.station("CP-1").send(new DataTransferRequest("\uDC00\uD800", null, "\\\uD800" + pair));
        String call = raw.gets();
        assertThat(call).endsWith("{\"vendorId\":\"\\udc00\\ud800\",\"data\":\"\\\\\\ud800" + pair + "\"}]");
        assertThat(call.getBytes(StandardCharsets.UTF_8))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(call);
        raw.types("[3,\"" + RawStation.messageId(call) + "\",{\"status\":\"Accepted\",\"data\":\"\\ud800\"}]");
        assertThat(result(answer).data()).isEqualTo("\uD800");
    }

    @Test
    void anAnswerThatTheChannelRefusesBecomesAnInternalErrorAndIsReported() throws Exception {
        engine.handlers.on(
                DataTransferRequest.class,
                (station, transfer) -> new DataTransferResponse(DataTransferStatus.ACCEPTED, "x".repeat(1_000)));
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.refusesLongerThan(500);
        raw.types("[2,\"1\",\"DataTransfer\",{\"vendorId\":\"v\"}]");
        assertThat(raw.gets()).startsWith("[4,\"1\",\"InternalError\",");
        assertThat(engine.heard)
                .anyMatch(heard -> heard.startsWith("An answer could not be written: the frame has 10"));
        assertThat(raw.isClosed()).isFalse();
    }

    @Test
    void anAnswerBecomesAnInternalErrorAndIsReported() throws Exception {
        engine.handlers.otherwise((station, call) -> CompletableFuture.completedFuture(abyss()));
        assertInternalError();
    }

    @Test
    void aRejectionBecomesAnInternalErrorAndIsReported() throws Exception {
        engine.handlers.otherwise((station, call) ->
                CompletableFuture.failedFuture(new CallRejectedException("GenericError", "see the details", abyss())));
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
