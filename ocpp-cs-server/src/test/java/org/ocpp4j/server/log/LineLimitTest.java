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

    private long passed(int lines, String station, String template) {
        return IntStream.range(0, lines)
                .filter(line -> limit.check(station, template, Level.WARN).passes())
                .count();
    }

    @Test
    void theSameLineOfOneStationIsLimitedAndWhatIsLeftOutIsTold() {
        assertThat(passed(100, "CP-1", "invalid")).isEqualTo(LineLimit.SAME);
        assertThat(limit.check("CP-1", "stopped", Level.WARN).passes()).isTrue();
        assertThat(limit.check("CP-2", "invalid", Level.WARN).passes()).isTrue();
        time.addAndGet(3 * SECOND);
        assertThat(limit.check("CP-1", "invalid", Level.WARN)).isEqualTo(new LineLimit.Verdict(true, 80));
        assertThat(limit.check("CP-1", "invalid", Level.WARN).passes()).isFalse();
        time.addAndGet(57 * SECOND);
        assertThat(limit.untold(false))
                .containsExactly(
                        new LineLimit.LeftOut(new LineLimit.Key("CP-1", "invalid", Level.WARN, LineLimit.SAME), 1));
        assertThat(limit.untold(true)).isEmpty();
    }

    @Test
    void manyKindsOfLinesOfOneStationAreLimitedToo() {
        long passed = IntStream.range(0, 1_000)
                .filter(line -> limit.check("CP-1", "text " + line, Level.WARN).passes())
                .count();
        assertThat(passed).isEqualTo(LineLimit.OF_STATION);
        assertThat(limit.check("CP-1", "text", Level.ERROR).passes())
                .as("nor do they hide what is worse")
                .isTrue();
        assertThat(limit.untold(true))
                .as("one line tells of all")
                .containsExactly(
                        new LineLimit.LeftOut(new LineLimit.Key("CP-1", "", Level.WARN, LineLimit.OF_STATION), 800));
    }

    @Test
    void whoInventsStationsIsLimitedToo() {
        long passed = IntStream.range(0, 10_000)
                .filter(line -> limit.check("CP-" + line, "refused", Level.WARN).passes())
                .count();
        assertThat(passed).isEqualTo(LineLimit.OF_ALL);
        assertThat(limit.untold(true))
                .as("one line tells of all")
                .containsExactly(
                        new LineLimit.LeftOut(new LineLimit.Key("", "refused", Level.WARN, LineLimit.OF_ALL), 8_000));
    }

    @Test
    void nothingIsForgottenSilentlyAndMemoryIsBounded() {
        passed(30, "CP-1", "invalid");
        for (int i = 0; i < 30_000; i++) {
            limit.check("other " + i, "x", Level.WARN);
        }
        assertThat(limit.untold(true).stream()
                        .filter(each -> each.key().station().equals("CP-1")))
                .containsExactly(
                        new LineLimit.LeftOut(new LineLimit.Key("CP-1", "invalid", Level.WARN, LineLimit.SAME), 10));
    }
}
