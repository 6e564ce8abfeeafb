package org.ocpp4j.server.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ocpp4j.server.delivery.Attempt.Outcome;
import org.ocpp4j.server.text.Texts;
import org.ocpp4j.server.thread.Causes;

/**
 * Sends a body to a receiver, once. Follows no redirects, uses no proxy, knows no cookies and no passwords. Thread-safe;
 * sending blocks the caller for the time-out at most, and for as long as it takes to look a name up.
 */
final class Sender {
    private static final int LONGEST_ERROR = 300;

    private final HttpClient client;
    private final Target target;
    private final Duration timeout;
    private final Clock clock;
    private final Map<DiscardingSubscriber, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    Sender(DeliverySettings settings, Clock clock) {
        this.target = new Target(settings.targets());
        this.timeout = settings.timeout();
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(timeout)
                .build();
    }

    Optional<String> refusal(URI url) {
        return target.refusal(url);
    }

    Attempt send(Subscription to, String eventId, String json) {
        long begin = System.nanoTime();
        URI url = to.wish().url();
        Optional<String> refusal = target.refusal(url);
        if (refusal.isPresent()) {
            return new Attempt(Outcome.FORBIDDEN, null, refusal.get(), null, since(begin));
        }
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "ocpp4j")
                .header("webhook-id", eventId)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", to.signatures(eventId, now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return exchange(request, begin);
    }

    private Attempt exchange(HttpRequest request, long begin) {
        DiscardingSubscriber discarding = new DiscardingSubscriber();
        CompletableFuture<HttpResponse<Boolean>> answer = client.sendAsync(request, head -> discarding);
        underWay.put(discarding, answer);
        try {
            if (stopped) {
                answer.cancel(true);
            }
            return judged(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS), begin);
        } catch (TimeoutException late) {
            discarding.cut();
            answer.cancel(true);
            return new Attempt(Outcome.TIMEOUT, null, tooLate(), null, since(begin));
        } catch (ExecutionException failed) {
            return failed(Causes.of(failed), begin);
        } catch (CancellationException stop) {
            discarding.cut();
            return stopped(begin);
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return stopped(begin);
        } finally {
            underWay.remove(discarding);
        }
    }

    private Attempt judged(HttpResponse<?> response, long begin) {
        int status = response.statusCode();
        Outcome outcome = outcome(status);
        return outcome == Outcome.DELIVERED
                ? new Attempt(outcome, status, null, null, since(begin))
                : new Attempt(
                        outcome,
                        status,
                        "the receiver answered " + status
                                + (status / 100 == 3 ? ", and redirects are not followed" : ""),
                        response.headers()
                                .firstValue("Retry-After")
                                .flatMap(text -> RetryAfter.read(text, clock.instant()))
                                .orElse(null),
                        since(begin));
    }

    private static Outcome outcome(int status) {
        return switch (status / 100) {
            case 2 -> Outcome.DELIVERED;
            case 3, 4 -> status == 410 ? Outcome.GONE : Outcome.REFUSED;
            default -> Outcome.FAILED;
        };
    }

    private static Attempt stopped(long begin) {
        return new Attempt(Outcome.STOPPED, null, "this side stopped", null, since(begin));
    }

    private Attempt failed(Throwable cause, long begin) {
        if (stopped) {
            return stopped(begin);
        }
        if (cause instanceof HttpTimeoutException) {
            return new Attempt(Outcome.TIMEOUT, null, tooLate(), null, since(begin));
        }
        if (cause instanceof IOException || cause instanceof SecurityException) {
            return new Attempt(Outcome.UNREACHABLE, null, shown(cause), null, since(begin));
        }
        throw new IllegalStateException(cause);
    }

    private static String shown(Throwable failed) {
        String message = failed.getMessage();
        String text = failed.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        return Texts.shown(text, LONGEST_ERROR);
    }

    private String tooLate() {
        return "no whole answer within " + timeout.toMillis() + " ms";
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Ends requests under way, and those about to start. */
    void stop() {
        stopped = true;
        underWay.values().forEach(answer -> answer.cancel(true));
    }
}
