package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.error.MalformedFrameException;

/** Damaged frames by the thousand: each is a frame or a reported error, and a frame is written so that it is read again. */
class FrameFuzzTest {
    private static final int ROUNDS = 50_000;
    private static final List<byte[]> FRAMES = List.of(
            utf8("[2,\"19223201\",\"BootNotification\",{\"chargePointVendor\":\"Größe\",\"chargePointModel\":\"M\"}]"),
            utf8(
                    "[2,\"a-1\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-11-22T12:00:00Z\","
                            + "\"sampledValue\":[{\"value\":\"1.5\",\"unit\":\"kWh\"},{\"value\":\"-2e3\"}]}]}]"),
            utf8(
                    "[2,\"2\",\"SetChargingProfile\",{\"limit\":16.40,\"min\":-0.1e2,\"on\":true,\"off\":false,\"x\":null}]"),
            utf8("[3,\"\\u0031\",{\"status\":\"Accepted\",\"data\":\"\\ud83d\\udd0c \uD83D\uDD0C \\\"\\\\\\/\\n\"}]"),
            utf8("[4,\"3\",\"GenericError\",\"no\",{\"hint\":[1,2,[3]]}]"),
            utf8("[3,\"4\",null]"));
    private static final List<byte[]> TOKENS = List.of(
            utf8("["),
            utf8("]"),
            utf8("{"),
            utf8("}"),
            utf8("\""),
            utf8(","),
            utf8(":"),
            utf8("\\u"),
            utf8("null"),
            utf8("1e999999999"),
            utf8("1e9999999999"),
            utf8("-"),
            utf8("e+"),
            utf8("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["),
            utf8("999999999999999999999999"),
            utf8("\0"),
            utf8("\uFEFF"),
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xFF});

    private final FrameCodec codec = new FrameCodec(FrameLimits.DEFAULT);

    @Test
    void damagedFramesAreFramesOrReportedErrors() {
        Random random = new Random(16);
        int frames = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(FRAMES.get(random.nextInt(FRAMES.size())), random);
            frames += survives(damaged) ? 1 : 0;
        }
        // Both outcomes must be common, else the damage tests one of them only.
        assertThat(frames).isBetween(ROUNDS / 50, ROUNDS / 2);
    }

    private boolean survives(byte[] damaged) {
        try {
            String written = codec.write(codec.read(damaged));
            assertThat(codec.write(codec.read(written))).isEqualTo(written);
            return true;
        } catch (MalformedFrameException reported) {
            if (reported.problem() != MalformedFrameException.Problem.UNKNOWN_TYPE) {
                assertThat(reported.messageId().isPresent())
                        .isEqualTo(reported.problem() == MalformedFrameException.Problem.BAD_CALL
                                || reported.problem() == MalformedFrameException.Problem.BAD_ANSWER);
            }
            return false;
        } catch (RuntimeException | Error escaped) {
            return fail("Escaped for " + new String(damaged, StandardCharsets.UTF_8), escaped);
        }
    }

    private static byte[] damage(byte[] frame, Random random) {
        byte[] damaged = frame;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(damaged.length + 1);
            damaged = switch (random.nextInt(5)) {
                case 0 -> flip(damaged, random);
                case 1 -> Arrays.copyOf(damaged, at);
                case 2 -> splice(damaged, at, TOKENS.get(random.nextInt(TOKENS.size())), 0);
                case 3 -> splice(damaged, at, new byte[0], random.nextInt(4));
                default -> splice(damaged, at, new byte[] {(byte) random.nextInt(256)}, 1);
            };
        }
        return damaged;
    }

    private static byte[] flip(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] splice(byte[] bytes, int at, byte[] insert, int remove) {
        int rest = Math.min(bytes.length, at + remove);
        byte[] result = Arrays.copyOf(bytes, at + insert.length + bytes.length - rest);
        System.arraycopy(insert, 0, result, at, insert.length);
        System.arraycopy(bytes, rest, result, at + insert.length, bytes.length - rest);
        return result;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
