package org.ocpp4j.core.v15;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.codec.Texts.refusal;
import static org.ocpp4j.core.codec.Texts.refused;
import static org.ocpp4j.core.codec.Texts.strict;
import static org.ocpp4j.core.codec.Texts.text;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;

/** 1.5 over JSON, which nobody specified: what published software sends is read, one layout is written. */
class Layouts15Test {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SAMPLES = "[{'value':'20','unit':'Wh'},{'value':'1','location':'Body'}]";
    private static final MeterValue READING = new MeterValue(
            NOON,
            List.of(
                    new SampledValue("20").withUnit(UnitOfMeasure.WH),
                    new SampledValue("1").withLocation(Location.BODY)));

    @ParameterizedTest
    @ValueSource(strings = {"values", "value"})
    void bothNamesOfTheListOfSamplesAreRead(String inner) {
        String readings = "[{'timestamp':'2026-11-22T12:00:00Z','" + inner + "':" + SAMPLES + "}]";
        assertThat(strict(MeterValuesRequest.class, "{'connectorId':1,'transactionId':7,'values':" + readings + "}"))
                .isEqualTo(new MeterValuesRequest(1, 7, List.of(READING)));
        assertThat(strict(
                        StopTransactionRequest.class,
                        "{'transactionId':7,'timestamp':'2026-11-22T12:00:00Z','meterStop':9,"
                                + "'transactionData':[{'values':" + readings + "}]}"))
                .isEqualTo(
                        new StopTransactionRequest(7, null, NOON, 9, List.of(new TransactionData(List.of(READING)))));
    }

    @Test
    void oneNameIsWritten() {
        assertThat(text(new MeterValuesRequest(1, 7, List.of(READING))))
                .isEqualTo("{\"connectorId\":1,\"transactionId\":7,\"values\":"
                        + "[{\"timestamp\":\"2026-11-22T12:00:00.000Z\",\"values\":"
                        + "[{\"value\":\"20\",\"unit\":\"Wh\"},{\"value\":\"1\",\"location\":\"Body\"}]}]}");
        assertThat(text(new StopTransactionRequest(7, "T", NOON, 9, List.of(new TransactionData(List.of(READING))))))
                .isEqualTo("{\"transactionId\":7,\"idTag\":\"T\",\"timestamp\":\"2026-11-22T12:00:00.000Z\","
                        + "\"meterStop\":9,\"transactionData\":[{\"values\":"
                        + "[{\"timestamp\":\"2026-11-22T12:00:00.000Z\",\"values\":"
                        + "[{\"value\":\"20\",\"unit\":\"Wh\"},{\"value\":\"1\",\"location\":\"Body\"}]}]}]}");
    }

    @Test
    void bothNamesAtOnceAreOneTooMany() {
        String reading = "{'timestamp':'2026-11-22T12:00:00Z','value':[{'value':'1'}],'values':[{'value':'2'}]}";
        assertThat(refused(MeterValuesRequest.class, "{'connectorId':1,'values':[" + reading + "]}"))
                .containsExactly(new Violation("/values/0", "additionalProperties", "no such member", "values"));
    }

    @Test
    void aReadingNeedsASampleUnderEitherName() {
        String reading = "{'connectorId':1,'values':[{'timestamp':'2026-11-22T12:00:00Z'%s}]}";
        assertThat(refused(MeterValuesRequest.class, reading.formatted("")))
                .containsExactly(new Violation("/values/0", "required", "values", "absent"));
        assertThat(refused(MeterValuesRequest.class, reading.formatted(",'values':[]")))
                .containsExactly(new Violation("/values/0/values", "minItems", "1", "0 elements"));
        assertThat(refused(MeterValuesRequest.class, reading.formatted(",'value':[]")))
                .containsExactly(new Violation("/values/0/value", "minItems", "1", "0 elements"));
    }

    @Test
    void theNamesOf16AreNotThoseOf15() {
        assertThat(refusal(
                                MeterValuesRequest.class,
                                "{'connectorId':1,'meterValue':[{'timestamp':'2026-11-22T12:00:00Z','sampledValue':[]}]}",
                                Strictness.REJECT)
                        .violations())
                .containsExactly(new Violation("", "additionalProperties", "no such member", "meterValue"));
        assertThat(refused(
                        MeterValuesRequest.class,
                        "{'connectorId':1,'values':[{'timestamp':'2026-11-22T12:00:00Z',"
                                + "'values':[{'value':'1','phase':'L1'}]}]}"))
                .containsExactly(
                        new Violation("/values/0/values/0", "additionalProperties", "no such member", "phase"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localAuthorisationList", "localAuthorizationList"})
    void bothSpellingsOfTheLocalListAreRead(String name) {
        assertThat(strict(
                        SendLocalListRequest.class,
                        "{'updateType':'Full','listVersion':3,'" + name + "':[{'idTag':'T'}],'hash':'abc'}"))
                .isEqualTo(
                        new SendLocalListRequest(UpdateType.FULL, 3, List.of(new AuthorisationData("T", null)), "abc"));
    }

    @Test
    void theLocalListIsWrittenWithAnS() {
        assertThat(text(new SendLocalListRequest(UpdateType.FULL, 3, List.of(new AuthorisationData("T", null)), null)))
                .isEqualTo("{\"updateType\":\"Full\",\"listVersion\":3,"
                        + "\"localAuthorisationList\":[{\"idTag\":\"T\"}]}");
    }

    @Test
    void anAbsentListIsLeftOut() {
        assertThat(text(new SendLocalListRequest(UpdateType.DIFFERENTIAL, 3, null, null)))
                .isEqualTo("{\"updateType\":\"Differential\",\"listVersion\":3}");
        assertThat(text(new MeterValuesRequest(1, null, null))).isEqualTo("{\"connectorId\":1}");
    }

    @Test
    void textThat16BoundsIsUnboundedIn15() {
        String longText = "x".repeat(2000);
        assertThat(strict(ChangeConfigurationRequest.class, "{'key':'" + longText + "','value':'" + longText + "'}"))
                .isEqualTo(new ChangeConfigurationRequest(longText, longText));
    }
}
