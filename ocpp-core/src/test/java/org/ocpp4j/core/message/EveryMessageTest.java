package org.ocpp4j.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.codec.Decoded;
import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.message.MessageGenerator.Optionals;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for each message of both versions, shown with generated ones. */
class EveryMessageTest {
    private static final int SEEDS = 25;

    private final FrameCodec frames = new FrameCodec(FrameLimits.DEFAULT);

    /** One message of one action. */
    record Message(OcppVersion version, Action<?, ?> action, MessageKind kind) {
        Class<? extends Record> type() {
            return action.type(kind);
        }

        Record make(long seed, Optionals optionals) throws ReflectiveOperationException {
            return new MessageGenerator(seed, optionals).make(type());
        }

        ObjectNode encode(Record message) {
            return MessageCodec.of(version).encode(message, Strictness.REJECT);
        }

        Decoded<Object> decode(JsonNode payload, Strictness strictness) {
            return MessageCodec.of(version).decode(action, kind, payload, strictness);
        }

        List<String> names(boolean withOptionals) {
            return Arrays.stream(type().getRecordComponents())
                    .filter(component -> withOptionals || !MessageGenerator.isOptional(component))
                    .map(RecordComponent::getName)
                    .toList();
        }

        @Override
        public String toString() {
            return version + " " + type().getSimpleName();
        }
    }

    static Stream<Message> messages() {
        return Stream.of(Ocpp15.VERSION, Ocpp16.VERSION)
                .flatMap(version -> version.actions().stream()
                        .flatMap(action ->
                                Stream.of(MessageKind.values()).map(kind -> new Message(version, action, kind))));
    }

    @Test
    void thereAre126() {
        assertThat(messages()).hasSize(2 * 24 + 2 * 39).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void whatIsWrittenIsReadAgain(Message each) throws Exception {
        for (Optionals optionals : Optionals.values()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Record message = each.make(seed, optionals);
                String frame = frames.write(new Frame.CallResult("1", each.encode(message)));
                JsonNode payload = ((Frame.CallResult) frames.read(frame)).payload();
                assertThat(each.decode(payload, Strictness.REJECT).message()).isEqualTo(message);
                assertThat(each.decode(payload, Strictness.REPORT)).isEqualTo(new Decoded<>(message, List.of()));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void membersAreThoseOfTheRecordInItsOrder(Message each) throws Exception {
        assertThat(each.encode(each.make(1, Optionals.ALL)).propertyNames())
                .containsExactlyElementsOf(each.names(true));
        assertThat(each.encode(each.make(1, Optionals.NONE)).propertyNames())
                .containsExactlyElementsOf(each.names(false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void noRequiredMemberMayBeMissing(Message each) throws Exception {
        for (String name : each.names(false)) {
            ObjectNode payload = each.encode(each.make(1, Optionals.ALL));
            payload.remove(name);
            for (Strictness strictness : Strictness.values()) {
                assertThatExceptionOfType(InvalidMessageException.class)
                        .as(name)
                        .isThrownBy(() -> each.decode(payload, strictness))
                        .satisfies(refusal -> assertThat(refusal.violations())
                                .containsExactly(new Violation("", "required", name, "absent")));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void nullStandsForAnOptionalMemberInLenientModeOnly(Message each) throws Exception {
        ObjectNode payload = each.encode(each.make(1, Optionals.NONE));
        List<String> optional = each.names(true).stream()
                .filter(name -> !each.names(false).contains(name))
                .toList();
        optional.forEach(payload::putNull);
        Decoded<Object> decoded = each.decode(payload, Strictness.REPORT);
        assertThat(decoded.message()).isEqualTo(each.make(1, Optionals.NONE));
        assertThat(decoded.violations())
                .extracting(Violation::pointer)
                .containsExactlyElementsOf(
                        optional.stream().map(name -> "/" + name).toList());
        assertThat(decoded.violations())
                .allMatch(violation -> violation.keyword().equals("type"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void noMemberMayBeAdded(Message each) throws Exception {
        ObjectNode payload = each.encode(each.make(1, Optionals.ALL));
        payload.put("custom", "x");
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> each.decode(payload, Strictness.REJECT))
                .satisfies(refusal -> assertThat(refusal.violations())
                        .containsExactly(new Violation("", "additionalProperties", "no such member", "custom")));
        assertThat(each.decode(payload, Strictness.OFF).message()).isEqualTo(each.make(1, Optionals.ALL));
    }
}
