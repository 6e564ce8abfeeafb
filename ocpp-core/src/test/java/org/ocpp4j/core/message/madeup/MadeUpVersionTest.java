package org.ocpp4j.core.message.madeup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.codec.Decoded;
import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.codec.MessageSchemas;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.message.madeup.MadeUpVersion.NotifyWeatherRequest;
import org.ocpp4j.core.message.madeup.MadeUpVersion.NotifyWeatherResponse;
import org.ocpp4j.core.message.madeup.MadeUpVersion.Reading;
import org.ocpp4j.core.message.madeup.MadeUpVersion.SetLightRequest;
import org.ocpp4j.core.message.madeup.MadeUpVersion.SetLightResponse;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.TimestampSyntax;
import tools.jackson.databind.JsonNode;

/** A version is data: one that an application brings is served like those of the library. */
class MadeUpVersionTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final FrameCodec frames = new FrameCodec(FrameLimits.DEFAULT);
    private final MessageCodec codec = MessageCodec.of(MadeUpVersion.VERSION);

    @Test
    void whatIsNotSaidIsAsIn16() {
        assertThat(MadeUpVersion.VERSION.timestamps()).isEqualTo(TimestampSyntax.RFC_3339);
        assertThat(MadeUpVersion.VERSION.dialect()).isEmpty();
    }

    @Test
    void itsMessagesTravelBothWays() {
        NotifyWeatherRequest weather = new NotifyWeatherRequest(
                List.of(
                        new Reading(NOON, new BigDecimal("21.25"), true),
                        new Reading(NOON, new BigDecimal("-3.5"), false)),
                Colour.DARK_GREEN);
        String text = frames.write(new Frame.Call("1", "NotifyWeather", codec.encode(weather, Strictness.REJECT)));
        assertThat(text)
                .isEqualTo("[2,\"1\",\"NotifyWeather\",{\"readings\":["
                        + "{\"at\":\"2026-11-22T12:00:00.000Z\",\"degrees\":21.25,\"indoors\":true},"
                        + "{\"at\":\"2026-11-22T12:00:00.000Z\",\"degrees\":-3.5,\"indoors\":false}],"
                        + "\"sky\":\"Green.Dark\"}]");
        Frame.Call call = (Frame.Call) frames.read(text);
        Action<?, ?> action = codec.action(call.action()).orElseThrow();
        assertThat(codec.decode(action, MessageKind.REQUEST, call.payload(), Strictness.REJECT)
                        .message())
                .isEqualTo(weather);
        assertThat(codec.encode(new NotifyWeatherResponse(), Strictness.REJECT).isEmpty())
                .isTrue();
    }

    @Test
    void itsMessagesAreReadWithTheirTypes() {
        Action<SetLightRequest, SetLightResponse> action =
                Action.of("SetLight", SetLightRequest.class, SetLightResponse.class);
        Decoded<SetLightRequest> request = codec.decodeRequest(
                action, tree("{\"colour\":\"Blue\",\"scenes\":[],\"evseId\":\"2\"}"), Strictness.REPORT);
        assertThat(request.message()).isEqualTo(new SetLightRequest(2, List.of(), Colour.of("Blue")));
        assertThat(request.violations()).extracting(Violation::keyword).containsExactly("enum", "type");
        Decoded<SetLightResponse> response =
                codec.decodeResponse(action, tree("{\"colour\":\"Red\"}"), Strictness.REJECT);
        assertThat(response).isEqualTo(new Decoded<>(new SetLightResponse(Colour.RED), List.of()));
    }

    @Test
    void itsConstraintsAreChecked() {
        assertThat(violations(
                        "NotifyWeather",
                        "{\"readings\":[{\"at\":\"2026-11-22T12:00:00Z\",\"degrees\":0.3,\"indoors\":1}]}"))
                .containsExactly(
                        "/readings: fewer than 2 elements",
                        "/readings/0/degrees: not a multiple of 0.25",
                        "/readings/0/indoors: expected boolean");
        assertThat(violations("SetLight", "{\"evseId\":4294967296,\"scenes\":[\"abcd\"],\"colour\":\"red\"}"))
                .containsExactly(
                        "/evseId: outside of -2147483648 to 2147483647",
                        "/scenes/0: longer than 3 characters",
                        "/colour: expected one of [Red, Green.Dark]");
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> codec.encode(new SetLightResponse(Colour.of("Blue")), Strictness.REJECT))
                .withMessage("SetLightResponse of OCPP 9.9 is invalid: /colour: expected one of [Red, Green.Dark]");
    }

    @Test
    void aPlaceIsAJsonPointer() {
        assertThat(violations("SetLight", "{\"evse/id~\":true,\"scenes\":[],\"colour\":\"Red\"}"))
                .containsExactly("/evse~1id~0: expected integer");
    }

    @Test
    void stepsThatAreNoPowerOfTenAreExactToo() {
        String weather = "{\"readings\":[%s,%s]}";
        String reading = "{\"at\":\"2026-11-22T12:00:00Z\",\"degrees\":%s,\"indoors\":true}";
        for (String good : new String[] {"0", "0.0", "0e-999999999", "0.25", "0.750", "-1e2", "25e-2", "1e300"}) {
            String each = reading.formatted(good);
            assertThat(violations("NotifyWeather", weather.formatted(each, each)))
                    .as(good)
                    .isEmpty();
        }
        for (String bad : new String[] {"0.1", "0.26", "1e-999999999", "0.2500000000000000000001"}) {
            String each = reading.formatted(bad);
            assertThat(violations("NotifyWeather", weather.formatted(each, each)))
                    .as(bad)
                    .hasSize(2);
        }
    }

    @Test
    void itsSchemasAreMadeWhenAskedFor() {
        assertThat(MessageSchemas.find(MadeUpVersion.VERSION, "NotifyWeather", MessageKind.REQUEST)
                        .orElseThrow()
                        .toString())
                .isEqualTo("{\"$schema\":\"http://json-schema.org/draft-06/schema#\","
                        + "\"$id\":\"urn:ocpp4j:9.9:NotifyWeatherRequest\",\"title\":\"NotifyWeatherRequest\","
                        + "\"type\":\"object\",\"properties\":{\"readings\":{\"type\":\"array\",\"minItems\":2,"
                        + "\"items\":{\"type\":\"object\",\"properties\":{"
                        + "\"at\":{\"type\":\"string\",\"format\":\"date-time\"},"
                        + "\"degrees\":{\"type\":\"number\",\"multipleOf\":0.25},\"indoors\":{\"type\":\"boolean\"}},"
                        + "\"additionalProperties\":false,\"required\":[\"at\",\"degrees\",\"indoors\"]}},"
                        + "\"sky\":{\"type\":\"string\",\"enum\":[\"Red\",\"Green.Dark\"]}},"
                        + "\"additionalProperties\":false,\"required\":[\"readings\"]}");
        assertThat(MessageSchemas.find(MadeUpVersion.VERSION, "Reset", MessageKind.REQUEST))
                .isEmpty();
    }

    @Test
    void itSpellsErrorCodesItsOwnWay() {
        assertThat(MadeUpVersion.VERSION.wireName(ErrorCode.FORMATION_VIOLATION))
                .isEqualTo("FormatViolation");
        assertThat(MadeUpVersion.VERSION.wireName(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION))
                .isEqualTo("OccurrenceConstraintViolation");
    }

    private List<String> violations(String action, String payload) {
        return codec.validate(codec.action(action).orElseThrow(), MessageKind.REQUEST, tree(payload)).stream()
                .map(Violation::message)
                .toList();
    }

    private JsonNode tree(String text) {
        return frames.readTree(text);
    }
}
