package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.UnitOfMeasure;
import org.ocpp4j.core.validation.Strictness;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What XML says otherwise than JSON, and what it cannot say; nothing is checked here but that. */
class RepresentationTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final EngineOptions UNCHECKED = EngineOptions.DEFAULT.toBuilder()
            .validation((peer, direction, action, kind) -> Strictness.OFF)
            .build();

    private volatile String toldByStation = "";
    private final SoapPair pair = new SoapPair(
            Handlers.ofCentralSystem(),
            Handlers.ofStation(),
            options -> options.caller((target, headers, body) -> CompletableFuture.completedFuture(new SoapResponse(
                    200,
                    Map.of("content-type", "application/soap+xml"),
                    toldByStation.getBytes(StandardCharsets.UTF_8)))),
            UNCHECKED);
    private final CentralSystem centralSystem = pair.station("CP-1", Ocpp16.VERSION);

    @AfterEach
    void close() {
        pair.close();
    }

    /** The tree of a request. */
    private JsonNode read(String action, String body) {
        pair.post(Envelopes.request("urn://Ocpp/Cs/2015/10/", action, body));
        return pair.trees.get(pair.trees.size() - 1);
    }

    /** The tree of a result. */
    private JsonNode tellStation(String action, String body) {
        pair.post(Envelopes.HEARTBEAT_16);
        toldByStation = Envelopes.request("urn://Ocpp/Cp/2015/10/", action + "Response", body);
        CompletableFuture<JsonNode> call = pair.server
                .station("CP-1")
                .orElseThrow()
                .send(action, JsonNodeFactory.instance.objectNode(), CallOptions.DEFAULT)
                .toCompletableFuture();
        settle(call);
        return pair.trees.get(pair.trees.size() - 1);
    }

    /** Whether the engine can make a message of it is not asked here. */
    private static void settle(CompletionStage<?> call) {
        call.toCompletableFuture().exceptionally(failure -> null).join();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<o:connectorId> +07 </o:connectorId>|{\"connectorId\":7,\"meterValue\":[]}",
                "<connectorId>1</connectorId>|{\"connectorId\":1,\"meterValue\":[]}",
                "<o:connectorId>2147483648</o:connectorId>|{\"connectorId\":\"2147483648\",\"meterValue\":[]}",
                "<o:connectorId>x</o:connectorId>|{\"connectorId\":\"x\",\"meterValue\":[]}",
                "<o:connectorId/>|{\"connectorId\":\"\",\"meterValue\":[]}",
                "<o:meterValue/>|{\"meterValue\":[{}]}",
                "<o:transactionId xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/>|{\"transactionId\":null,\"meterValue\":[]}",
                "<o:more><o:x/></o:more>|{\"more\":null,\"meterValue\":[]}"
            })
    void elementsBecomeMembers(String elements, String tree) {
        assertThat(read("MeterValues", "<o:meterValuesRequest>" + elements + "</o:meterValuesRequest>"))
                .isEqualTo(JSON.readTree(tree));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
        "2026-11-22T10:00:00.5+01:00, 2026-11-22T10:00:00.5+01:00",
        "2026-11-22T10:00:00, 2026-11-22T10:00:00Z",
        "2026-12-31T24:00:00, 2027-01-01T00:00:00Z",
        "2026-12-31T24:00:00.00-05:00, 2027-01-01T00:00:00-05:00",
        "2026-12-31T24:00:01Z, 2026-12-31T24:00:01Z",
        "2026-13-31T24:00:00Z, 2026-13-31T24:00:00Z",
        "yesterday, yesterday"
    })
    void timesBecomeThoseOfJson(String xml, String json) {
        JsonNode tree = read(
                "MeterValues",
                "<o:meterValuesRequest><o:meterValue><o:timestamp> " + xml
                        + " </o:timestamp></o:meterValue></o:meterValuesRequest>");
        assertThat(tree.at("/meterValue/0/timestamp").asString()).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0, false", "true, true", "false, false", "yes, \"yes\"", "TRUE, \"TRUE\""})
    void truthComesInFourSpellings(String xml, String json) {
        JsonNode tree = tellStation(
                "GetConfiguration",
                "<o:getConfigurationResponse><o:configurationKey><o:key>k</o:key><o:readonly>" + xml
                        + "</o:readonly></o:configurationKey></o:getConfigurationResponse>");
        assertThat(tree.at("/configurationKey/0/readonly")).isEqualTo(JSON.readTree(json));
    }

    @ParameterizedTest
    @CsvSource({"16.5, 16.5", "-1, -1", ".5, 0.5", "1e3, \"1e3\"", "NaN, \"NaN\""})
    void decimalsHaveNoExponent(String xml, String json) {
        JsonNode tree = tellStation(
                "GetCompositeSchedule",
                "<o:getCompositeScheduleResponse><o:chargingSchedule><o:minChargingRate>" + xml
                        + "</o:minChargingRate></o:chargingSchedule></o:getCompositeScheduleResponse>");
        JsonNode rate = tree.at("/chargingSchedule/minChargingRate");
        assertThat(rate.isNumber()).isEqualTo(!json.startsWith("\""));
        assertThat(rate.asString()).isEqualTo(JSON.readTree(json).asString());
    }

    @Test
    void theOldSpellingOfCelsiusIsNotSentInSoap() {
        SampledValue warm = new SampledValue("20", null, null, null, null, null, UnitOfMeasure.CELCIUS);
        MeterValue value = new MeterValue(Instant.EPOCH, List.of(warm));
        settle(centralSystem.send(new MeterValuesRequest(1, null, List.of(value))));
        assertThat(pair.frames.get(0)).contains("<o:unit>Celsius</o:unit>");
    }

    @Test
    void whatXmlCannotSayIsRefused() {
        assertRefused("/connectorId does not fit into 32 bits", new MeterValuesRequest(1L << 31, null, List.of()));
        assertRefused(
                "/meterValue/0/sampledValue needs at least 1",
                new MeterValuesRequest(1, null, List.of(new MeterValue(Instant.EPOCH, List.of()))));
        assertRefused("/more has no place", "MeterValues", "{\"connectorId\":1,\"more\":2,\"meterValue\":[]}");
        assertRefused("/connectorId is no plain value", "MeterValues", "{\"connectorId\":{},\"meterValue\":[]}");
        assertRefused("/meterValue is no array", "MeterValues", "{\"connectorId\":1,\"meterValue\":2}");
        assertRefused("/meterValue/0 is no object", "MeterValues", "{\"connectorId\":1,\"meterValue\":[2]}");
        assertRefused("/data holds the character U+d800", "DataTransfer", "{\"vendorId\":\"v\",\"data\":\"\\ud800\"}");
        assertThat(pair.frames).isEmpty();
        pair.post(Envelopes.HEARTBEAT_16);
        pair.frames.clear();
        String profile = "{\"csChargingProfiles\":{\"chargingSchedule\":{\"minChargingRate\":1e500}}}";
        assertRefused(
                "/csChargingProfiles/chargingSchedule/minChargingRate has more than 400 digits",
                pair.server
                        .station("CP-1")
                        .orElseThrow()
                        .send("SetChargingProfile", JSON.readTree(profile), CallOptions.DEFAULT));
        assertThat(pair.frames).isEmpty();
    }

    private void assertRefused(String reason, MeterValuesRequest request) {
        assertRefused(reason, centralSystem.send(request));
    }

    private void assertRefused(String reason, String action, String payload) {
        assertRefused(reason, centralSystem.send(action, JSON.readTree(payload), CallOptions.DEFAULT));
    }

    private static void assertRefused(String reason, CompletionStage<?> call) {
        Throwable failure = Optional.ofNullable(
                        catchThrowable(() -> call.toCompletableFuture().join()).getCause())
                .orElseThrow();
        assertThat(failure).isInstanceOf(NotRepresentableException.class).hasMessageContaining(reason);
    }
}
