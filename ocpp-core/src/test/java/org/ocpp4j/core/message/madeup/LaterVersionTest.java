package org.ocpp4j.core.message.madeup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.codec.MessageSchemas;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.message.madeup.LaterVersion.CustomData;
import org.ocpp4j.core.message.madeup.LaterVersion.Element;
import org.ocpp4j.core.message.madeup.LaterVersion.NotifyStream;
import org.ocpp4j.core.message.madeup.LaterVersion.ShareDataRequest;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.MessageType;
import tools.jackson.databind.JsonNode;

/** What versions after 1.6 need of schemas, frames and names is data of the version. */
class LaterVersionTest {
    private static final Set<MessageType> TYPES = LaterVersion.VERSION.messageTypes();

    private final FrameCodec frames = new FrameCodec(FrameLimits.DEFAULT);
    private final MessageCodec codec = MessageCodec.of(LaterVersion.VERSION);

    @Test
    void anOpenObjectKeepsWhatItsRecordDoesNotName() {
        String payload = "{\"id\":1,\"data\":[{\"t\":-1.5,\"phase\":9}],"
                + "\"customData\":{\"vendorId\":\"V\",\"z\":null,\"a\":{\"deep\":[1]}}}";
        NotifyStream expected = new NotifyStream(
                1,
                List.of(new Element(new BigDecimal("-1.5"), 9)),
                new CustomData("V", Map.of("z", tree("null"), "a", tree("{\"deep\":[1]}"))));
        Object message = decode("NotifyStream", payload);
        assertThat(message).isEqualTo(expected);
        assertThat(codec.encode(message, Strictness.REJECT)).hasToString(payload);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(
                        new NotifyStream(1, List.of(), new CustomData("V", Map.of("vendorId", tree("1")))),
                        Strictness.OFF))
                .withMessageContaining("vendorId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "-1.50", "\"text\"", "[1,{}]", "{\"a\":[null]}"})
    void aValueWithoutATypeIsAnyJson(String data) {
        String payload = "{\"vendorId\":\"V\",\"data\":" + data + "}";
        Object message = decode("ShareData", payload);
        assertThat(message).isEqualTo(new ShareDataRequest("V", tree(data)));
        assertThat(codec.encode(message, Strictness.REJECT)).hasToString(payload);
        assertThat(decode("ShareData", "{\"vendorId\":\"V\"}")).isEqualTo(new ShareDataRequest("V", null));
    }

    @Test
    void boundsOfNumbersAndListsAreChecked() {
        assertThat(violations("{\"id\":-1,\"data\":["
                        + "{\"t\":-1.51,\"phase\":10},{\"t\":60.01,\"phase\":-5},{\"t\":60,\"phase\":9.0},{\"t\":1e999999999,\"phase\":0}],"
                        + "\"customData\":{\"vendorId\":\"longer than it\"}}"))
                .containsExactly(
                        "/id: outside of 0 or more",
                        "/data: more than 3 elements",
                        "/data/0/t: outside of -1.5 to 60",
                        "/data/0/phase: outside of 9 or less",
                        "/data/1/t: outside of -1.5 to 60",
                        "/data/3/t: outside of -1.5 to 60",
                        "/customData/vendorId: longer than 10 characters");
        assertThat(violations("{\"id\":-1e30,\"data\":[{\"t\":0,\"phase\":4294967296}]}"))
                .containsExactly("/id: outside of 0 or more", "/data/0/phase: outside of 9 or less");
        assertThat(violations("{\"id\":0,\"data\":[{\"t\":0,\"phase\":-4294967296}]}"))
                .containsExactly("/data/0/phase: outside of -2147483648 to 2147483647");
        assertThat(violations("{\"id\":0,\"data\":[]}")).containsExactly("/data: fewer than 1 elements");
    }

    @Test
    void schemasSayAllOfIt() {
        assertThat(MessageSchemas.find(LaterVersion.VERSION, "NotifyStream", MessageKind.REQUEST)
                        .orElseThrow()
                        .get("properties"))
                .hasToString("{\"id\":{\"type\":\"integer\",\"minimum\":0},"
                        + "\"data\":{\"type\":\"array\",\"minItems\":1,\"maxItems\":3,\"items\":{\"type\":\"object\","
                        + "\"properties\":{\"t\":{\"type\":\"number\",\"minimum\":-1.5,\"maximum\":60},"
                        + "\"phase\":{\"type\":\"integer\",\"minimum\":-2147483648,\"maximum\":9}},"
                        + "\"additionalProperties\":false,\"required\":[\"t\",\"phase\"]}},"
                        + "\"customData\":{\"type\":\"object\",\"properties\":"
                        + "{\"vendorId\":{\"type\":\"string\",\"maxLength\":10}},"
                        + "\"additionalProperties\":true,\"required\":[\"vendorId\"]}}");
        assertThat(MessageSchemas.find(LaterVersion.VERSION, "ShareData", MessageKind.REQUEST)
                        .orElseThrow()
                        .at("/properties/data"))
                .hasToString("{}");
    }

    @Test
    void anActionMayHaveNoResponse() {
        Action<?, ?> action = codec.action("NotifyStream").orElseThrow();
        assertThat(action.isAnswered()).isFalse();
        assertThat(action.messages()).containsExactly(MessageKind.REQUEST);
        assertThat(MessageSchemas.find(LaterVersion.VERSION, "NotifyStream", MessageKind.RESPONSE))
                .isEmpty();
        assertThat(codec.action("ShareData").orElseThrow().messages()).hasSize(2);
    }

    @Test
    void anActionSaysItsProfile() {
        assertThat(LaterVersion.VERSION.actions())
                .extracting(Action::profile)
                .containsExactly("Streams", "Data", null, null);
    }

    @Test
    void itsFramesAreReadAndWritten() {
        List<Frame> all = List.of(
                new Frame.CallResultError("1", "BadShape", "why", tree("{\"a\":1}")),
                new Frame.Send("2", "NotifyStream", tree("{\"id\":1}")));
        assertThat(all.stream().map(frames::write))
                .containsExactly("[5,\"1\",\"BadShape\",\"why\",{\"a\":1}]", "[6,\"2\",\"NotifyStream\",{\"id\":1}]");
        assertThat(all)
                .allSatisfy(frame ->
                        assertThat(frames.read(frames.write(frame), TYPES)).isEqualTo(frame));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[5,\"1\"]", "[6,\"1\",\"NotifyStream\"]", "[6,\"1\",\"NotifyStream\",{},1]"})
    void nobodyWaitsForTheAnswerToABrokenOne(String text) {
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                MalformedFrameException.class, () -> frames.read(text, TYPES))
                        .problem())
                .isEqualTo(MalformedFrameException.Problem.BAD_SEND);
    }

    @Test
    void itNamesErrorCodesItsOwnWay() {
        assertThat(LaterVersion.VERSION.wireName(ErrorCode.FORMATION_VIOLATION)).isEqualTo("BadShape");
        assertThat(LaterVersion.VERSION.errorCode("BadShape")).contains(ErrorCode.FORMATION_VIOLATION);
        assertThat(LaterVersion.VERSION.errorCode("FormationViolation")).contains(ErrorCode.FORMATION_VIOLATION);
        assertThat(ErrorCode.of("BadShape")).isEmpty();
    }

    private Object decode(String action, String payload) {
        return codec.decode(codec.action(action).orElseThrow(), MessageKind.REQUEST, tree(payload), Strictness.REJECT)
                .message();
    }

    private List<String> violations(String payload) {
        return codec.validate(codec.action("NotifyStream").orElseThrow(), MessageKind.REQUEST, tree(payload)).stream()
                .map(Violation::message)
                .toList();
    }

    private JsonNode tree(String text) {
        return frames.readTree(text);
    }
}
