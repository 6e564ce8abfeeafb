package org.ocpp4j.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.server.delivery.Attempt.Outcome;
import org.ocpp4j.server.delivery.DeliverySettings.Targets;
import org.ocpp4j.server.delivery.WebhookReceiver.Answer;

/** What is made of the answers of receivers. */
@Timeout(100)
class SenderTest {
    private static Attempt sent(URI url, Duration timeout) {
        DeliverySettings settings =
                new DeliverySettings(Targets.ANY, timeout, Duration.ofDays(1), Duration.ofDays(1), 1);
        Subscription subscription = new Subscription(
                "id",
                new Subscription.Wish(url, Set.of(), List.of(), null, true),
                Secret.of(DeliveryFixture.SECRET),
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH);
        return new Sender(settings, Clock.systemUTC()).send(subscription, "7", "{\"id\":\"7\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "OK, DELIVERED, 200",
        "NO_CONTENT, DELIVERED, 204",
        "HTML, DELIVERED, 200",
        "ENDLESS, DELIVERED, 200",
        "ERROR, FAILED, 500",
        "OVERLOADED, FAILED, 503",
        "BAD_REQUEST, REFUSED, 400",
        "UNAUTHORIZED, REFUSED, 401",
        "PROXY_UNAUTHORIZED, REFUSED, 407",
        "NOT_FOUND, REFUSED, 404",
        "REDIRECT, REFUSED, 302",
        "GONE, GONE, 410",
        "HALF, UNREACHABLE,",
        "NONSENSE, UNREACHABLE,",
        "CLOSED, UNREACHABLE,",
        "SILENCE, TIMEOUT,",
        "DRIPPING, TIMEOUT,"
    })
    void anAnswerMeansThis(Answer answer, Outcome outcome, Integer status) throws Exception {
        Duration timeout = outcome == Outcome.TIMEOUT ? Duration.ofMillis(300) : Duration.ofSeconds(30);
        try (WebhookReceiver receiver =
                WebhookReceiver.open(0, DeliveryFixture.SECRET, Clock.systemUTC(), request -> answer)) {
            Attempt attempt = sent(receiver.url(), timeout);
            assertThat(attempt.outcome()).as(attempt.toString()).isEqualTo(outcome);
            assertThat(attempt.status()).isEqualTo(status);
            assertThat(attempt.toString()).doesNotContain("hidden");
            assertThat(attempt.error() == null).isEqualTo(outcome == Outcome.DELIVERED);
            if (answer == Answer.OVERLOADED) {
                assertThat(attempt.retryAfter()).isEqualTo(Duration.ofDays(1));
                assertThat(attempt.isOverload()).isTrue();
            }
        }
    }

    @Test
    void nobodyIsThere() {
        Attempt attempt = sent(URI.create("http://127.0.0.1:1/?token=hidden"), Duration.ofSeconds(30));
        assertThat(attempt.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(attempt.error()).startsWith("ConnectException").doesNotContain("hidden");
    }
}
