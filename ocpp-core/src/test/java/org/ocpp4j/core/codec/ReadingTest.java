package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ocpp4j.core.codec.Texts.json;
import static org.ocpp4j.core.codec.Texts.lenient;
import static org.ocpp4j.core.codec.Texts.refusal;
import static org.ocpp4j.core.codec.Texts.refused;
import static org.ocpp4j.core.codec.Texts.strict;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.GetConfigurationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.KeyValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.ErrorCode;

/** Payloads that are read: strictly, and as stations really send them. */
class ReadingTest {
    private static final String STATUS = "{'connectorId':1,'errorCode':'NoError','status':'Available'%s}";

    @Test
    void membersMayComeInAnyOrder() {
        assertThat(strict(
                        StatusNotificationRequest.class, "{'status':'Charging','errorCode':'NoError','connectorId':2}"))
                .isEqualTo(new StatusNotificationRequest(2, ChargePointStatus.CHARGING, ChargePointErrorCode.NO_ERROR));
    }

    @Test
    void strictRefusesNullForAnAbsentMember() {
        assertThat(refused(StatusNotificationRequest.class, STATUS.formatted(",'info':null")))
                .containsExactly(new Violation("/info", "type", "string", "null"));
        assertThat(refused(StatusNotificationRequest.class, STATUS.formatted(",'timestamp':null")))
                .containsExactly(new Violation("/timestamp", "type", "string", "null"));
        assertThat(refused(MeterValuesRequest.class, "{'connectorId':1,'transactionId':null,'meterValue':[]}"))
                .containsExactly(new Violation("/transactionId", "type", "integer", "null"));
    }

    @Test
    void lenientTakesNullForAnAbsentMember() {
        Decoded<StatusNotificationRequest> decoded =
                lenient(StatusNotificationRequest.class, STATUS.formatted(",'info':null,'timestamp':null"));
        assertThat(decoded.message()).isEqualTo(strict(StatusNotificationRequest.class, STATUS.formatted("")));
        assertThat(decoded.violations()).extracting(Violation::pointer).containsExactly("/info", "/timestamp");
    }

    @Test
    void lenientLeavesOutWhatTheMessageDoesNotHave() {
        Decoded<HeartbeatRequest> decoded = lenient(HeartbeatRequest.class, "{'connectorId':1,'b':{'c':[]}}");
        assertThat(decoded.message()).isEqualTo(new HeartbeatRequest());
        assertThat(decoded.violations())
                .containsExactly(
                        new Violation("", "additionalProperties", "no such member", "connectorId"),
                        new Violation("", "additionalProperties", "no such member", "b"));
    }

    @Test
    void lenientKeepsTextThatIsTooLong() {
        Decoded<AuthorizeRequest> decoded = lenient(AuthorizeRequest.class, "{'idTag':'" + "x".repeat(21) + "'}");
        assertThat(decoded.message().idTag()).hasSize(21);
        assertThat(decoded.violations()).extracting(Violation::keyword).containsExactly("maxLength");
    }

    @Test
    void lenientKeepsEnumValuesThatNobodyKnows() {
        Decoded<StatusNotificationRequest> decoded = lenient(
                StatusNotificationRequest.class, "{'connectorId':1,'errorCode':'noerror','status':'Plugged in'}");
        ChargePointStatus status = decoded.message().status();
        assertThat(status.isKnown()).isFalse();
        assertThat(status.wireName()).isEqualTo("Plugged in");
        assertThat(status).isEqualTo(ChargePointStatus.of("Plugged in")).isNotEqualTo(ChargePointStatus.AVAILABLE);
        assertThat(decoded.message().errorCode()).isNotEqualTo(ChargePointErrorCode.NO_ERROR);
        assertThat(decoded.violations())
                .extracting(Violation::pointer, Violation::keyword)
                .containsExactly(tuple("/errorCode", "enum"), tuple("/status", "enum"));
        assertThat(Texts.text(Texts.codec(StatusNotificationRequest.class).encode(decoded.message(), Strictness.OFF)))
                .isEqualTo("{\"connectorId\":1,\"status\":\"Plugged in\",\"errorCode\":\"noerror\"}");
    }

