package org.ocpp4j.core.internal.shape;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.version.TimestampSyntax;

/**
 * Points in time as text. Own code, because no formatter of the JDK accepts all of RFC 3339: offsets up to 23:59, any
 * number of fraction digits, leap seconds.
 */
final class Timestamps {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The lenient syntax of stations: seconds, offset or its minutes may be missing, a blank may replace the T. */
    private static final Pattern LENIENT = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d)(:\\d\\d)?(?:[.,](\\d{0,30}))? ?([Zz]|[+-]\\d\\d(?::?\\d\\d)?)?");

    /** The days that ended with a leap second. */
    private static final Set<String> LEAP_DAYS = Set.of(
            "1972-06-30",
            "1972-12-31",
            "1973-12-31",
            "1974-12-31",
            "1975-12-31",
            "1976-12-31",
            "1977-12-31",
            "1978-12-31",
            "1979-12-31",
            "1981-06-30",
            "1982-06-30",
            "1983-06-30",
            "1985-06-30",
            "1987-12-31",
            "1989-12-31",
            "1990-12-31",
            "1992-06-30",
            "1993-06-30",
            "1994-06-30",
            "1995-12-31",
            "1997-06-30",
            "1998-12-31",
            "2005-12-31",
            "2008-12-31",
            "2012-06-30",
            "2015-06-30",
            "2016-12-31");

    private static final int LONGEST = 64;

    private Timestamps() {}

    static String format(Instant instant) {
        return MILLISECONDS.format(instant);
    }

    /** Reads a timestamp, or returns null if the text does not follow the syntax. */
    static @Nullable Instant parse(String text, TimestampSyntax syntax) {
        boolean xml = syntax == TimestampSyntax.XML_SCHEMA;
        int length = text.length();
        if (length < 19 || !separators(text, xml)) {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || hour < 0 || minute < 0 || minute > 59 || second < 0) {
            return null;
        }
        if ((xml && year == 0) || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
            return null;
        }
        int at = 19;
        int nanos = 0;
        if (at < length && text.charAt(at) == '.') {
            int first = ++at;
            int weight = 100_000_000;
            while (at < length && isDigit(text.charAt(at))) {
                nanos += (text.charAt(at++) - '0') * weight;
                weight /= 10;
            }
            if (at == first) {
                return null;
            }
        }
        int offset = at == length && xml ? 0 : offset(text, at, xml);
        if (offset == Integer.MIN_VALUE) {
            return null;
        }
        boolean endOfDay = xml && hour == 24 && minute == 0 && second == 0 && nanos == 0;
        if ((hour > 23 && !endOfDay) || second > 60 || (second == 60 && xml)) {
            return null;
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
        Instant instant = Instant.ofEpochSecond(seconds - offset, nanos);
        return second == 60 && !isLeapSecond(instant) ? null : instant;
    }

    /** Reads the lenient syntax of stations, or returns null. A text without offset is taken as UTC. */
    static @Nullable Instant parseLenient(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher matcher = LENIENT.matcher(text.trim());
        if (!matcher.matches()) {
            return null;
        }
        String seconds = matcher.group(3) == null ? ":00" : matcher.group(3);
        String fraction = matcher.group(4) == null || matcher.group(4).isEmpty() ? "" : "." + matcher.group(4);
        String offset = matcher.group(5) == null ? "Z" : matcher.group(5);
        if (offset.length() == 3) {
            offset += ":00";
        } else if (offset.length() == 5) {
            offset = offset.substring(0, 3) + ":" + offset.substring(3);
        }
        String full = matcher.group(1) + "T" + matcher.group(2) + seconds + fraction + offset;
        return parse(full, TimestampSyntax.RFC_3339);
    }

    private static boolean separators(String text, boolean xml) {
        char t = text.charAt(10);
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (t == 'T' || (t == 't' && !xml))
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    /** The offset in seconds, or {@link Integer#MIN_VALUE} if none stands there until the end. */
    private static int offset(String text, int at, boolean xml) {
        int length = text.length();
        if (at >= length) {
            return Integer.MIN_VALUE;
        }
        char sign = text.charAt(at);
        if (at + 1 == length) {
            return sign == 'Z' || (sign == 'z' && !xml) ? 0 : Integer.MIN_VALUE;
        }
        if (at + 6 != length || (sign != '+' && sign != '-') || text.charAt(at + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = digits(text, at + 1, 2);
        int minutes = digits(text, at + 4, 2);
        boolean tooFar = xml ? hours > 14 || (hours == 14 && minutes > 0) : hours > 23;
        if (hours < 0 || minutes < 0 || minutes > 59 || tooFar) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3_600 + minutes * 60;
        return sign == '-' ? -seconds : seconds;
    }

    /** A leap second is read as the second that follows it. */
    private static boolean isLeapSecond(Instant next) {
        return next.getEpochSecond() % 86_400 == 0
                && LEAP_DAYS.contains(
                        LocalDate.ofEpochDay(next.getEpochSecond() / 86_400 - 1).toString());
    }

    private static int digits(String text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return Integer.MIN_VALUE;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
