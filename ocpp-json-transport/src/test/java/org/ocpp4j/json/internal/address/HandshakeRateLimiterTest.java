package org.ocpp4j.json.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often an address may begin a handshake, by a clock that stands still unless told. */
class HandshakeRateLimiterTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000); // it may overflow

    private HandshakeRateLimiter rate(int perMinute) {
        return new HandshakeRateLimiter(perMinute, clock::get, 100);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static int admitted(HandshakeRateLimiter rate, String host, int attempts) {
        int admitted = 0;
        for (int i = 0; i < attempts; i++) {
            admitted += rate.admits(host) ? 1 : 0;
        }
        return admitted;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 60, 1_000})
    void asManyAtOnceAndThenOneAtATime(int perMinute) {
        HandshakeRateLimiter rate = rate(perMinute);
        assertThat(admitted(rate, "192.0.2.1", 2 * perMinute)).isEqualTo(perMinute);
        pass(Duration.ofMinutes(1).dividedBy(perMinute).minusNanos(2));
        assertThat(rate.admits("192.0.2.1")).isFalse();
        pass(Duration.ofNanos(2));
        assertThat(admitted(rate, "192.0.2.1", 5)).isEqualTo(1);
        pass(Duration.ofHours(1)); // no more is saved up than fits
        assertThat(admitted(rate, "192.0.2.1", 2 * perMinute)).isEqualTo(perMinute);
    }

    @Test
    void whoIsRefusedLosesNothingByTrying() {
        HandshakeRateLimiter rate = rate(2);
        assertThat(admitted(rate, "192.0.2.1", 1_000)).isEqualTo(2);
        pass(Duration.ofMinutes(1));
        assertThat(admitted(rate, "192.0.2.1", 1_000)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1:80, 192.0.2.1:81, true",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff::2, true",
        "2001:db8:0:1::1, [2001:db8:0:1::1]:80, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "unknown, localhost, true",
        "unknown, 0.0.0.0, false",
    })
    void whoSharesABucket(String one, String other, boolean shared) {
        HandshakeRateLimiter rate = rate(1);
        assertThat(rate.admits(one)).isTrue();
        assertThat(rate.admits(other)).isEqualTo(!shared);
    }

    @Test
    void memoryIsBoundedAndNobodySuffersFromManyOthers() {
        HandshakeRateLimiter rate = rate(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(rate.admits("10.0." + i / 250 + "." + i % 250)).isTrue();
            assertThat(rate.addresses()).isLessThanOrEqualTo(100);
        }
        assertThat(rate.admits("10.0.3.249")).isFalse(); // the youngest are remembered
        assertThat(rate.admits("10.0.3.150")).isFalse();
        pass(Duration.ofMinutes(1));
        for (int i = 0; i < 100; i++) {
            rate.admits("192.0.2.1");
            pass(Duration.ofMinutes(1));
        }
        assertThat(rate.addresses()).isEqualTo(1); // the others have been forgotten meanwhile
    }

    @Test
    void whoKeepsComingIsRemembered() {
        HandshakeRateLimiter rate = rate(2);
        for (int round = 0; round < 2; round++) {
            assertThat(rate.admits("192.0.2.1")).isTrue();
            for (int i = 0; i < 60; i++) {
                rate.admits("10.0." + round + "." + i);
            }
        }
        assertThat(rate.admits("192.0.2.1")).isFalse();
    }

    @Test
    void severalThreadsGetNoMore() throws Exception {
        HandshakeRateLimiter rate = rate(50_000);
        AtomicInteger admitted = new AtomicInteger();
        CountDownLatch begin = new CountDownLatch(1);
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                try {
                    begin.await();
                } catch (InterruptedException stopped) {
                    return;
                }
                admitted.addAndGet(admitted(rate, "192.0.2.1", 50_000));
            });
            threads[i].start();
        }
        begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(admitted).hasValue(50_000);
    }

    @Test
    void thereMustBeOneAtLeast() {
        assertThatThrownBy(() -> new HandshakeRateLimiter(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new HandshakeRateLimiter(1).admits("192.0.2.1")).isTrue();
    }
}
