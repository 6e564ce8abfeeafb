package org.ocpp4j.core.v15;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.v15.Translated.toHandler;
import static org.ocpp4j.core.v15.Translated.toWire;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.message.MessageGenerator;
import org.ocpp4j.core.message.MessageGenerator.Optionals;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;

/** What holds for the translation of each message, shown with generated ones. */
class EveryTranslationTest {
    private static final int SEEDS = 40;
    /** Messages in which the way to the handlers loses something; see DialectTest for what. */
    private static final Set<String> LOSSY =
            Set.of("StopTransactionRequest", "SendLocalListRequest", "SendLocalListResponse");

    /** One message that both versions have. */
    record Pair(Class<? extends Record> wire, Class<? extends Record> handler) {
        @Override
        public String toString() {
            return wire.getSimpleName();
        }
    }

    static Stream<Pair> pairs() {
        return Ocpp15.VERSION.actions().stream()
                .flatMap(action -> Stream.of(MessageKind.values())
                        .map(kind -> new Pair(action.type(kind), handler(action).type(kind))));
    }

    private static Action<?, ?> handler(Action<?, ?> action) {
        return MessageCodec.of(Ocpp16.VERSION).action(action.name()).orElseThrow();
    }

    @Test
    void eachActionOf15HasOneOf16() {
        assertThat(pairs()).hasSize(48);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void whatA15PeerSaysReachesTheHandler(Pair pair) throws Exception {
        for (Optionals optionals : Optionals.values()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Record wire = new MessageGenerator(seed, optionals).make(pair.wire());
                assertThat(toHandler(wire)).isInstanceOf(pair.handler());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void whatAHandlerSaysIsValidIn15OrRefused(Pair pair) throws Exception {
        MessageCodec codec = MessageCodec.of(Ocpp15.VERSION);
        int said = 0;
        for (int seed = 0; seed < 10 * SEEDS; seed++) {
            Record message = new MessageGenerator(seed, Optionals.SOME).make(pair.handler());
            try {
                Object wire = toWire(message);
                assertThat(wire).isInstanceOf(pair.wire());
                assertThat(codec.encode(wire, Strictness.REJECT)).isNotNull();
                said++;
            } catch (NotRepresentableException refused) {
                assertThat(refused).hasMessageStartingWith("OCPP 1.5 cannot say this: ");
            }
        }
        assertThat(said).as("messages that 1.5 can say").isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void whatReachedTheHandlerAndIsValidThereIsSaidBackInTheSameWords(Pair pair) throws Exception {
        MessageCodec codec = MessageCodec.of(Ocpp16.VERSION);
        int same = 0;
        for (int seed = 0; seed < 10 * SEEDS; seed++) {
            Record wire = new MessageGenerator(seed, Optionals.SOME).make(pair.wire());
            Object handler = toHandler(wire);
            Action<?, ?> action = codec.action(handler.getClass()).orElseThrow();
            MessageKind kind = action.requestType() == handler.getClass() ? MessageKind.REQUEST : MessageKind.RESPONSE;
            if (codec.validate(action, kind, codec.encode(handler, Strictness.OFF))
                    .isEmpty()) {
                Object back = toWire(handler);
                assertThat(toHandler(back)).isEqualTo(handler);
                same += back.equals(wire) ? 1 : 0;
            }
        }
        assertThat(same)
                .as("messages that survive both ways")
                .isGreaterThan(LOSSY.contains(pair.toString()) ? 0 : SEEDS);
    }
}
