package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.ocpp4j.core.codec.Texts.refusedToWrite;
import static org.ocpp4j.core.codec.Texts.text;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetType;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.UnitOfMeasure;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.ErrorCode;

/** Messages that are written: what comes out, and what is refused before it comes out. */
class WritingTest {
    private final MessageCodec codec = MessageCodec.of(Ocpp16.VERSION);

    @Test
    void membersStandInTheOrderOfTheRecord() {
        BootNotificationRequest boot = new BootNotificationRequest("Vendor", "Model")
                .withMeterSerialNumber("9")
                .withMeterType("8")
                .withImsi("7")
                .withIccid("6")
                .withFirmwareVersion("5")
                .withChargeBoxSerialNumber("4")
                .withChargePointSerialNumber("3");
        assertThat(text(boot))
                .isEqualTo("{\"chargePointVendor\":\"Vendor\",\"chargePointModel\":\"Model\","
                        + "\"chargePointSerialNumber\":\"3\",\"chargeBoxSerialNumber\":\"4\","
                        + "\"firmwareVersion\":\"5\",\"iccid\":\"6\",\"imsi\":\"7\",\"meterType\":\"8\","
                        + "\"meterSerialNumber\":\"9\"}");
    }

    @Test
    void absentMembersAreLeftOut() {
        assertThat(text(new BootNotificationRequest("V", "M")))
                .isEqualTo("{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
        assertThat(text(new HeartbeatRequest())).isEqualTo("{}");
        assertThat(text(new MeterValuesRequest(1, null, List.of()))).isEqualTo("{\"connectorId\":1,\"meterValue\":[]}");
    }

    @Test
    void nestedObjectsAndListsAreWritten() {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        SampledValue sample = new SampledValue("1.50").withUnit(UnitOfMeasure.KWH);
        assertThat(text(new MeterValuesRequest(1, 7L, List.of(new MeterValue(noon, List.of(sample))))))
                .isEqualTo("{\"connectorId\":1,\"transactionId\":7,\"meterValue\":"
                        + "[{\"timestamp\":\"2026-11-22T12:00:00.000Z\","
                        + "\"sampledValue\":[{\"value\":\"1.50\",\"unit\":\"kWh\"}]}]}");
    }

    @Test
    void anInvalidMessageIsRefusedWithPlaceKeywordAndExpectation() {
        InvalidMessageException refusal = refusedToWrite(new AuthorizeRequest("x".repeat(21)));
        assertThat(refusal).hasMessage("AuthorizeRequest of OCPP 1.6 is invalid: /idTag: longer than 20 characters");
        assertThat(refusal.code()).isEqualTo(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION);
        assertThat(refusal.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo("/idTag");
            assertThat(violation.keyword()).isEqualTo("maxLength");
            assertThat(violation.expected()).isEqualTo("20");
        });
    }

    @Test
    void anEnumValueThatIsNotListedIsRefused() {
        InvalidMessageException refusal = refusedToWrite(new ResetRequest(ResetType.of("Lukewarm")));
        assertThat(refusal.violations())
                .containsExactly(new Violation("/type", "enum", "[Hard, Soft]", "\"Lukewarm\""));
        InvalidMessageException response =
                refusedToWrite(new BootNotificationResponse(RegistrationStatus.of("accepted"), Instant.EPOCH, 300));
        assertThat(response).hasMessageStartingWith("BootNotificationResponse of OCPP 1.6 is invalid: /status:");
    }

    @Test
    void aRequiredMemberThatIsNullIsRefused() {
        assertThat(refusedToWrite(new AuthorizeRequest(nothing())).violations())
                .containsExactly(new Violation("", "required", "idTag", "absent"));
        assertThat(refusedToWrite(new BootNotificationRequest(nothing(), nothing()))
                        .violations())
                .extracting(Violation::expected)
                .containsExactly("chargePointVendor", "chargePointModel");
    }

    @Test
    void aTimestampBeyondTheYear9999IsRefused() {
        Instant far = Instant.parse("+10000-01-01T00:00:00Z");
        assertThat(refusedToWrite(new BootNotificationResponse(RegistrationStatus.ACCEPTED, far, 300))
                        .violations())
                .extracting(Violation::keyword)
                .containsExactly("format");
    }

    @Test
    void withoutValidationAMessageIsWrittenAsItIs() {
        for (Strictness unchecked : new Strictness[] {Strictness.REPORT, Strictness.OFF}) {
            assertThat(text(codec.encode(new ResetRequest(ResetType.of("Lukewarm")), unchecked)))
                    .isEqualTo("{\"type\":\"Lukewarm\"}");
            assertThat(text(codec.encode(new AuthorizeRequest(nothing()), unchecked)))
                    .isEqualTo("{}");
        }
    }

    @Test
    void aMessageOfAnotherVersionIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> MessageCodec.of(Ocpp15.VERSION).encode(new ClearCacheRequest(), Strictness.OFF))
                .withMessageContaining("org.ocpp4j.core.v16.ClearCacheRequest is no message of OCPP 1.5");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> codec.encode("text", Strictness.REJECT));
    }

    @Test
    void aVersionHasOneCodec() {
        assertThat(MessageCodec.of(Ocpp16.VERSION)).isSameAs(codec).isNotSameAs(MessageCodec.of(Ocpp15.VERSION));
        assertThat(codec.version()).isSameAs(Ocpp16.VERSION);
    }

    @Test
    void actionsAreFoundByExactNameAndByMessage() {
        assertThat(codec.action("Reset"))
                .hasValueSatisfying(action -> assertThat(action.requestType()).isEqualTo(ResetRequest.class));
        assertThat(codec.action("reset")).isEmpty();
        assertThat(codec.action("")).isEmpty();
        assertThat(codec.action(ResetRequest.class)).isEqualTo(codec.action("Reset"));
        assertThat(codec.action(org.ocpp4j.core.v16.ResetResponse.class)).isEqualTo(codec.action("Reset"));
        assertThat(codec.action(org.ocpp4j.core.v15.ResetRequest.class)).isEmpty();
        assertThat(codec.action(String.class)).isEmpty();
    }

    /** What only a caller without NullAway passes. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        @Nullable T nothing = null;
        return nothing;
    }
}
