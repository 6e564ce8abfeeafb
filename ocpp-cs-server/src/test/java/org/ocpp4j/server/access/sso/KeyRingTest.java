package org.ocpp4j.server.access.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** When keys are looked for, and who waits. */
class KeyRingTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(5);

    /** Keys that come one look after the other, each when it is let through; then the last ones for ever. */
    private static final class Source implements KeySource {
        private final Semaphore let = new Semaphore(0);
        private final AtomicInteger looks = new AtomicInteger();
        private volatile String keys = Keys.jwks(Keys.RSA);
        private volatile boolean away;
        private volatile boolean broken;

        @Override
        public JWKSet read() throws IOException, InterruptedException {
            let.acquire();
            looks.incrementAndGet();
            if (broken) {
                throw new StackOverflowError("it is broken");
            }
            if (away) {
                throw new IOException("it is away");
            }
            return KeyText.read(keys);
        }

        @Override
        public String name() {
            return "a test";
        }
    }

    private final Source source = new Source();

    private KeyRing open(Duration refresh, Duration retry, Duration leastPause, Duration longestWait) {
        return KeyRing.open(source, new KeyRing.Timing(refresh, retry, leastPause, longestWait));
    }

    private static void until(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(30));
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void thoseWhoComeBeforeTheFirstKeysWaitForThem() {
        try (KeyRing ring = open(LONG, LONG, LONG, LONG)) {
            assertThat(ring.keys()).isNull();
            assertThat(ring.age()).isNaN();
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(ring::lookAgain);
            source.let.release(2); // it may ask only when the first look is over
            assertThat(waiting.orTimeout(30, TimeUnit.SECONDS).join()).isTrue();
            assertThat(ring.size()).isEqualTo(1);
            assertThat(ring.age()).isNotNegative();
        }
    }

    @Test
    void unknownKeysCauseALookOnceInAWhile() {
        source.let.release(1000);
        try (KeyRing ring = open(LONG, LONG, LONG, LONG)) {
            until(() -> ring.size() == 1);
            until(() -> !ring.isLooking());
            source.keys = Keys.jwks(Keys.RSA, Keys.EC);
            for (int i = 0; i < 100; i++) {
                assertThat(ring.lookAgain()).isTrue();
                assertThat(ring.size()).isEqualTo(2);
            }
            assertThat(source.looks).hasValue(2);
        }
        try (KeyRing ring = open(LONG, LONG, Duration.ZERO, LONG)) {
            until(() -> ring.size() == 2);
            until(() -> !ring.isLooking());
            int before = source.looks.get();
            for (int i = 0; i < 3; i++) {
                ring.lookAgain();
            }
            assertThat(source.looks).as("without a pause").hasValue(before + 3);
        }
    }

    @Test
    void keysAreLookedForFromTimeToTime() {
        source.let.release(100_000);
        try (KeyRing ring = open(SHORT, SHORT, LONG, LONG)) {
            until(() -> ring.size() == 1);
            source.keys = Keys.jwks(Keys.EC);
            until(() -> "ec-1".equals(firstId(ring)));
            source.away = true;
            until(() -> !ring.failure().isEmpty());
            assertThat(ring.failure()).isEqualTo("it is away");
            int looks = source.looks.get();
            until(() -> source.looks.get() > looks + 3);
            assertThat(firstId(ring)).as("known keys go on being used").isEqualTo("ec-1");
            source.away = false;
            source.keys = "{\"keys\":[]}";
            until(() -> ring.failure().contains("no public key"));
            assertThat(ring.size()).isEqualTo(1);
            source.keys = Keys.jwks(Keys.RSA, Keys.OTHER_RSA);
            until(() -> ring.size() == 2);
            assertThat(ring.failure()).isEmpty();
        }
    }

    private static String firstId(KeyRing ring) {
        JWKSet keys = ring.keys();
        return keys == null ? "" : keys.getKeys().get(0).getKeyID();
    }

    @Test
    void fewWaitAndNotForLong() throws InterruptedException {
        try (KeyRing ring = open(LONG, LONG, LONG, LONG)) {
            CountDownLatch turnedAway = new CountDownLatch(12);
            List<CompletableFuture<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                CompletableFuture<Boolean> answer = new CompletableFuture<>();
                answers.add(answer);
                new Thread(() -> {
                            boolean looked = ring.lookAgain();
                            if (!looked) {
                                turnedAway.countDown();
                            }
                            answer.complete(looked);
                        })
                        .start();
            }
            assertThat(turnedAway.await(30, TimeUnit.SECONDS)).isTrue();
            until(() -> answers.stream().filter(CompletableFuture::isDone).count() == 12);
            source.let.release();
            until(() -> answers.stream().allMatch(CompletableFuture::isDone));
            assertThat(answers).filteredOn(CompletableFuture::join).hasSize(8);
        }
        try (KeyRing ring = open(LONG, LONG, LONG, SHORT)) {
            assertThat(ring.lookAgain()).as("the look takes too long").isFalse();
        }
    }

    /** Who looks goes on looking, and who waits is told. */
    @Test
    void anErrorEndsNothing() {
        source.broken = true;
        source.let.release(100_000);
        try (KeyRing ring = open(SHORT, SHORT, Duration.ZERO, LONG)) {
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(ring::lookAgain);
            assertThat(waiting.orTimeout(30, TimeUnit.SECONDS).join()).isTrue();
            assertThat(ring.failure()).contains("it is broken");
            source.broken = false;
            until(() -> ring.size() == 1);
        }
    }

    @Test
    void afterCloseNobodyWaits() {
        KeyRing ring = open(LONG, LONG, LONG, LONG);
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(ring::lookAgain);
        ring.close();
        waiting.orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(ring.lookAgain()).isTrue();
        assertThat(ring.keys()).isNull();
    }
}
