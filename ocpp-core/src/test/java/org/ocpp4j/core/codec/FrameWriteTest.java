package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.codec.Texts.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Frames as they are sent. */
class FrameWriteTest {
    private final FrameCodec codec = new FrameCodec(FrameLimits.DEFAULT);

    @Test
    void aCallIsCompact() {
        assertThat(codec.write(new Frame.Call("19223201", "Reset", json("{ 'type' : 'Hard' }"))))
                .isEqualTo("[2,\"19223201\",\"Reset\",{\"type\":\"Hard\"}]");
    }

    @Test
    void anEmptyPayloadIsAnObject() {
        assertThat(codec.write(new Frame.Call("1", "Heartbeat", json("{}")))).isEqualTo("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(codec.write(new Frame.CallResult("1", json("{}")))).isEqualTo("[3,\"1\",{}]");
    }

    @Test
    void aCallErrorHasFiveElementsEvenIfTwoSayNothing() {
        assertThat(codec.write(new Frame.CallError("1", "NotSupported", "", json("{}"))))
                .isEqualTo("[4,\"1\",\"NotSupported\",\"\",{}]");
        assertThat(codec.write(new Frame.CallError("1", "OccurenceConstraintViolation", "why", json("{'a':[1]}"))))
                .isEqualTo("[4,\"1\",\"OccurenceConstraintViolation\",\"why\",{\"a\":[1]}]");
    }

    @Test
    void textIsEscapedWhereverItStands() {
        String nasty = "\"\\\n\t\0";
        String escaped = "\"\\\"\\\\\\n\\t\\u0000\"";
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put(nasty, nasty);
        assertThat(codec.write(new Frame.Call(nasty, nasty, payload)))
                .isEqualTo("[2," + escaped + "," + escaped + ",{" + escaped + ":" + escaped + "}]");
        assertThat(codec.write(new Frame.CallError(nasty, nasty, nasty, payload)))
                .isEqualTo("[4," + escaped + "," + escaped + "," + escaped + ",{" + escaped + ":" + escaped + "}]");
    }

    @Test
    void lettersOfAnyScriptTravelAsTheyAre() {
        String written =
                codec.write(new Frame.Call("1", "DataTransfer", json("{'vendorId':'Größe 充电 \uD83D\uDD0C/'}")));
        assertThat(written).isEqualTo("[2,\"1\",\"DataTransfer\",{\"vendorId\":\"Größe 充电 \uD83D\uDD0C/\"}]");
        assertThat(codec.read(written.getBytes(StandardCharsets.UTF_8))).isEqualTo(codec.read(written));
    }

    @ParameterizedTest
    @CsvSource({
        "0.10, 0.10",
        "16.4, 16.4",
        "100, 100",
        "1E+2, 100",
        "1.5E+3, 1500",
        "1E-7, 0.0000001",
        "-0.000000001, -0.000000001",
        "12345678901234567890.123456789, 12345678901234567890.123456789",
        "1E+150, 1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                + "000000000000000000000000000000000000000000000000000"
    })
    void decimalsAreExactAndHaveNoExponent(String number, String text) {
        Frame frame = new Frame.CallResult("1", DecimalNode.valueOf(new BigDecimal(number)));
        assertThat(codec.write(frame)).isEqualTo("[3,\"1\"," + text + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+200", "1E-200", "1E+999999999", "-1E-2147483647"})
    void aDecimalThatWouldBeTooLongToReadKeepsItsExponent(String number) {
        Frame frame = new Frame.CallResult("1", DecimalNode.valueOf(new BigDecimal(number)));
        assertThat(codec.write(frame)).isEqualTo("[3,\"1\"," + number + "]");
        assertThat(codec.read(codec.write(frame))).isEqualTo(frame);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"19223201\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"a\":null,\"b\":[{},[],1,0.10,true]}]",
                "[2,\"\",\"\",[]]",
                "[3,\"1\",{\"b\":1,\"a\":123456789012345678901234567890}]",
                "[3,\"1\",5]",
                "[4,\"1\",\"GenericError\",\"\",{}]",
                "[4,\"1\",\"X\",\"\\\"\\u0001\\\"\",{\"a\":\"\uD83D\uDD0C\"}]"
            })
    void whatIsReadIsWrittenAsItCame(String text) {
        Frame frame = codec.read(text);
        assertThat(codec.write(frame)).isEqualTo(text);
        assertThat(codec.read(codec.write(frame))).isEqualTo(frame);
    }
}
