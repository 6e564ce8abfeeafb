package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.ocpp4j.core.codec.Texts.lenient;
import static org.ocpp4j.core.codec.Texts.refusal;
import static org.ocpp4j.core.codec.Texts.refused;
import static org.ocpp4j.core.codec.Texts.strict;
import static org.ocpp4j.core.codec.Texts.text;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;

/** Points in time: what is valid, what real stations send, and what we send. */
class TimestampTest {
    private static final String TIME = "{'currentTime':'%s'}";

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z",
        "2026-11-22t12:00:00z, 2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00.5Z, 2026-11-22T12:00:00.500Z",
        "2026-11-22T12:00:00.123456789123Z, 2026-11-22T12:00:00.123456789Z",
        "2026-11-22T12:00:00.00000000000000000000000000000000000000000000000001Z, 2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00+03:00, 2026-11-22T09:00:00Z",
        "2026-11-22T12:00:00-11:45, 2026-11-22T23:45:00Z",
        "2026-11-22T12:00:00+23:59, 2026-11-21T12:01:00Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "2017-01-01T02:59:60+03:00, 2017-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
    })
    void rfc3339IsValid(String written, String meant) {
        assertThat(strict(HeartbeatResponse.class, TIME.formatted(written)).currentTime())
                .isEqualTo(Instant.parse(meant));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00:00, 2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00.250, 2026-11-22T12:00:00.250Z",
        "'2026-11-22T12:00:00,250Z', 2026-11-22T12:00:00.250Z",
        "2026-11-22T12:00:00+03, 2026-11-22T09:00:00Z",
        "2026-11-22T12:00:00+0330, 2026-11-22T08:30:00Z",
        "2026-11-22T12:00:00-03, 2026-11-22T15:00:00Z",
        "2026-11-22T12:00, 2026-11-22T12:00:00Z",
        "2026-11-22T12:00Z, 2026-11-22T12:00:00Z",
        "2026-11-22T12:00+01:00, 2026-11-22T11:00:00Z",
        "2026-11-22 12:00:00, 2026-11-22T12:00:00Z",
        "2026-11-22 12:00:00 +03:00, 2026-11-22T09:00:00Z",
        "2026-11-22 12:00:00Z, 2026-11-22T12:00:00Z",
        "' 2026-11-22T12:00:00Z ', 2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00.Z, 2026-11-22T12:00:00Z"
    })
    void lenientTakesWhatStationsSend(String written, String meant) {
        assertThat(refused(HeartbeatResponse.class, TIME.formatted(written)))
                .containsExactly(new Violation("/currentTime", "format", "date-time", "\"" + written + "\""));
        Decoded<HeartbeatResponse> decoded = lenient(HeartbeatResponse.class, TIME.formatted(written));
        assertThat(decoded.message().currentTime()).isEqualTo(Instant.parse(meant));
        assertThat(decoded.violations()).extracting(Violation::keyword).containsExactly("format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "2026-11-22",
                "12:00:00Z",
                "22.11.2026 12:00:00",
                "2026-13-01T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T12:60:00Z",
                "2026-11-22T12:00:61Z",
                "2026-11-22T12:00:60Z",
                "2026-11-22T12:00:00+24:00",
                "2026-11-22T12:00:00+03:60",
                "2026-11-22T12:00:00Z+03:00",
                "2026-11-22T12:00:00 UTC",
                "+2026-11-22T12:00:00Z",
                "-2026-11-22T12:00:00Z",
                "12026-11-22T12:00:00Z",
                "2026-W47-7T12:00:00Z",
                "٢٠٢٦-11-22T12:00:00Z",
                "1763812800"
            })
    void whatNamesNoPointInTimeIsRefusedEvenLeniently(String written) {
        assertThat(refused(HeartbeatResponse.class, TIME.formatted(written)))
                .extracting(Violation::keyword)
                .containsExactly("format");
        assertThat(refusal(HeartbeatResponse.class, TIME.formatted(written), Strictness.REPORT))
                .hasMessage("HeartbeatResponse of OCPP 1.6 is invalid: /currentTime: not a valid date-time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1763812800", "null", "true", "{}", "[]"})
    void aTimestampIsText(String value) {
        assertThat(refusal(HeartbeatResponse.class, "{'currentTime':" + value + "}", Strictness.REPORT)
                        .violations())
                .extracting(Violation::keyword)
                .containsExactly("type");
    }

    @Test
    void aTimestampOfAnyLengthIsReadInTime() {
        String digits = "2026-11-22T12:00:00." + "9".repeat(400_000);
        assertThat(strict(HeartbeatResponse.class, TIME.formatted(digits + "Z")).currentTime())
                .isEqualTo(Instant.parse("2026-11-22T12:00:00.999999999Z"));
        InvalidMessageException refusal = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> refusal(HeartbeatResponse.class, TIME.formatted(digits), Strictness.REPORT));
        assertThat(refusal.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.found()).hasSizeLessThan(100));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00:00Z, 2026-11-22T12:00:00.000Z",
        "2026-11-22T12:00:00.123456789Z, 2026-11-22T12:00:00.123Z",
        "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
    })
    void weSendUtcWithMilliseconds(String instant, String written) {
        assertThat(text(new HeartbeatResponse(Instant.parse(instant))))
                .isEqualTo("{\"currentTime\":\"" + written + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00:00, 2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00.25, 2026-11-22T12:00:00.250Z",
        "2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00+14:00, 2026-11-21T22:00:00Z",
        "2026-11-22T24:00:00, 2026-11-23T00:00:00Z"
    })
    void version15TakesDateTimeOfXmlSchema(String written, String meant) {
        assertThat(strict(org.ocpp4j.core.v15.HeartbeatResponse.class, TIME.formatted(written))
                        .currentTime())
                .isEqualTo(Instant.parse(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22t12:00:00Z",
                "2026-11-22T12:00:00z",
                "0000-01-01T00:00:00Z",
                "2026-11-22T12:00:00+14:01",
                "2026-11-22T24:00:01",
                "2016-12-31T23:59:60Z",
                "2026-11-22 12:00:00",
                "2026-11-22T12:00:00+03"
            })
    void version15RefusesWhatXmlSchemaDoesNotHave(String written) {
        assertThat(refused(org.ocpp4j.core.v15.HeartbeatResponse.class, TIME.formatted(written)))
                .extracting(Violation::keyword)
                .containsExactly("format");
    }

    @Test
    void version15SendsTheSame() {
        assertThat(text(new org.ocpp4j.core.v15.HeartbeatResponse(Instant.parse("2026-11-22T12:00:00Z"))))
                .isEqualTo("{\"currentTime\":\"2026-11-22T12:00:00.000Z\"}");
    }
}
