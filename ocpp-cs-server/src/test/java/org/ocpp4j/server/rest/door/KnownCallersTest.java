package org.ocpp4j.server.rest.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Scope;

/** Who is still known while the database is away. */
class KnownCallersTest {
    private static final Caller WATCHER = new Caller("watcher", Scope.VIEW);

    private long now;
    private final KnownCallers known = new KnownCallers(() -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void whoCameLatelyIsKnownAsLongAsHeComes() {
        known.learn("Bearer a", Optional.of(WATCHER));
        for (int i = 0; i < 3; i++) {
            pass(Duration.ofMinutes(4));
            assertThat(known.find("Bearer a")).contains(WATCHER);
        }
        pass(Duration.ofMinutes(6));
        assertThat(known.find("Bearer a")).isEmpty();
    }

    @Test
    void nobodyElseIs() {
        assertThat(known.find("Bearer a")).isEmpty();
        assertThat(known.find(null)).isEmpty();
        known.learn("Bearer a", Optional.of(WATCHER));
        assertThat(known.find("Bearer b")).isEmpty();
        assertThat(known.find(null)).isEmpty();
        known.learn(null, Optional.of(Caller.ANONYMOUS));
        assertThat(known.find(null)).contains(Caller.ANONYMOUS);
    }

    @Test
    void whoIsRefusedIsForgotten() {
        known.learn("Bearer a", Optional.of(WATCHER));
        known.learn("Bearer a", Optional.empty());
        assertThat(known.find("Bearer a")).isEmpty();
    }

    @Test
    void notMoreThanAHundredAreKnown() {
        for (int i = 0; i < 1000; i++) {
            known.learn("Bearer " + i, Optional.of(WATCHER));
        }
        assertThat(IntStream.range(0, 1000)
                        .filter(i -> known.find("Bearer " + i).isPresent())
                        .count())
                .isEqualTo(100);
    }
}
