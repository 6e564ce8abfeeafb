package org.ocpp4j.server.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as callers write them: ISO 8601; without an offset they are UTC, in any time zone of this machine. Stateless.
 */
public final class Times {
    /** The expected format, for problems. */
    public static final String EXPECTED =
            "a time as in ISO 8601, for example 2026-11-22T12:00:00Z or 2026-11-22T13:00:00+01:00";

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][xx][x]") // +13:45 or Z, +1345, +13
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    /**
     * Reads a time; a date alone is its first moment.
     *
     * @param text the text of the caller
     * @return empty if it is not a time, or not in the years 1 to 9999
     */
    public static Optional<Instant> parse(String text) {
        return isDate(text)
                ? day(text).map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                : moment(text);
    }

    /** Reads the end of a range, which belongs to it; a date alone is its last moment. */
    public static Optional<Instant> parseEnd(String text) {
        return isDate(text)
                ? day(text)
                        .map(day -> day.plusDays(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                                .minus(1, ChronoUnit.MILLIS))
                : moment(text);
    }

    /** Whether a time is of the years 1 to 9999, which every database has. */
    public static boolean isInRange(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1 && year <= 9999;
    }

    private static boolean isDate(String text) {
        return text.length() == "2026-11-22".length();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** In a query, {@code +} means a space: an unencoded offset is accepted all the same. */
    private static Optional<Instant> moment(String text) {
        try {
            TemporalAccessor read = FORMAT.parseBest(text.replace(' ', '+'), OffsetDateTime::from, LocalDateTime::from);
            Instant time = read instanceof LocalDateTime local
                    ? local.toInstant(ZoneOffset.UTC)
                    : ((OffsetDateTime) read).toInstant();
            return Optional.of(time).filter(Times::isInRange);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
