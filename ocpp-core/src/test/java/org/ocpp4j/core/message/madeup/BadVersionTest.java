package org.ocpp4j.core.message.madeup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.codec.MessageSchemas;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.OtherMembers;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.message.WireEnum;
import org.ocpp4j.core.message.madeup.MadeUpVersion.NotifyWeatherRequest;
import org.ocpp4j.core.message.madeup.MadeUpVersion.NotifyWeatherResponse;
import org.ocpp4j.core.message.madeup.MadeUpVersion.SetLightRequest;
import org.ocpp4j.core.message.madeup.MadeUpVersion.SetLightResponse;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;

/** Versions that cannot work: they are refused when their codec is made, and the message says what to mend. */
public final class BadVersionTest {
    /** The answer to all of them. */
    public record Empty() implements Response {}

    public record AnyList(List<Object> things) implements FromStation<Empty> {}

    public record RawMap(Map<String, String> things) implements FromStation<Empty> {}

    public record Wildcard(List<? extends String> things) implements FromStation<Empty> {}

    public record FloatingPoint(double things) implements FromStation<Empty> {}

    public record JavaEnum(@Nullable MessageKind things) implements FromStation<Empty> {}

    public record BadWithin(List<Inner> inner) implements FromStation<Empty> {}

    public record Inner(char things) {}

    public record OddEnum(Nameless things) implements FromStation<Empty> {}

    public record ArrayEnum(Arrayed things) implements FromStation<Empty> {}

    public record OddMembers(@OtherMembers Map<String, String> things) implements FromStation<Empty> {}

    public record TwiceOpen(
            @OtherMembers Map<String, JsonNode> first,
            @OtherMembers Map<String, JsonNode> things) implements FromStation<Empty> {}

    public record Loop(@Nullable Loop things) implements FromStation<Empty> {}

    record Hidden(String things) implements FromStation<Empty> {}

    /** Neither from nor to the station. */
    public record Undirected() implements Request<Empty> {}

    /** Lacks the two static methods. */
    public static final class Nameless extends WireEnum {
        public Nameless() {
            super("x");
        }
    }

    /** Has one of them wrong. */
    public static final class Arrayed extends WireEnum {
        private Arrayed() {
            super("x");
        }

        public static Arrayed of(String wireName) {
            return new Arrayed();
        }

        public static Arrayed[] values() {
            return new Arrayed[0];
        }
    }

    /** A version of one's own. */
    record Version(String name, List<Action<?, ?>> actions) implements OcppVersion {
        @Override
        public String subprotocol() {
            return "ocpp" + name;
        }
    }

    static Stream<Arguments> badComponents() {
        return Stream.of(
                Arguments.of(Action.of("A", AnyList.class, Empty.class), "AnyList", "java.lang.Object"),
                Arguments.of(Action.of("A", RawMap.class, Empty.class), "RawMap", "java.util.Map"),
                Arguments.of(Action.of("A", Wildcard.class, Empty.class), "Wildcard", "? extends"),
                Arguments.of(Action.of("A", FloatingPoint.class, Empty.class), "FloatingPoint", "double"),
                Arguments.of(Action.of("A", JavaEnum.class, Empty.class), "JavaEnum", "MessageKind"),
                Arguments.of(Action.of("A", BadWithin.class, Empty.class), "Inner", "char"),
                Arguments.of(Action.of("A", OddEnum.class, Empty.class), "OddEnum", "Nameless"),
                Arguments.of(Action.of("A", ArrayEnum.class, Empty.class), "ArrayEnum", "Arrayed"),
                Arguments.of(Action.of("A", OddMembers.class, Empty.class), "OddMembers", "Map<String, JsonNode>"),
                Arguments.of(Action.of("A", TwiceOpen.class, Empty.class), "TwiceOpen", "the only one"),
                Arguments.of(Action.of("A", Loop.class, Empty.class), "Loop", "Loop"));
    }

    @ParameterizedTest
    @MethodSource("badComponents")
    void aComponentOfAStrangeTypeIsNamedWithItsRecord(Action<?, ?> action, String record, String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageCodec.of(new Version("bad", List.of(action))))
                .withMessageContaining(record)
                .withMessageContaining("component things")
                .withMessageContaining(type);
    }

    @Test
    void aRecordThatIsNotPublicIsRefused() {
        Action<?, ?> action = Action.of("A", Hidden.class, Empty.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageCodec.of(new Version("hidden", List.of(action))))
                .withMessageContaining("BadVersionTest$Hidden");
    }

    @Test
    void twoActionsOfOneNameAreRefused() {
        List<Action<?, ?>> actions = List.of(
                Action.of("Twice", NotifyWeatherRequest.class, NotifyWeatherResponse.class),
                Action.of("Twice", SetLightRequest.class, SetLightResponse.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageCodec.of(new Version("7.7", actions)))
                .withMessage("OCPP 7.7 has two actions Twice");
    }

    @Test
    void aRequestWithoutDirectionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Action.of("Undirected", Undirected.class, Empty.class))
                .withMessageContaining("Undirected is neither FromStation nor ToStation");
    }

    @Test
    void aVersionThatIsRefusedIsNotRemembered() {
        OcppVersion bad = new Version("bad", List.of(Action.of("A", AnyList.class, Empty.class)));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> MessageCodec.of(bad));
        }
    }

    @Test
    void aVersionThatBearsTheNameOfAnotherHasItsOwnSchemas() {
        OcppVersion ours = new Version(
                "1.6", List.of(Action.of("Reset", NotifyWeatherRequest.class, NotifyWeatherResponse.class)));
        assertThat(MessageSchemas.find(ours, "Reset", MessageKind.REQUEST)
                        .orElseThrow()
                        .toString())
                .contains("readings");
    }
}
