package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.error.MalformedFrameException.Problem;

/** Texts that are no frame: what is reported decides whether a CALLERROR answers them. */
class MalformedFrameTest {
    private final FrameCodec codec = new FrameCodec(FrameLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t ",
                "null",
                "2",
                "\"[2,\\\"1\\\",\\\"Heartbeat\\\",{}]\"",
                "{}",
                "{\"2\":\"1\"}",
                "[]",
                "[",
                "]",
                "[2",
                "[2]",
                "[2,",
                "[,\"1\",\"Heartbeat\",{}]",
                "[null,\"1\",\"Heartbeat\",{}]",
                "[true,\"1\",\"Heartbeat\",{}]",
                "[\"2\",\"1\",\"Heartbeat\",{}]",
                "[[2],\"1\",\"Heartbeat\",{}]",
                "[2.0,\"1\",\"Heartbeat\",{}]",
                "[1e1,\"1\",\"Heartbeat\",{}]",
                "[2e0,\"1\",\"Heartbeat\",{}]",
                "[02,\"1\",\"Heartbeat\",{}]",
                "[+2,\"1\",\"Heartbeat\",{}]",
                "[2,null,\"Heartbeat\",{}]",
                "[2,1,\"Heartbeat\",{}]",
                "[2,[\"1\"],\"Heartbeat\",{}]",
                "[2,{\"id\":\"1\"},\"Heartbeat\",{}]",
                "[2,\"1",
                "[2,'1','Heartbeat',{}]",
                "2,\"1\",\"Heartbeat\",{}]",
                "/* c */ [2,\"1\",\"Heartbeat\",{}]",
                "// c\n[2,\"1\",\"Heartbeat\",{}]",
                "# c\n[2,\"1\",\"Heartbeat\",{}]",
                "\uFEFF[2,\"1\",\"Heartbeat\",{}]",
                "\0[2,\"1\",\"Heartbeat\",{}]",
                "[2,\"\0\",\"Heartbeat\",{}]",
                "\uD83D[2,\"1\",\"Heartbeat\",{}]",
                "<html></html>",
                "NaN"
            })
    void nothingCanAnswerATextWithoutTypeAndId(String text) {
        assertMalformed(text, Problem.UNREADABLE, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "5",
                "6",
                "-1",
                "-0",
                "2147483648",
                "4294967298",
                "18446744073709551618",
                "-99999999999999999999999999999999"
            })
    void aMessageTypeThatOcppLacksIsToBeIgnored(String type) {
        assertMalformed("[" + type + ",\"1\",\"Heartbeat\",{}]", Problem.UNKNOWN_TYPE, "1");
        assertMalformed("[" + type + "]", Problem.UNKNOWN_TYPE, null);
    }

    static Stream<Arguments> badRests() {
        return Stream.of(
                arguments("2", ""),
                arguments("2", ",null,{}"),
                arguments("2", ",5,{}"),
                arguments("2", ",{}"),
                arguments("2", ",[\"Heartbeat\"],{}"),
                arguments("2", ",\"Heartbeat\""),
                arguments("2", ",\"Heartbeat\",{},{}"),
                arguments("2", ",\"Heartbeat\",{},null"),
                arguments("2", ",\"Heartbeat\",{\"a\":}"),
                arguments("2", ",\"Heartbeat\",{\"a\":1,}"),
                arguments("2", ",\"Heartbeat\",{\"a\" 1}"),
                arguments("2", ",\"Heartbeat\",{a:1}"),
                arguments("2", ",\"Heartbeat\",{'a':1}"),
                arguments("2", ",\"Heartbeat\",{\"a\":'b'}"),
                arguments("2", ",\"Heartbeat\",{\"a\":NaN}"),
                arguments("2", ",\"Heartbeat\",{\"a\":Infinity}"),
                arguments("2", ",\"Heartbeat\",{\"a\":-Infinity}"),
                arguments("2", ",\"Heartbeat\",{\"a\":01}"),
                arguments("2", ",\"Heartbeat\",{\"a\":+1}"),
                arguments("2", ",\"Heartbeat\",{\"a\":.5}"),
                arguments("2", ",\"Heartbeat\",{\"a\":5.}"),
                arguments("2", ",\"Heartbeat\",{\"a\":1e}"),
                arguments("2", ",\"Heartbeat\",{\"a\":0x1}"),
                arguments("2", ",\"Heartbeat\",{\"a\":-}"),
                arguments("2", ",\"Heartbeat\",{\"a\":True}"),
                arguments("2", ",\"Heartbeat\",{\"a\":undefined}"),
                arguments("2", ",\"Heartbeat\",{/* c */}"),
                arguments("2", ",\"Heartbeat\",{} // c\n"),
                arguments("2", ",\"Heartbeat\",{\"a\":\"\0\"}"),
                arguments("2", ",\"Heartbeat\",{\"a\":\"line\nfeed\"}"),
                arguments("2", ",\"Heartbeat\",{\"a\":\"\\x\"}"),
                arguments("2", ",\"Heartbeat\",{\"a\":\"\\u12\"}"),
                arguments("2", ",\"Heartbeat\",{\"a\":[}]"),
                arguments("3", ""),
                arguments("3", ",{},{}"),
                arguments("3", ",{\"a\":NaN}"),
                arguments("4", ""),
                arguments("4", ",null"),
                arguments("4", ",5,\"\",{}"),
                arguments("4", ",\"GenericError\",5,{}"),
                arguments("4", ",\"GenericError\",{}"),
                arguments("4", ",\"GenericError\",\"\",{},{}"),
                arguments("4", ",\"GenericError\",\"\",{'a':1}"));
    }

    @ParameterizedTest
    @MethodSource("badRests")
    void whatIsWrongBehindTheIdIsReportedWithIt(String type, String rest) {
        Problem problem = "2".equals(type) ? Problem.BAD_CALL : Problem.BAD_ANSWER;
        assertMalformed("[" + type + ",\"id-1\"" + rest + "]", problem, "id-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2,\"id-1\",\"A\",{}]", "[3,\"id-1\",{}]", "[4,\"id-1\",\"C\",\"d\",{}]"})
    void aFrameThatEndsTooEarlyOrTooLateIsReportedWithItsId(String frame) {
        Problem problem = frame.startsWith("[2") ? Problem.BAD_CALL : Problem.BAD_ANSWER;
        for (int length = "[2,\"id-1\"".length(); length < frame.length(); length++) {
            assertMalformed(frame.substring(0, length), problem, "id-1");
        }
        for (String more : new String[] {"x", "]", ",", "{}", "[]", "\0", " 1", frame, "\n" + frame, "/* c */"}) {
            assertMalformed(frame + more, problem, "id-1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"1\",\"ChangeConfiguration\",{\"value\":hunter2}]",
                "[2,\"1\",\"ChangeConfiguration\",{\"value\":'hunter2'}]",
                "[2,\"1\",\"ChangeConfiguration\",{hunter2:1}]",
                "[2,\"1\",\"ChangeConfiguration\",{\"hunter2\" 1}]",
                "[2,\"1\",\"ChangeConfiguration\",{\"value\":\"hunter2\n\"}]",
                "[2,\"1\",\"ChangeConfiguration\",{\"value\":\"hunter2\"",
                "[2,\"1\",\"ChangeConfiguration\",{\"value\":\"hunter2",
                "[2,\"1\",\"ChangeConfiguration\",{}]hunter2",
                "hunter2"
            })
    void theMessageOfARefusalQuotesNoText(String text) {
        assertThat(catchThrowable(() -> codec.read(text)))
                .isInstanceOf(MalformedFrameException.class)
                .message()
                .doesNotContain("hunter");
        assertThat(catchThrowable(() -> codec.readTree(text)))
                .isInstanceOf(MalformedFrameException.class)
                .message()
                .doesNotContain("hunter");
    }

    @Test
    void anIdLongerThanAnyPeerMakesIsNotTaken() {
        assertMalformed("[2,\"" + "i".repeat(256) + "\",\"Heartbeat\",{}]", Problem.UNREADABLE, null);
        assertMalformed("[3,\"" + "i".repeat(600_000) + "\",{}]", Problem.UNREADABLE, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5b80", // a continuation byte alone
                "5bff", // a byte that UTF-8 has not
                "5bc0af5d", // an overlong slash
                "5be28228", // a sequence that breaks off
                "5beda0805d", // half of a surrogate pair
                "5bf49080805d", // beyond U+10FFFF
                "fffe5b00", // UTF-16
                "005b0032" // UTF-16 without a mark
            })
    void bytesThatAreNotUtf8AreNoText(String hex) {
        Throwable thrown = catchThrowable(() -> codec.read(HexFormat.of().parseHex(hex)));
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        MalformedFrameException.class,
                        malformed -> assertThat(malformed.problem()).isEqualTo(Problem.UNREADABLE));
    }

    @Test
    void invalidUtf8BehindTheIdIsNoTextEither() {
        byte[] bytes = "[2,\"1\",\"Heartbeat\",{\"a\":\"#\"}]".getBytes(StandardCharsets.US_ASCII);
        bytes[bytes.length - 4] = (byte) 0xE9; // é in ISO 8859-1
        Throwable thrown = catchThrowable(() -> codec.read(bytes));
        assertThat(thrown).isInstanceOf(MalformedFrameException.class).hasMessage("not UTF-8");
    }

    private void assertMalformed(String text, Problem problem, @Nullable String messageId) {
        for (Throwable thrown : new Throwable[] {
            catchThrowable(() -> codec.read(text)),
            catchThrowable(() -> codec.read(text.getBytes(StandardCharsets.UTF_8)))
        }) {
            assertThat(thrown).as(text).isInstanceOfSatisfying(MalformedFrameException.class, malformed -> {
                assertThat(malformed.problem()).as(text).isEqualTo(problem);
                assertThat(malformed.messageId()).as(text).isEqualTo(Optional.ofNullable(messageId));
                assertThat(malformed).message().isNotBlank();
            });
        }
    }
}
