package org.ocpp4j.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How lines look, whatever comes from outside. */
class LinesTest {
    private static final String EVIL =
            "CP\n2026-11-23T00:00:00.000Z ERROR forged\r\u001b[2K\u009b1A\u2028\u2029\u202e\u0000\u007f\t\"x";

    private final LineEncoder encoder = new LineEncoder();

    private String line(
            LogSettings.Format format,
            Map<String, String> fields,
            @Nullable Throwable thrown,
            String text,
            Object... with) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent("x", context.getLogger("org.ocpp4j.X"), Level.INFO, text, thrown, with);
        event.setMDCPropertyMap(fields);
        event.setInstant(Instant.parse("2026-11-23T04:42:37.123456Z"));
        event.setThreadName("t");
        encoder.format(format);
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void textIsForPeople() {
        String line = line(
                LogSettings.Format.TEXT,
                Map.of("messageId", "7", "station", "CP 1", "remoteAddress", "10.0.0.1:5", "action", "Heartbeat"),
                null,
                "{} beats",
                "CP 1");
        assertThat(line)
                .isEqualTo(
                        "2026-11-23T18:27:37.123+13:45 INFO  CP 1 beats\tstation=\"CP 1\" action=Heartbeat messageId=7\n");
    }

    @Test
    void jsonIsForPrograms() {
        String line = line(
                LogSettings.Format.JSON,
                Map.of(
                        "messageId",
                        "7",
                        "station",
                        "Ü",
                        "remoteAddress",
                        "10.0.0.1:5",
                        "action",
                        "Heartbeat",
                        "more",
                        "m"),
                new IllegalStateException("broken", new java.io.IOException("pipe")),
                "beats");
        JsonNode json = JsonMapper.shared().readTree(line);
        assertThat(new LinkedHashSet<>(json.propertyNames()))
                .containsExactly(
                        "timestamp",
                        "level",
                        "logger",
                        "thread",
                        "message",
                        "station",
                        "action",
                        "messageId",
                        "remoteAddress",
                        "more",
                        "exception");
        assertThat(json.path("timestamp").asString()).isEqualTo("2026-11-23T04:42:37.123Z");
        assertThat(json.path("station").asString()).isEqualTo("Ü");
        assertThat(json.path("exception").path("class").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(json.path("exception").path("message").asString()).isEqualTo("broken");
        assertThat(json.path("exception").path("stackTrace").asString()).contains("LinesTest", "IOException: pipe");
    }

    @Test
    void aFieldOfOthersNeverHidesOurs() {
        JsonNode json = JsonMapper.shared()
                .readTree(line(LogSettings.Format.JSON, Map.of("message", "forged", "level", "x"), null, "true"));
        assertThat(json.path("message").asString()).isEqualTo("true");
        assertThat(json.path("level").asString()).isEqualTo("INFO");
    }

    /** Nothing that a station says begins a line, moves the cursor or turns the text around. */
    @ParameterizedTest
    @EnumSource
    void whatComesFromOutsideStaysInItsPlace(LogSettings.Format format) {
        for (String line : List.of(
                line(format, Map.of("station", EVIL, EVIL, "x"), null, "{} connected", EVIL),
                line(format, Map.of(), null, EVIL))) {
            assertThat(line.codePoints().filter(c -> c == '\n').count()).isEqualTo(1);
            assertThat(line).endsWith("\n");
            assertThat(line.strip().chars())
                    .noneMatch(c -> c != '\t' && Character.isISOControl(c))
                    .noneMatch(c -> c == '\u2028' || c == '\u2029' || c == '\u202e');
            assertThat(line.chars().filter(c -> c == '\t').count()).isLessThanOrEqualTo(1);
        }
        if (format == LogSettings.Format.JSON) {
            JsonNode json = JsonMapper.shared().readTree(line(format, Map.of("station", EVIL), null, EVIL));
            assertThat(json.path("station").asString()).isEqualTo(EVIL);
            assertThat(json.path("message").asString()).isEqualTo(EVIL);
        }
    }

    /** What follows an exception's line break begins with spaces, as no line of the log does. */
    @Test
    void anExceptionCannotForgeLinesEither() {
        String lines = line(LogSettings.Format.TEXT, Map.of(), new IllegalStateException(EVIL), "failed");
        assertThat(lines.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("    "));
        String json = line(LogSettings.Format.JSON, Map.of(), new IllegalStateException(EVIL), "failed");
        assertThat(json.lines()).hasSize(1);
        assertThat(json.substring(0, json.length() - 1).chars()).noneMatch(Character::isISOControl);
    }

    /** Drivers quote what was to be stored, and others quote them. */
    @ParameterizedTest
    @EnumSource
    void whatWasToBeStoredIsNotTold(LogSettings.Format format) {
        SQLException batch =
                new BatchUpdateException("Batch entry 0 insert into frame values ('SECRET') was aborted", null);
        batch.initCause(new SQLException("ERROR: too long\n  Detail: Failing row contains (SECRET)."));
        for (Throwable thrown : List.of(
                new IllegalStateException(batch),
                new IllegalStateException("failed: " + batch.getMessage(), batch),
                new SQLException("Value too long; SQL statement: insert into x values ('SECRET')"),
                new SQLException(
                        "Value too long for column \"ID_TAG\": \"'SECRET\\\"x' (30)\"; SQL statement:\ninsert"),
                new SQLException(
                        "too long a key: \"PUBLIC.X ON PUBLIC.Y(Z) VALUES ( /* key:1 */ 'SECRET')\"; SQL statement:"),
                new SQLException("too long: data conversion error converting \"SECRET\"; SQL statement:"),
                new SQLException("ERROR: too long: invalid input syntax for type integer: \"SECRET\""))) {
            assertThat(line(format, Map.of(), thrown, "failed"))
                    .doesNotContain("SECRET")
                    .contains("oo long");
            if (thrown.toString().contains("ID_TAG")) {
                assertThat(line(format, Map.of(), thrown, "failed")).contains("ID_TAG");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a=b", "a\"b"})
    void oddValuesAreQuoted(String value) {
        assertThat(line(LogSettings.Format.TEXT, Map.of("station", value), null, "x"))
                .endsWith("\tstation=\"" + value.replace("\"", "\\\"") + "\"\n");
    }

    /** Else the quotes stay open, and what a station says in the next field ends them. */
    @Test
    void aBackslashKeepsNoQuotesOpen() {
        assertThat(line(
                        LogSettings.Format.TEXT,
                        Map.of("station", "a b\\", "messageId", "\" station=CP-2 \\\""),
                        null,
                        "x"))
                .endsWith("\tstation=\"a b\\\\\" messageId=\"\\\" station=CP-2 \\\\\\\"\"\n");
        assertThat(line(LogSettings.Format.TEXT, Map.of("station", "\\"), null, "x"))
                .endsWith("\tstation=\"\\\\\"\n");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsEndlessIsCut(LogSettings.Format format) {
        String endless = "x".repeat(1_000_000);
        assertThat(line(format, Map.of("messageId", endless), new IllegalStateException(endless), endless))
                .hasSizeLessThan(100_000)
                .contains("more characters)");
    }
}
