package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.error.CloseReason;

/** What the listener of a client that stays connected learns of attempts that fail. */
class FailedAttemptsTest {
    private final LastingFixture net = new LastingFixture();
    private final List<String> heard = new ArrayList<>();

    private LastingConnection start() {
        net.listener = new PeerListener<>() {
            @Override
            public void attemptFailed(String identity, int attempt, Throwable reason, @Nullable Duration delay) {
                heard.add(identity + " " + attempt + " " + reason.getMessage() + " " + delay);
            }
        };
        return net.start();
    }

    @Test
    void eachIsReportedWithNumberReasonAndDelay() {
        start();
        net.fails("401");
        net.scheduler.pass(Duration.ofSeconds(1));
        net.fails("404");
        net.scheduler.pass(Duration.ofSeconds(2));
        net.scheduler.pass(Duration.ofMinutes(1));
        assertThat(heard)
                .containsExactly("CP-1 1 401 PT1S", "CP-1 2 404 PT2S", "CP-1 3 no connection within PT1M PT4S");
    }

    @Test
    void theEndOfAConnectionIsNoFailedAttemptAndCounts() {
        start();
        net.opens().loses(CloseReason.failed("cable cut"));
        assertThat(heard).isEmpty();
        net.scheduler.pass(Duration.ofSeconds(1));
        net.fails("refused");
        assertThat(heard).containsExactly("CP-1 2 refused PT2S");
    }

    @Test
    void theLastAttemptHasNoDelay() {
        net.policy = (attempt, reason) -> Optional.empty();
        start();
        net.fails("401");
        assertThat(heard).containsExactly("CP-1 1 401 null");
    }

    @Test
    void aPolicyThatThrowsIsNoReasonToKeepSilent() {
        net.policy = (attempt, reason) -> {
            throw new IllegalStateException("on purpose");
        };
        start();
        net.fails("401");
        assertThat(heard).containsExactly("CP-1 1 401 null");
    }

    @Test
    void aListenerThatClosesMakesNoFurtherAttempt() {
        List<LastingConnection> self = new ArrayList<>();
        net.listener = new PeerListener<>() {
            @Override
            public void attemptFailed(String identity, int attempt, Throwable reason, @Nullable Duration delay) {
                self.get(0).close(CloseReason.normal("enough"));
            }
        };
        self.add(net.start());
        net.fails("401");
        net.scheduler.pass(Duration.ofDays(1));
        assertThat(net.attempts).isEqualTo(1);
        assertThat(net.scheduler.waiting()).isZero();
    }
}
