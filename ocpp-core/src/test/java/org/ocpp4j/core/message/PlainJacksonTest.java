package org.ocpp4j.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.message.MessageGenerator.Optionals;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.v16.ResetType;
import tools.jackson.databind.json.JsonMapper;

/** Messages in the hands of a Jackson mapper that knows nothing of OCPP, as that of a web framework. */
class PlainJacksonTest {
    private final JsonMapper mapper = JsonMapper.builder().build();

    static Stream<Class<?>> records() {
        return EveryRecordTest.records();
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordIsReadAsItWasWritten(Class<?> type) throws Exception {
        for (Optionals optionals : Optionals.values()) {
            for (int seed = 0; seed < 5; seed++) {
                Object message = new MessageGenerator(seed, optionals).make(type);
                assertThat((Object) mapper.readValue(mapper.writeValueAsString(message), type))
                        .isEqualTo(message);
            }
        }
    }

    @Test
    void anEnumerationIsItsWireName() {
        assertThat(mapper.writeValueAsString(new ResetResponse(ResetStatus.ACCEPTED)))
                .isEqualTo("{\"status\":\"Accepted\"}");
        assertThat(mapper.readValue("{\"type\":\"Hard\"}", ResetRequest.class).type())
                .isSameAs(ResetType.HARD);
    }

    @Test
    void aValueThatIsNotKnownIsKept() {
        ChargePointStatus odd = mapper.readValue("\"Charging2\"", ChargePointStatus.class);
        assertThat(odd.isKnown()).isFalse();
        assertThat(mapper.writeValueAsString(odd)).isEqualTo("\"Charging2\"");
    }
}