    @Test
    void lenientTakesValuesOfTheWrongType() {
        Decoded<StatusNotificationRequest> decoded = lenient(
                StatusNotificationRequest.class,
                "{'connectorId':' 1 ','errorCode':'NoError','status':'Available','info':12.50,'vendorId':true}");
        assertThat(decoded.message())
                .isEqualTo(new StatusNotificationRequest(1, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR)
                        .withInfo("12.50")
                        .withVendorId("true"));
        assertThat(decoded.violations())
                .containsExactly(
                        new Violation("/connectorId", "type", "integer", "\" 1 \""),
                        new Violation("/info", "type", "string", "12.50"),
                        new Violation("/vendorId", "type", "string", "true"));
        Decoded<GetConfigurationResponse> settings = lenient(
                GetConfigurationResponse.class,
                "{'configurationKey':[{'key':'a','readonly':'true'},{'key':'b','readonly':'false','value':5}]}");
        assertThat(settings.message().configurationKey())
                .containsExactly(new KeyValue("a", true, null), new KeyValue("b", false, "5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'one'", "''", "'1.5'", "[1]", "{}", "null", "true", "1.5"})
    void whatIsNoNumberInAnyWayIsRefusedEvenLeniently(String connector) {
        String payload = STATUS.replace("1,", connector + ",").formatted("");
        assertThat(refusal(StatusNotificationRequest.class, payload, Strictness.REPORT))
                .hasMessage("StatusNotificationRequest of OCPP 1.6 is invalid: /connectorId: expected integer");
    }

    @Test
    void anOptionalMemberThatCannotBeReadIsAbsentInLenientMode() {
        Decoded<StatusNotificationRequest> decoded = lenient(
                StatusNotificationRequest.class, STATUS.formatted(",'info':{},'timestamp':'yesterday','vendorId':[]"));
        assertThat(decoded.message()).isEqualTo(strict(StatusNotificationRequest.class, STATUS.formatted("")));
        assertThat(decoded.violations())
                .extracting(Violation::message)
                .containsExactly(
                        "/info: expected string", "/timestamp: not a valid date-time", "/vendorId: expected string");
    }

    @ParameterizedTest
    @EnumSource(Strictness.class)
    void aMissingRequiredMemberIsRefusedAlways(Strictness strictness) {
        InvalidMessageException refusal =
                refusal(BootNotificationRequest.class, "{'chargePointModel':'M'}", strictness);
        assertThat(refusal)
                .hasMessage("BootNotificationRequest of OCPP 1.6 is invalid: "
                        + "payload: required member chargePointVendor is missing");
        assertThat(refusal.violations()).containsExactly(new Violation("", "required", "chargePointVendor", "absent"));
        assertThat(refusal.code()).isEqualTo(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION);
    }

    @ParameterizedTest
    @EnumSource(Strictness.class)
    void aRequiredMemberOfANestedObjectIsNamedByItsPlace(Strictness strictness) {
        InvalidMessageException refusal = refusal(
                MeterValuesRequest.class,
                "{'connectorId':1,'meterValue':[{'timestamp':'2026-11-22T12:00:00Z','sampledValue':[{'value':'1'},{}]}]}",
                strictness);
        assertThat(refusal.violations())
                .containsExactly(new Violation("/meterValue/0/sampledValue/1", "required", "value", "absent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "'text'", "null", "true"})
    void aPayloadThatIsNoObjectIsAFormationViolation(String payload) {
        for (Strictness strictness : Strictness.values()) {
            InvalidMessageException refusal = refusal(HeartbeatRequest.class, payload, strictness);
            assertThat(refusal).hasMessage("HeartbeatRequest of OCPP 1.6 is invalid: payload: expected object");
            assertThat(refusal.code()).isEqualTo(ErrorCode.FORMATION_VIOLATION);
        }
    }

    @Test
    void oneElementThatCannotBeReadMakesItsListUnreadable() {
        assertThat(lenient(
                                GetConfigurationResponse.class,
                                "{'configurationKey':[{'key':'a','readonly':true},{'key':'b'}],'unknownKey':['c']}")
                        .message())
                .isEqualTo(new GetConfigurationResponse(null, List.of("c")));
    }

    @Test
    void offReadsAsLenientDoesAndReportsNothing() {
        Decoded<StatusNotificationRequest> silent = Texts.decode(
                StatusNotificationRequest.class,
                json("{'connectorId':'1','errorCode':'Odd','status':'Available','timestamp':'2026-11-22 12:00'}"),
                Strictness.OFF);
        assertThat(silent.violations()).isEmpty();
        assertThat(silent.message())
                .isEqualTo(new StatusNotificationRequest(1, ChargePointStatus.AVAILABLE, ChargePointErrorCode.of("Odd"))
                        .withTimestamp(Instant.parse("2026-11-22T12:00:00Z")));
    }
}
