package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.codec.Texts.lenient;
import static org.ocpp4j.core.codec.Texts.refusal;
import static org.ocpp4j.core.codec.Texts.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.v15.MeterValuesRequest;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.GetConfigurationRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.SendLocalListRequest;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.ErrorCode;

/** Violations: where, what, which error code, and what is kept out of sight. */
class ViolationTest {
    @ParameterizedTest
    @CsvSource({
        "type, TYPE_CONSTRAINT_VIOLATION",
        "required, OCCURRENCE_CONSTRAINT_VIOLATION",
        "minItems, OCCURRENCE_CONSTRAINT_VIOLATION",
        "maxItems, OCCURRENCE_CONSTRAINT_VIOLATION",
        "additionalProperties, FORMATION_VIOLATION",
        "enum, PROPERTY_CONSTRAINT_VIOLATION",
        "maxLength, PROPERTY_CONSTRAINT_VIOLATION",
        "format, PROPERTY_CONSTRAINT_VIOLATION",
        "minimum, PROPERTY_CONSTRAINT_VIOLATION",
        "maximum, PROPERTY_CONSTRAINT_VIOLATION",
        "multipleOf, PROPERTY_CONSTRAINT_VIOLATION"
    })
    void everyKeywordHasAnErrorCode(String keyword, ErrorCode code) {
        assertThat(new Violation("/a", keyword, "x", "y").code()).isEqualTo(code);
    }

    @Test
    void aPayloadThatIsNoObjectIsNotWellFormed() {
        assertThat(new Violation("", "type", "object", "array").code()).isEqualTo(ErrorCode.FORMATION_VIOLATION);
    }

    @Test
    void whatTheCodecFindsLeadsToTheCodesOfTheSpecification() {
        assertThat(code(AuthorizeRequest.class, "[]")).isEqualTo("FormationViolation");
        assertThat(code(AuthorizeRequest.class, "{'idTag':'T','more':1}")).isEqualTo("FormationViolation");
        assertThat(code(AuthorizeRequest.class, "{}")).isEqualTo("OccurenceConstraintViolation");
        assertThat(code(AuthorizeRequest.class, "{'idTag':5}")).isEqualTo("TypeConstraintViolation");
        assertThat(code(AuthorizeRequest.class, "{'idTag':'" + "x".repeat(21) + "'}"))
                .isEqualTo("PropertyConstraintViolation");
        assertThat(code(ResetRequest.class, "{'type':'hard'}")).isEqualTo("PropertyConstraintViolation");
        assertThat(code(HeartbeatResponse.class, "{'currentTime':'now'}")).isEqualTo("PropertyConstraintViolation");
        assertThat(code(
                        MeterValuesRequest.class,
                        "{'connectorId':1,'values':[{'timestamp':'2026-11-22T12:00:00Z','values':[]}]}"))
                .isEqualTo("OccurenceConstraintViolation");
    }

    @Test
    void theFirstViolationDecidesTheCode() {
        InvalidMessageException refusal =
                refusal(ChangeConfigurationRequest.class, "{'more':1,'key':5}", Strictness.REJECT);
        assertThat(refusal.violations())
                .extracting(Violation::keyword)
                .containsExactly("additionalProperties", "type", "required");
        assertThat(refusal.code()).isEqualTo(ErrorCode.FORMATION_VIOLATION);
    }

    @Test
    void eachKeywordHasASentence() {
        assertThat(sentence(AuthorizeRequest.class, "[]")).isEqualTo("payload: expected object");
        assertThat(sentence(AuthorizeRequest.class, "{}")).isEqualTo("payload: required member idTag is missing");
        assertThat(sentence(AuthorizeRequest.class, "{'idTag':{}}")).isEqualTo("/idTag: expected string");
        assertThat(sentence(AuthorizeRequest.class, "{'idTag':'T','more':1}"))
                .isEqualTo("payload: member more is not allowed here");
        assertThat(sentence(AuthorizeRequest.class, "{'idTag':'" + "x".repeat(21) + "'}"))
                .isEqualTo("/idTag: longer than 20 characters");
        assertThat(sentence(ResetRequest.class, "{'type':'hard'}")).isEqualTo("/type: expected one of [Hard, Soft]");
        assertThat(sentence(HeartbeatResponse.class, "{'currentTime':''}"))
                .isEqualTo("/currentTime: not a valid date-time");
        assertThat(sentence(
                        MeterValuesRequest.class,
                        "{'connectorId':1,'values':[{'timestamp':'2026-11-22T12:00:00Z','values':[]}]}"))
                .isEqualTo("/values/0/values: fewer than 1 elements");
        assertThat(sentence(MeterValuesRequest.class, "{'connectorId':2147483648}"))
                .isEqualTo("/connectorId: outside of -2147483648 to 2147483647");
    }

