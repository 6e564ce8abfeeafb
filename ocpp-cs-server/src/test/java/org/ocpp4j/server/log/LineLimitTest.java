package org.ocpp4j.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A station that says the same without end. */
class LineLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong time = new AtomicLong();
    private final LineLimit limit = new LineLimit(time::get);

    private LineLimit.Verdict check(String station, String template, Level level) {
        return limit.check(station, "logger", template, level, () -> station + " " + template);
    }

    private long passed(int lines, String station, String template) {
        return IntStream.range(0, lines)
                .filter(line -> check(station, template, Level.WARN).passes())
                .count();
    }

    private static LineLimit.LeftOut leftOut(String station, String template, int capacity, long lines, String last) {
        return new LineLimit.LeftOut(new LineLimit.Key(station, "logger", template, Level.WARN, capacity), lines, last);
    }

    @Test
    void theSameLineOfOneStationIsLimitedAndWhatIsLeftOutIsTold() {
        assertThat(passed(100, "CP-1", "invalid")).isEqualTo(LineLimit.SAME);
        assertThat(check("CP-1", "stopped", Level.WARN).passes()).isTrue();
        assertThat(check("CP-2", "invalid", Level.WARN).passes()).isTrue();
        time.addAndGet(3 * SECOND);
        assertThat(check("CP-1", "invalid", Level.WARN))
                .isEqualTo(new LineLimit.Verdict(true, leftOut("CP-1", "invalid", LineLimit.SAME, 80, "CP-1 invalid")));
        assertThat(check("CP-1", "invalid", Level.WARN).passes()).isFalse();
        time.addAndGet(57 * SECOND);
        assertThat(limit.untold(false)).containsExactly(leftOut("CP-1", "invalid", LineLimit.SAME, 1, "CP-1 invalid"));
        assertThat(limit.untold(true)).isEmpty();
    }

    @Test
    void manyKindsOfLinesOfOneStationAreLimitedToo() {
        long passed = IntStream.range(0, 1_000)
                .filter(line -> check("CP-1", "text " + line, Level.WARN).passes())
                .count();
        assertThat(passed).isEqualTo(LineLimit.OF_STATION);
        assertThat(check("CP-1", "text", Level.ERROR).passes())
                .as("nor do they hide what is worse")
                .isTrue();
        assertThat(limit.untold(true))
                .as("one line tells of all")
                .containsExactly(new LineLimit.LeftOut(
                        new LineLimit.Key("CP-1", "", "", Level.WARN, LineLimit.OF_STATION), 800, "CP-1 text 999"));
    }

    @Test
    void whoInventsStationsIsLimitedToo() {
        long passed = IntStream.range(0, 10_000)
                .filter(line -> check("CP-" + line, "refused", Level.WARN).passes())
                .count();
        assertThat(passed).isEqualTo(LineLimit.OF_ALL);
        assertThat(limit.untold(true))
                .as("one line tells of all")
                .containsExactly(leftOut("", "refused", LineLimit.OF_ALL, 8_000, "CP-9999 refused"));
    }

    @Test
    void nothingIsForgottenSilentlyAndMemoryIsBounded() {
        passed(30, "CP-1", "invalid");
        for (int i = 0; i < 30_000; i++) {
            check("other " + i, "x", Level.WARN);
        }
        assertThat(limit.untold(true).stream()
                        .filter(each -> each.key().station().equals("CP-1")))
                .containsExactly(leftOut("CP-1", "invalid", LineLimit.SAME, 10, "CP-1 invalid"));
    }

    @Test
    void loggersThatSayTheSameAreCountedEachForItself() {
        passed(30, "CP-1", "{}: {}");
        assertThat(limit.check("CP-1", "other", "{}: {}", Level.WARN, () -> "").passes())
                .isTrue();
    }
}
