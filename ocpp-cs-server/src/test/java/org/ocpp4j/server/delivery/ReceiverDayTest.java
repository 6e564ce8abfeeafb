package org.ocpp4j.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.delivery.WebhookReceiver.Answer;
import org.ocpp4j.server.delivery.WebhookReceiver.Received;

/**
 * A day in the life of a webhook receiver: it restarts, is slow, fails and lies, and so does this side. Each event is
 * confirmed once or is visible as a dead letter; the order of each station is kept.
 */
class ReceiverDayTest {
    private static final int STATIONS = 12;
    private static final int ROUNDS = 12;
    private static final String POISONED = "CP-3";
    private static final long POISON = 5;
    private static final List<Answer> MOODS = List.of(
            Answer.OK,
            Answer.OK,
            Answer.NO_CONTENT,
            Answer.HTML,
            Answer.ENDLESS,
            Answer.ERROR,
            Answer.NOT_FOUND,
            Answer.REDIRECT,
            Answer.HALF,
            Answer.NONSENSE,
            Answer.CLOSED);

    private final Random random = new Random(7);
    private final AtomicInteger silences = new AtomicInteger(2);

    private volatile boolean calm;

    private Answer manners(Received request) {
        if (request.identity().equals(POISONED) && request.sequence() == POISON) {
            return Answer.BAD_REQUEST;
        }
        if (request.sequence() == 2 && silences.getAndDecrement() > 0) {
            return silences.get() == 0 ? Answer.SILENCE : Answer.DRIPPING;
        }
        return calm ? Answer.OK : MOODS.get(random.nextInt(MOODS.size()));
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(300)
    void everyEventIsConfirmedOnceOrDead(DatabaseKind kind) throws Exception {
        DatabaseSettings database = kind.fresh();
        DeliverySettings settings = DeliveryFixture.settings(6, Duration.ofSeconds(5));
        ShiftedClock clock = new ShiftedClock();
        List<Received> received = new ArrayList<>();
        int port;
        try (DeliveryFixture server = new DeliveryFixture(database, clock, settings)) {
            try (WebhookReceiver receiver = WebhookReceiver.open(0, DeliveryFixture.SECRET, clock, this::manners)) {
                port = receiver.port();
                server.subscribe(receiver.url());
                tellAtOnce(server, ROUNDS / 3);
                Await.until("a time-out", () -> server.attempts(Attempt.Outcome.TIMEOUT) >= 2);
                received.addAll(ended(receiver));
            }
            tellAtOnce(server, ROUNDS / 3);
            Await.until("nobody is there", () -> server.attempts(Attempt.Outcome.UNREACHABLE) > 5);
        }
        try (DeliveryFixture server = new DeliveryFixture(database, clock, settings);
                WebhookReceiver receiver = WebhookReceiver.open(port, DeliveryFixture.SECRET, clock, this::manners)) {
            tellAtOnce(server, ROUNDS / 3);
            long behind = ROUNDS - POISON + 1;
            Await.until("all but those behind the poison", () -> server.count("state = 'WAITING'") == behind);
            Await.until("it is tried", () -> server.count("state = 'WAITING' and attempts >= 3") == 1);
            assertThat(server.count("state = 'DEAD'")).isZero();
            calm = true;
            clock.forward(Duration.ofDays(2));
            Await.until("nothing waits", () -> server.count("state = 'WAITING'") == 0);
            assertThat(server.count("state = 'DEAD' and last_status = 400 and identity = '" + POISONED + "'"))
                    .isEqualTo(1);
            assertThat(server.count("state = 'DELIVERED'")).isEqualTo(STATIONS * ROUNDS - 1L);
            received.addAll(ended(receiver));
        }
        requireEachOnce(received);
        requireOrder(received);
    }

    private static List<Received> ended(WebhookReceiver receiver) throws IOException {
        receiver.close();
        assertThat(receiver.complaints()).isEmpty();
        return receiver.received();
    }

    /** All stations at once, each from a thread of its own. */
    private static void tellAtOnce(DeliveryFixture server, int rounds) {
        List<CompletableFuture<Void>> told = new ArrayList<>();
        for (int station = 1; station <= STATIONS; station++) {
            String identity = "CP-" + station;
            told.add(CompletableFuture.runAsync(
                    () -> {
                        for (int round = 0; round < rounds; round++) {
                            server.tell(identity);
                        }
                    },
                    Await.threads()));
        }
        told.forEach(Await::result);
    }

    private static void requireEachOnce(List<Received> received) {
        Map<String, Long> confirmed = received.stream()
                .filter(Received::isConfirmed)
                .collect(Collectors.groupingBy(Received::id, Collectors.counting()));
        assertThat(confirmed).hasSize(STATIONS * ROUNDS - 1);
        assertThat(confirmed.values()).allMatch(times -> times == 1);
        Set<String> ids = received.stream().map(Received::id).collect(Collectors.toSet());
        assertThat(ids).hasSize(STATIONS * ROUNDS);
        assertThat(received).as("some were sent again").hasSizeGreaterThan(2 * ids.size());
        assertThat(received.stream().map(each -> each.answer()).distinct())
                .as("all moods were seen")
                .contains(MOODS.toArray(Answer[]::new))
                .contains(Answer.SILENCE, Answer.DRIPPING);
    }

    /** The next event of a station comes when the one before is confirmed, or is the poison. */
    private static void requireOrder(List<Received> received) {
        Map<String, Long> current = new HashMap<>();
        Map<String, Boolean> over = new HashMap<>();
        for (Received each : received) {
            long before = current.getOrDefault(each.identity(), 0L);
            if (each.sequence() != before) {
                assertThat(each.sequence()).as(each.identity()).isEqualTo(before + 1);
                assertThat(over.getOrDefault(each.identity(), true))
                        .as("%s: %d before %d was over", each.identity(), each.sequence(), before)
                        .isTrue();
            }
            current.put(each.identity(), each.sequence());
            over.put(
                    each.identity(),
                    each.isConfirmed() || (each.identity().equals(POISONED) && each.sequence() == POISON));
        }
    }
}
