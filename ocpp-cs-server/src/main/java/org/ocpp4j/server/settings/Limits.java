package org.ocpp4j.server.settings;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ocpp4j.server.backend.webhook.WebhookSettings;
import org.ocpp4j.server.text.DurationText;

/** What numbers and durations may be: one line for each key that takes one. */
final class Limits {
    private static final Map<String, Range> RANGES = new HashMap<>();

    static {
        number("stations.port", 0, 65_535);
        number("stations.max-connections", 1, 10_000_000);
        number("stations.handshakes-per-minute", 0, 1_000_000);
        number("stations.attempts-kept", 0, 10_000_000);
        number("operators.port", 0, 65_535);
        number("operators.limits.max-connections", 10, 1_000_000);
        number("operators.limits.max-connections-per-address", 5, 1_000_000);
        number("database.connections", 1, 1_000);
        number("commands.queue", 1, 10_000);
        number("commands.bulk-parallel", 1, 10_000);
        number("commands.unanswered-limit", 1, 1_000);
        number("frames.keep-most", 0, 10_000_000_000L);
        number("demo.stations", 1, 1_000);
        number("webhook.parallel", 1, 10_000);
        number("webhook.queue", 0, 100_000);
        number("postgres.connections", 1, 1_000);
        number("events.parallel", 1, 1_000);
        number("backup.keep", 0, 10_000);
        number("bounds.unregistered-stations", 0, 10_000_000);
        number("bounds.unregistered-transactions", 100, 10_000_000_000L);
        number("bounds.unregistered-meter-values", 100, 10_000_000_000L);
        number("bounds.security-events", 100, 10_000_000_000L);
        number("bounds.stray-messages", 100, 10_000_000_000L);
        time("stations.ping-interval", "1s", "1d");
        time("stations.pong-timeout", "100ms", "1d");
        time("stations.drain-time", "0s", "1h");
        time("operators.limits.request-time", "1s", "1h");
        time("database.connection-wait", "250ms", "10m");
        time("backend.heartbeat-interval", "1s", "365d");
        time("backend.retry-interval", "1s", "365d");
        time("backend.late-after", "1s", "365d");
        time("commands.timeout", "1s", "1h");
        time("commands.longest-wait", "1s", "1h");
        time("frames.keep-for", "1m", "36500d");
        RANGES.put("webhook.timeout", new Range(Duration.ofMillis(100), WebhookSettings.LONGEST_TIMEOUT));
        time("postgres.timeout", "250ms", "5m");
        time("events.timeout", "100ms", "5m");
        time("events.retry-for", "1s", "365d");
        time("events.keep-for", "1m", "36500d");
        time("bounds.unregistered-keep-for", "1m", "36500d");
        time("bounds.keep-for", "1m", "36500d");
        time("bounds.operators-keep-for", "1m", "36500d");
    }

    private Limits() {}

    private record Range(Comparable<?> least, Comparable<?> most) {
        boolean holds(Object value) {
            if (value instanceof Duration duration) {
                return duration.compareTo((Duration) least) >= 0 && duration.compareTo((Duration) most) <= 0;
            }
            long number = ((Number) value).longValue();
            return number >= (Long) least && number <= (Long) most;
        }

        @Override
        public String toString() {
            return "from " + ValueReader.written(least) + " to " + ValueReader.written(most);
        }
    }

    /** What a key's value must be between, in words; empty if it has no limits. */
    static Optional<String> of(SettingKey key) {
        return Optional.ofNullable(RANGES.get(key.path())).map(Range::toString);
    }

    /** Checks a value. */
    static void check(SettingKey key, Object value) throws WrongValueException {
        Range range = RANGES.get(key.path());
        if (range != null && !range.holds(value)) {
            throw new WrongValueException(ValueReader.expected(key) + ", " + range);
        }
    }

    private static void number(String path, long least, long most) {
        RANGES.put(path, new Range(least, most));
    }

    private static void time(String path, String least, String most) {
        RANGES.put(
                path,
                new Range(
                        DurationText.read(least).orElseThrow(),
                        DurationText.read(most).orElseThrow()));
    }
}
