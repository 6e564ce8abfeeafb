package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.codec.Texts.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Frames that are read, some of them only because we are patient. */
class FrameReadTest {
    private final FrameCodec codec = new FrameCodec(FrameLimits.DEFAULT);

    @Test
    void aCallHasAnIdAnActionAndAPayload() {
        assertThat(codec.read("[2,\"19223201\",\"BootNotification\",{\"chargePointVendor\":\"V\"}]"))
                .isEqualTo(new Frame.Call("19223201", "BootNotification", json("{'chargePointVendor':'V'}")));
    }

    @Test
    void aCallResultHasAnIdAndAPayload() {
        assertThat(codec.read("[3,\"19223201\",{\"status\":\"Accepted\"}]"))
                .isEqualTo(new Frame.CallResult("19223201", json("{'status':'Accepted'}")));
    }

    @Test
    void aCallErrorHasAnIdACodeADescriptionAndDetails() {
        assertThat(codec.read("[4,\"19223201\",\"NotSupported\",\"No Reset here\",{\"hint\":1}]"))
                .isEqualTo(new Frame.CallError("19223201", "NotSupported", "No Reset here", json("{'hint':1}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[4,\"1\",\"GenericError\"]",
                "[4,\"1\",\"GenericError\",\"\"]",
                "[4,\"1\",\"GenericError\",null]",
                "[4,\"1\",\"GenericError\",\"\",null]",
                "[4,\"1\",\"GenericError\",null,null]",
                "[4,\"1\",\"GenericError\",\"\",{}]"
            })
    void aCallErrorMayLeaveOutWhatItHasNothingToSayIn(String text) {
        assertThat(codec.read(text)).isEqualTo(new Frame.CallError("1", "GenericError", "", json("{}")));
    }

    @Test
    void anErrorCodeThatNobodyKnowsIsKept() {
        assertThat(codec.read("[4,\"1\",\"Whatever\",\"\",{}]"))
                .isEqualTo(new Frame.CallError("1", "Whatever", "", json("{}")));
    }

    @Test
    void nullStandsForAnObjectWithoutMembers() {
        assertThat(codec.read("[2,\"1\",\"Heartbeat\",null]"))
                .isEqualTo(new Frame.Call("1", "Heartbeat", json("{}")))
                .isEqualTo(codec.read("[2,\"1\",\"Heartbeat\",{}]"));
        assertThat(codec.read("[3,\"1\",null]")).isEqualTo(new Frame.CallResult("1", json("{}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"text\"", "true"})
    void aPayloadThatIsNoObjectIsLeftToTheMessageCodec(String payload) {
        assertThat(codec.read("[2,\"1\",\"Heartbeat\"," + payload + "]"))
                .isEqualTo(new Frame.Call("1", "Heartbeat", json(payload)));
        assertThat(codec.read("[3,\"1\"," + payload + "]")).isEqualTo(new Frame.CallResult("1", json(payload)));
    }

    @Test
    void anIdMayBeEmptyAndLongerThanTheRuleSays() {
        assertThat(codec.read("[2,\"\",\"Heartbeat\",{}]").messageId()).isEmpty();
        String longId = "i".repeat(255);
        assertThat(codec.read("[2,\"" + longId + "\",\"Heartbeat\",{}]").messageId())
                .isEqualTo(longId);
    }

    @Test
    void whiteSpaceBetweenTokensIsNotLookedAt() {
        assertThat(codec.read(" \t\r\n[ 2 ,\n\"1\" , \"Heartbeat\" , { } ]\n "))
                .isEqualTo(codec.read("[2,\"1\",\"Heartbeat\",{}]"));
    }

    @Test
    void textAndItsBytesAreReadAlike() {
        String text = "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"Größe 充电 \uD83D\uDD0C\"}]";
        assertThat(codec.read(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(codec.read(text))
                .isEqualTo(new Frame.Call("1", "DataTransfer", json("{'vendorId':'Größe 充电 \uD83D\uDD0C'}")));
    }

    @Test
    void escapesAreResolved() {
        assertThat(codec.read("[2,\"\\u0031\",\"Data\\u0054ransfer\",{\"a\":\"\\u0000\\n\\\\\\\"\\/\\ud83d\\udd0c\"}]"))
                .isInstanceOfSatisfying(Frame.Call.class, call -> {
                    assertThat(call.messageId()).isEqualTo("1");
                    assertThat(call.action()).isEqualTo("DataTransfer");
                    assertThat(call.payload().get("a").stringValue()).isEqualTo("\0\n\\\"/\uD83D\uDD0C");
                });
    }

    @Test
    void halfOfASurrogatePairIsKeptAsItCame() {
        assertThat(payload("{\"a\":\"\\ud83d\"}").get("a").stringValue()).isEqualTo("\uD83D");
        assertThat(payload("{\"a\":\"\uDD0C\"}").get("a").stringValue()).isEqualTo("\uDD0C");
    }

    @Test
    void theLastOfTwoMembersOfOneNameCounts() {
        assertThat(payload("{\"a\":1,\"b\":2,\"a\":3}")).isEqualTo(json("{'a':3,'b':2}"));
    }

    @Test
    void numbersAreExact() {
        JsonNode payload = payload("{\"a\":0.10,\"b\":3.000000000000000000001,\"c\":123456789012345678901,\"d\":1e2}");
        assertThat(payload.get("a").decimalValue()).isEqualTo(new BigDecimal("0.10"));
        assertThat(payload.get("b").decimalValue()).isEqualTo(new BigDecimal("3.000000000000000000001"));
        assertThat(payload.get("c").bigIntegerValue()).isEqualTo("123456789012345678901");
        assertThat(payload.get("d").decimalValue()).isEqualTo(new BigDecimal("1E+2"));
    }

    @Test
    void anActionIsNotLookedAt() {
        assertThat(codec.read("[2,\"1\",\"\",{}]")).isEqualTo(new Frame.Call("1", "", json("{}")));
        assertThat(codec.read("[2,\"1\",\"nonsense\",{}]")).isEqualTo(new Frame.Call("1", "nonsense", json("{}")));
    }

    private JsonNode payload(String payload) {
        return ((Frame.Call) codec.read("[2,\"1\",\"A\"," + payload + "]")).payload();
    }
}
