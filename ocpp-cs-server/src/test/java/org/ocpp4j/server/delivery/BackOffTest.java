package org.ocpp4j.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.server.delivery.Attempt.Outcome;

/** How long events and receivers are left alone. */
class BackOffTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant CHANGED = Instant.parse("2026-11-20T12:00:00Z");

    private final Receiver receiver = new Receiver(RetryPolicy.USUAL);

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 4", "3, 8", "9, 512", "10, 600", "40, 600", "2000000000, 600"})
    void aWaitDoublesUpToTenMinutesAndIsLeftToChance(int failures, long seconds) {
        long most = Duration.ofSeconds(seconds).toMillis();
        List<Long> waits = IntStream.range(0, 500)
                .mapToObj(each -> RetryPolicy.USUAL.afterFailures(failures).toMillis())
                .toList();
        assertThat(waits).allMatch(wait -> wait >= most / 2 && wait <= most);
        assertThat(waits).as("not all come back at once").anyMatch(wait -> !wait.equals(waits.get(0)));
        assertThat(RetryPolicy.USUAL.beforeProbe(failures)).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void nobodyIsWaitedForLongerThanTenMinutes() {
        assertThat(RetryPolicy.USUAL.bounded(Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(10));
        assertThat(RetryPolicy.USUAL.bounded(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "' 7 ', 7", "999999999, 999999999", "'Sun, 22 Nov 2026 12:02:00 GMT', 120"})
    void retryAfterIsRead(String text, long seconds) {
        assertThat(RetryAfter.read(text, NOON)).hasValue(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "9999999999", "soon", "\u0667", "Sun, 22 Nov 2026 11:59:59 GMT"})
    void retryAfterOfNoUseIsLeftAside(String text) {
        assertThat(RetryAfter.read(text, NOON)).isEqualTo(Optional.empty());
    }

    private void ended(Outcome outcome, @Nullable Integer status, @Nullable Duration retryAfter) {
        receiver.ended(new Attempt(outcome, status, null, retryAfter, Duration.ZERO), CHANGED, NOON);
    }

    /** An attempt that ended so many milliseconds after noon. */
    private void failed(long at, long took) {
        receiver.ended(
                new Attempt(Outcome.FAILED, 500, null, null, Duration.ofMillis(took)), CHANGED, NOON.plusMillis(at));
    }

    @Test
    void aReceiverThatGoesOnFailingIsLeftAloneUntilItAnswersWell() {
        receiver.changed(CHANGED);
        failed(100, 100);
        failed(1_000, 10);
        assertThat(receiver.isFailing()).isFalse();
        assertThat(receiver.failingSince()).isEqualTo(NOON);
        assertThat(receiver.notBefore()).isBefore(NOON);
        failed(2_000, 10);
        assertThat(receiver.isFailing()).isTrue();
        assertThat(receiver.notBefore()).isBetween(NOON.plusSeconds(3), NOON.plusSeconds(4));
        ended(Outcome.DELIVERED, 200, null);
        assertThat(receiver.isFailing()).isFalse();
        assertThat(receiver.failingSince()).isNull();
        assertThat(receiver.notBefore()).isBefore(NOON);
    }

    @Test
    void someFailuresTogetherAreNotYetAReceiverThatFails() {
        receiver.changed(CHANGED);
        for (int i = 0; i < 19; i++) {
            failed(1_999, 1_999);
        }
        assertThat(receiver.isFailing()).isFalse();
        failed(1_999, 1_999);
        assertThat(receiver.isFailing()).isTrue();
    }

    @Test
    void whatWasUnderWayWhenThatWasNoticedMakesTheWaitNoLonger() {
        receiver.changed(CHANGED);
        for (int i = 0; i < 3; i++) {
            failed(10_000, 10_000);
        }
        Instant first = receiver.notBefore();
        assertThat(first).isBetween(NOON.plusSeconds(11), NOON.plusSeconds(12));
        for (int i = 0; i < 10; i++) {
            failed(10_500, 10_000);
        }
        assertThat(receiver.notBefore()).isEqualTo(first);
        failed(13_000, 500);
        assertThat(receiver.notBefore()).isBetween(NOON.plusSeconds(15), NOON.plusSeconds(17));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 415, 422})
    void whatIsSaidOfAnEventSaysNothingOfTheReceiver(int status) {
        receiver.changed(CHANGED);
        for (int i = 0; i < 5; i++) {
            ended(Outcome.REFUSED, status, null);
            ended(Outcome.STOPPED, null, null);
        }
        assertThat(receiver.isFailing()).isFalse();
        assertThat(receiver.failingSince()).isNull();
    }

    @Test
    void aReceiverThatAsksForTimeGetsIt() {
        receiver.changed(CHANGED);
        ended(Outcome.REFUSED, 429, Duration.ofMinutes(5));
        assertThat(receiver.notBefore()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        ended(Outcome.FAILED, 503, Duration.ofDays(5));
        assertThat(receiver.notBefore()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    }

    @Test
    void whoeverChangesASubscriptionBeginsAnew() {
        receiver.changed(CHANGED);
        ended(Outcome.FAILED, 503, Duration.ofMinutes(5));
        receiver.changed(NOON);
        assertThat(receiver.notBefore()).isBefore(NOON);
        assertThat(receiver.failingSince()).isNull();
        ended(Outcome.FAILED, 503, Duration.ofMinutes(5)); // an answer to what was sent before the change
        assertThat(receiver.notBefore()).isBefore(NOON);
        assertThat(receiver.failingSince()).isNull();
    }
}
