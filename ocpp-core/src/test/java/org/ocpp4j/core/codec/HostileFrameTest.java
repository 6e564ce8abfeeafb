package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.error.MalformedFrameException.Problem;

/** Frames made to break the reader. */
class HostileFrameTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final FrameCodec codec = new FrameCodec(FrameLimits.DEFAULT);

    @Test
    void theDepthLimitCountsTheFrameItself() {
        assertThat(codec.read(call(nested(31)))).isInstanceOf(Frame.Call.class);
        assertThat(malformed(call(nested(32))).problem()).isEqualTo(Problem.BAD_CALL);
        assertThat(codec.read(call(objects(31)))).isInstanceOf(Frame.Call.class);
        assertThat(malformed(call(objects(32))).problem()).isEqualTo(Problem.BAD_CALL);
        FrameCodec flat = new FrameCodec(new FrameLimits(1000, 2, 1000, 100));
        assertThat(flat.read(call("{}"))).isInstanceOf(Frame.Call.class);
        assertThat(malformed(flat, call("{\"a\":[]}"))).hasMessageContaining("depth");
    }

    @Test
    void aHundredThousandLevelsAreNoMoreThanTooMany() {
        assertThat(malformed("[".repeat(100_000)).problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(malformed("[2,\"1\",\"A\"," + "[".repeat(100_000)).problem()).isEqualTo(Problem.BAD_CALL);
        assertThat(malformed(call(objects(100_000))).messageId()).contains("1");
        assertThat(malformed("[4,\"1\",\"C\",\"d\"," + objects(100_000) + "]").problem())
                .isEqualTo(Problem.BAD_ANSWER);
        assertThat(malformed("[2," + "[".repeat(100_000)).problem()).isEqualTo(Problem.UNREADABLE);
    }

    @Test
    void aFrameBeyondTheLimitIsNotEvenParsed() {
        FrameCodec small = new FrameCodec(new FrameLimits(14, 32, 14, 14));
        assertThat(small.read("[2,\"1\",\"A\",{}]")).isInstanceOf(Frame.Call.class);
        assertThat(malformed(small, "[2,\"1\",\"A\",{} ]").problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(malformed(call("\"" + "x".repeat(2 << 20) + "\"")).problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(malformed(" ".repeat(2 << 20))).hasMessageContaining("longer than 1048576");
        MalformedFrameException tooManyBytes =
                catchThrowableOfType(MalformedFrameException.class, () -> codec.read(new byte[16 << 20]));
        assertThat(tooManyBytes.problem()).isEqualTo(Problem.UNREADABLE);
    }

    @Test
    void charactersAreCountedNotBytes() {
        FrameCodec small = new FrameCodec(new FrameLimits(14, 32, 14, 14));
        byte[] utf8 = "[2,\"充\",\"电\",{}]".getBytes(StandardCharsets.UTF_8);
        assertThat(utf8).hasSizeGreaterThan(14);
        assertThat(small.read(utf8)).isInstanceOf(Frame.Call.class);
    }

    @Test
    void stringsAreTakenUpToTheirLimit() {
        String longest = "x".repeat(1 << 19);
        assertThat(codec.read(call("{\"a\":\"" + longest + "\"}"))).isInstanceOf(Frame.Call.class);
        assertThat(malformed(call("{\"a\":\"" + longest + "x\"}")).problem()).isEqualTo(Problem.BAD_CALL);
        assertThat(malformed("[2,\"1\",\"" + longest + "x\",{}]").problem()).isEqualTo(Problem.BAD_CALL);
        assertThat(malformed("[4,\"1\",\"C\",\"" + longest + "x\",{}]").problem())
                .isEqualTo(Problem.BAD_ANSWER);
    }

    @Test
    void memberNamesAreTakenUpToTheirLimit() {
        String longest = "x".repeat(1000);
        assertThat(codec.read(call("{\"" + longest + "\":1}"))).isInstanceOf(Frame.Call.class);
        assertThat(malformed(call("{\"" + longest + "x\":1}")).problem()).isEqualTo(Problem.BAD_CALL);
    }

    @Test
    void numbersAreTakenUpToTheirLimit() {
        assertThat(codec.read(call("{\"a\":" + "9".repeat(200) + "}"))).isInstanceOf(Frame.Call.class);
        for (String number : new String[] {"9".repeat(201), "9".repeat(10_000), "0." + "1".repeat(10_000)}) {
            assertThat(malformed(call("{\"a\":" + number + "}")).problem()).isEqualTo(Problem.BAD_CALL);
        }
        assertThat(malformed("[" + "2".repeat(10_000) + ",\"1\",\"A\",{}]").problem())
                .isEqualTo(Problem.UNREADABLE);
        assertThat(malformed(call("1e" + "9".repeat(10_000))).problem()).isEqualTo(Problem.BAD_CALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e2147483647", "100e2147483647", "0e999999999"})
    void aHugeExponentCostsNoMoreThanItsText(String number) {
        Frame frame = assertTimeoutPreemptively(LONG, () -> codec.read(call("{\"a\":" + number + "}")));
        assertThat(((Frame.Call) frame).payload().get("a").decimalValue()).isEqualTo(new BigDecimal(number));
        String written = assertTimeoutPreemptively(LONG, () -> codec.write(frame));
        assertThat(written).hasSizeLessThan(50);
        assertThat(codec.read(written)).isEqualTo(frame);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483648", "1e9999999999", "1e-2147483648", "1e-9999999999", "1.1e99999999999999999"})
    void anExponentThatNoDecimalHoldsIsRefused(String number) {
        assertThat(malformed(call("{\"a\":" + number + "}")).problem()).isEqualTo(Problem.BAD_CALL);
        assertThat(malformed("[4,\"1\",\"C\",\"d\"," + number + "]").problem()).isEqualTo(Problem.BAD_ANSWER);
        assertThat(malformed("[" + number + ",\"1\",\"A\",{}]").problem()).isEqualTo(Problem.UNREADABLE);
    }

    @Test
    void namesThatShareOneHashAreReadAsFastAsOthers() {
        StringBuilder payload = new StringBuilder("{");
        for (int name = 0; name < 1 << 14; name++) {
            payload.append('"');
            for (int bit = 0; bit < 14; bit++) {
                payload.append((name >> bit & 1) == 0 ? "Aa" : "BB"); // both have the hash 2112
            }
            payload.append("\":1,");
        }
        String text = call(payload.append("\"z\":1}").toString());
        assertTimeoutPreemptively(LONG, () -> assertThat(codec.read(text)).isInstanceOf(Frame.Call.class));
        assertThat(codec.read(call("{\"connectorId\":1}"))).isInstanceOf(Frame.Call.class);
    }

    @Test
    void manySmallValuesAreReadInTime() {
        String arrays = "[" + "[],".repeat(300_000) + "1]";
        assertTimeoutPreemptively(
                LONG, () -> assertThat(codec.read(call(arrays))).isInstanceOf(Frame.Call.class));
        String nulls = "{\"a\":[" + "null,".repeat(200_000) + "1]}";
        assertTimeoutPreemptively(
                LONG, () -> assertThat(codec.read(call(nulls))).isInstanceOf(Frame.Call.class));
    }

    @Test
    void aTreeHasTheSameLimits() {
        for (String text : new String[] {
            "",
            " ",
            "{} {}",
            "{}x",
            "[".repeat(100_000),
            "9".repeat(201),
            "1e9999999999",
            "\"" + "x".repeat((1 << 19) + 1) + "\"",
            " ".repeat((1 << 20) + 1)
        }) {
            MalformedFrameException refusal =
                    catchThrowableOfType(MalformedFrameException.class, () -> codec.readTree(text));
            assertThat(refusal)
                    .as(text.length() > 60 ? text.substring(0, 60) : text)
                    .isNotNull();
            assertThat(refusal.problem()).isEqualTo(Problem.UNREADABLE);
        }
        assertThat(codec.readTree(" [1.10] ").toString()).isEqualTo("[1.10]");
    }

    @Test
    void limitsBelowOneMakeNoSense() {
        for (int[] limits : new int[][] {{0, 1, 1, 1}, {1, 0, 1, 1}, {1, 1, 0, 1}, {1, 1, 1, -1}}) {
            assertThat(catchThrowableOfType(
                            IllegalArgumentException.class,
                            () -> new FrameLimits(limits[0], limits[1], limits[2], limits[3])))
                    .isNotNull();
        }
    }

    private static String call(String payload) {
        return "[2,\"1\",\"A\"," + payload + "]";
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static String objects(int levels) {
        return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }

    private MalformedFrameException malformed(String text) {
        return malformed(codec, text);
    }

    private static MalformedFrameException malformed(FrameCodec codec, String text) {
        MalformedFrameException refusal = assertTimeoutPreemptively(
                LONG, () -> catchThrowableOfType(MalformedFrameException.class, () -> codec.read(text)));
        assertThat(refusal)
                .as("refusal of a text of %d characters", text.length())
                .isNotNull();
        return refusal;
    }
}
