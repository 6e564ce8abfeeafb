package org.ocpp4j.server.text;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 30s}, {@code 5 minutes}, {@code 90d}, or ISO 8601 ({@code PT30S}). */
public final class DurationText {
    /** The expected format, for problems. */
    public static final String EXPECTED = "a number with a unit, as in 500ms, 30s, 5m, 2h or 90d";

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,12})\\s*([a-z]+)");
    private static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("ms", Duration.ofMillis(1)),
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("w", Duration.ofDays(7)),
            Map.entry("millisecond", Duration.ofMillis(1)),
            Map.entry("second", Duration.ofSeconds(1)),
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("hour", Duration.ofHours(1)),
            Map.entry("day", Duration.ofDays(1)),
            Map.entry("week", Duration.ofDays(7)));

    private DurationText() {}

    /**
     * Reads a duration. A number without a unit is none: everybody would take it for another unit.
     *
     * @param text the text
     * @return the duration, or empty if it is none or too long
     */
    public static Optional<Duration> read(String text) {
        String folded = text.strip().toLowerCase(Locale.ROOT);
        Matcher matcher = NUMBER_AND_UNIT.matcher(folded);
        try {
            return matcher.matches()
                    ? unit(matcher.group(2)).map(unit -> unit.multipliedBy(Long.parseLong(matcher.group(1))))
                    : Optional.of(Duration.parse(folded));
        } catch (DateTimeParseException | ArithmeticException wrong) {
            return Optional.empty();
        }
    }

    /**
     * Writes a duration so that {@link #read} reads the same.
     *
     * @param duration not negative, in whole milliseconds
     * @return for example {@code 90d}
     */
    public static String write(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            long each = unit(unit).orElseThrow().toMillis();
            if (millis >= each && millis % each == 0) {
                return millis / each + unit;
            }
        }
        return millis == 0 ? "0s" : millis + "ms";
    }

    private static Optional<Duration> unit(String name) {
        boolean plural = name.length() > 2 && name.endsWith("s");
        return Optional.ofNullable(UNITS.get(plural ? name.substring(0, name.length() - 1) : name));
    }
}