    @Test
    void lengthIsCountedInCodePoints() {
        String plugs = "\uD83D\uDD0C".repeat(20);
        assertThat(Texts.strict(AuthorizeRequest.class, "{'idTag':'" + plugs + "'}")
                        .idTag())
                .isEqualTo(plugs);
        assertThat(refused(AuthorizeRequest.class, "{'idTag':'" + plugs + "x'}"))
                .hasSize(1);
    }

    @Test
    void elementsOfAListAreBoundedOneByOne() {
        String tooLong = "x".repeat(51);
        assertThat(refused(GetConfigurationRequest.class, "{'key':['a','" + tooLong + "',5]}"))
                .extracting(Violation::message)
                .containsExactly("/key/1: longer than 50 characters", "/key/2: expected string");
    }

    @Test
    void aQuotedValueIsShortened() {
        assertThat(refused(AuthorizeRequest.class, "{'idTag':'" + "x".repeat(500_000) + "'}"))
                .singleElement()
                .satisfies(
                        violation -> assertThat(violation.found()).hasSize(63).endsWith("..."));
        assertThat(refused(HeartbeatRequest.class, "{'" + "x".repeat(1000) + "':1}"))
                .singleElement()
                .satisfies(violation -> assertThat(violation.found()).hasSize(63));
    }

    @Test
    void noMoreThanAHundredViolationsAreKept() {
        StringBuilder members = new StringBuilder("{");
        for (int member = 0; member < 50_000; member++) {
            members.append("'m").append(member).append("':1,");
        }
        String payload = members.append("'z':1}").toString();
        assertThat(refused(HeartbeatRequest.class, payload)).hasSize(100);
        assertThat(lenient(HeartbeatRequest.class, payload).violations()).hasSize(100);
        String entries =
                "{'listVersion':1,'updateType':'Full','localAuthorizationList':[" + "{},".repeat(50_000) + "{}]}";
        assertThat(refused(SendLocalListRequest.class, entries))
                .hasSize(100)
                .last()
                .isEqualTo(new Violation("/localAuthorizationList/99", "required", "idTag", "absent"));
    }

    @Test
    void aMessageQuotesFiveViolationsAtMost() {
        assertThat(refusal(HeartbeatRequest.class, "{'a':1,'b':1,'c':1,'d':1,'e':1,'f':1}", Strictness.REJECT))
                .hasMessage("HeartbeatRequest of OCPP 1.6 is invalid: payload: member a is not allowed here; "
                        + "payload: member b is not allowed here; payload: member c is not allowed here; "
                        + "payload: member d is not allowed here; payload: member e is not allowed here");
    }

    @ParameterizedTest
    @EnumSource(Strictness.class)
    void theMessageOfARefusalQuotesNoValue(Strictness strictness) {
        String secret = "hunter2";
        String[] payloads = {
            "{'key':{'AuthorizationKey':'hunter2'},'value':'hunter2'}",
            "{'key':'AuthorizationKey','value':['hunter2']}",
            "{'key':['hunter2'],'value':{'hunter2':'hunter2'}}",
            "{'key':'AuthorizationKey','Value':'hunter2'}"
        };
        for (String payload : payloads) {
            assertThat(refusal(ChangeConfigurationRequest.class, payload, strictness))
                    .message()
                    .doesNotContain(secret);
        }
        String tooLong = "{'key':'AuthorizationKey','value':'" + secret.repeat(100) + "'}";
        assertThat(refusal(ChangeConfigurationRequest.class, tooLong, Strictness.REJECT))
                .message()
                .doesNotContain(secret);
        assertThat(refusal(ResetRequest.class, "{'type':'hunter2'}", Strictness.REJECT))
                .message()
                .doesNotContain(secret);
        assertThat(refusal(HeartbeatResponse.class, "{'currentTime':'hunter2'}", strictness))
                .message()
                .doesNotContain(secret);
        assertThat(refusal(DataTransferRequest.class, "{'vendorId':{},'data':{'hunter2':1}}", strictness))
                .message()
                .doesNotContain(secret);
    }

    private static String code(Class<?> type, String payload) {
        return refusal(type, payload, Strictness.REJECT).code().spellings().get(0);
    }

    private static String sentence(Class<?> type, String payload) {
        assertThat(refused(type, payload)).hasSize(1);
        return refused(type, payload).get(0).message();
    }
}
