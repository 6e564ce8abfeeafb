package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.ocpp4j.core.codec.Texts.json;
import static org.ocpp4j.core.codec.Texts.lenient;
import static org.ocpp4j.core.codec.Texts.refusal;
import static org.ocpp4j.core.codec.Texts.refused;
import static org.ocpp4j.core.codec.Texts.strict;
import static org.ocpp4j.core.codec.Texts.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.v16.ChargingRateUnitType;
import org.ocpp4j.core.v16.ChargingSchedule;
import org.ocpp4j.core.v16.ChargingSchedulePeriod;
import org.ocpp4j.core.v16.GetCompositeScheduleResponse;
import org.ocpp4j.core.v16.GetCompositeScheduleStatus;
import org.ocpp4j.core.v16.GetLogRequest;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.RemoteStartTransactionRequest;
import org.ocpp4j.core.v16.RemoteStopTransactionRequest;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import tools.jackson.databind.JsonNode;

/** Numbers: exact steps, whole numbers, and those that are made to be expensive. */
class NumbersTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String LIMIT = "{'status':'Accepted','chargingSchedule':{'chargingRateUnit':'A',"
            + "'chargingSchedulePeriod':[{'startPeriod':0,'limit':%s}]}}";
    private static final String STOP = "{'transactionId':%s}";
    private static final String METER = "{'connectorId':1,'transactionId':%s,'meterValue':[]}";
    private static final String LOG = "{'logType':'SecurityLog','requestId':%s,'log':{'remoteLocation':'x'}}";

    @ParameterizedTest
    @ValueSource(strings = {"0.3", "16.4", "16", "16.40", "-0.1", "0", "0.0", "1e2", "3e-1", "300e-3", "1e999999999"})
    void multiplesOfATenthAreRecognisedExactly(String number) {
        BigDecimal limit = assertTimeoutPreemptively(
                LONG, () -> limit(strict(GetCompositeScheduleResponse.class, LIMIT.formatted(number))));
        assertThat(limit).isEqualTo(new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.35", "16.44", "0.30000000000000004", "1e-2", "1e-999999999"})
    void anythingFinerThanATenthIsRefused(String number) {
        List<Violation> violations = assertTimeoutPreemptively(
                LONG, () -> refused(GetCompositeScheduleResponse.class, LIMIT.formatted(number)));
        assertThat(violations)
                .extracting(Violation::message)
                .containsExactly("/chargingSchedule/chargingSchedulePeriod/0/limit: not a multiple of 0.1");
        assertThat(limit(lenient(GetCompositeScheduleResponse.class, LIMIT.formatted(number))
                        .message()))
                .isEqualTo(new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100e2147483647", "1230e2147483646", "100e2147483640"})
    void zerosBelowTheLowestScaleAreNotStripped(String number) {
        assertThat(limit(strict(GetCompositeScheduleResponse.class, LIMIT.formatted(number))))
                .isEqualTo(new BigDecimal(number));
        for (Strictness strictness : Strictness.values()) {
            assertThat(refusal(RemoteStopTransactionRequest.class, STOP.formatted(number), strictness))
                    .hasMessageContaining("/transactionId: expected integer");
            assertThat(refusal(GetLogRequest.class, LOG.formatted(number), strictness))
                    .hasMessageContaining("/requestId: outside of");
        }
    }

    @ParameterizedTest
    @CsvSource({"'16.4',16.4", "' 16 ',16", "'1e999999999',1E+999999999"})
    void lenientReadsDecimalsFromText(String text, String number) {
        Decoded<GetCompositeScheduleResponse> decoded =
                lenient(GetCompositeScheduleResponse.class, LIMIT.formatted("'" + text + "'"));
        assertThat(limit(decoded.message())).isEqualTo(new BigDecimal(number));
        assertThat(decoded.violations()).extracting(Violation::keyword).containsExactly("type");
    }

    @Test
    void textOfAMillionDigitsIsNotReadAsANumber() {
        FrameCodec frames = new FrameCodec(new FrameLimits(1 << 21, 32, 1 << 21, 200));
        JsonNode payload = frames.readTree(
                LIMIT.formatted("'" + "9".repeat(1_000_000) + "'").replace('\'', '"'));
        Decoded<GetCompositeScheduleResponse> decoded = assertTimeoutPreemptively(
                LONG, () -> Texts.decode(GetCompositeScheduleResponse.class, payload, Strictness.REPORT));
        assertThat(decoded.message().chargingSchedule()).isNull();
        assertThat(decoded.violations())
                .extracting(Violation::message)
                .containsExactly("/chargingSchedule/chargingSchedulePeriod/0/limit: expected number");
    }

    @ParameterizedTest
    @CsvSource({"16.40,16.40", "1.6E+1,16", "100,100", "0.1,0.1"})
    void decimalsAreWrittenExactlyAndPlain(String limit, String written) {
        ChargingSchedulePeriod period = new ChargingSchedulePeriod(0, new BigDecimal(limit), null);
        GetCompositeScheduleResponse message = new GetCompositeScheduleResponse(
                GetCompositeScheduleStatus.ACCEPTED,
                null,
                null,
                new ChargingSchedule(null, null, ChargingRateUnitType.A, List.of(period), null));
        assertThat(text(message)).contains("\"limit\":" + written + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "9223372036854775807", "-9223372036854775808"})
    void wholeNumbersOf64BitsAreRead(String number) {
        assertThat(strict(RemoteStopTransactionRequest.class, STOP.formatted(number)))
                .isEqualTo(new RemoteStopTransactionRequest(Long.parseLong(number)));
        assertThat(strict(MeterValuesRequest.class, METER.formatted(number)).transactionId())
                .isEqualTo(Long.parseLong(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "123456789012345678901234567890"})
    void wholeNumbersOfMoreThan64BitsAreValidAndCannotBeRead(String number) {
        MessageCodec codec = Texts.codec(MeterValuesRequest.class);
        Action<?, ?> action = codec.action(MeterValuesRequest.class).orElseThrow();
        assertThat(codec.validate(action, MessageKind.REQUEST, json(METER.formatted(number))))
                .isEmpty();
        for (Strictness strictness : Strictness.values()) {
            assertThat(refusal(RemoteStopTransactionRequest.class, STOP.formatted(number), strictness))
                    .hasMessageContaining("/transactionId: outside of -9223372036854775808 to 9223372036854775807");
        }
    }

    @Test
    void anOptionalNumberIsNeverLostInSilence() {
        String number = "9223372036854775808";
        assertThat(refusal(MeterValuesRequest.class, METER.formatted(number), Strictness.REJECT)
                        .violations())
                .containsExactly(new Violation(
                        "/transactionId", "maximum", "-9223372036854775808 to 9223372036854775807", number));
        Decoded<MeterValuesRequest> decoded = lenient(MeterValuesRequest.class, METER.formatted(number));
        assertThat(decoded.message().transactionId()).isNull();
        assertThat(decoded.violations()).extracting(Violation::pointer).containsExactly("/transactionId");
        String profile = "{'idTag':'T','chargingProfile':{'chargingProfileId':1,'stackLevel':-9223372036854775809,"
                + "'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',"
                + "'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[]}}}";
        assertThat(refusal(RemoteStartTransactionRequest.class, profile, Strictness.REJECT)
                        .violations())
                .extracting(Violation::pointer, Violation::keyword)
                .containsExactly(tuple("/chargingProfile/stackLevel", "minimum"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "10e-1", "1e0"})
    void draft04DoesNotTakeADecimalForAnInteger(String number) {
        assertThat(refused(RemoteStopTransactionRequest.class, STOP.formatted(number)))
                .containsExactly(new Violation(
                        "/transactionId", "type", "integer", json(number).toString()));
        assertThat(lenient(RemoteStopTransactionRequest.class, STOP.formatted(number))
                        .message())
                .isEqualTo(new RemoteStopTransactionRequest(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "10e-1", "1e0", "1"})
    void draft06TakesADecimalWithoutFractionForAnInteger(String number) {
        assertThat(strict(GetLogRequest.class, LOG.formatted(number)).requestId())
                .isEqualTo(1);
        assertThat(refused(GetLogRequest.class, LOG.formatted("1.5")))
                .extracting(Violation::keyword)
                .containsExactly("type");
    }

    @ParameterizedTest
    @CsvSource({
        "2147483648,maximum",
        "-2147483649,minimum",
        "99999999999999999999,maximum",
        "-99999999999999999999,minimum"
    })
    void version15BoundsIntegersTo32Bits(String number, String keyword) {
        assertThat(refused(org.ocpp4j.core.v15.RemoteStopTransactionRequest.class, STOP.formatted(number)))
                .containsExactly(new Violation("/transactionId", keyword, "-2147483648 to 2147483647", number));
        assertThat(strict(org.ocpp4j.core.v15.RemoteStopTransactionRequest.class, STOP.formatted("-2147483648")))
                .isEqualTo(new org.ocpp4j.core.v15.RemoteStopTransactionRequest(Integer.MIN_VALUE));
    }

    private static BigDecimal limit(GetCompositeScheduleResponse message) {
        ChargingSchedule schedule = Objects.requireNonNull(message.chargingSchedule());
        return schedule.chargingSchedulePeriod().get(0).limit();
    }
}
