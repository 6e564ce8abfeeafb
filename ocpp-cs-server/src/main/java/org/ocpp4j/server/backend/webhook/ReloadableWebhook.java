package org.ocpp4j.server.backend.webhook;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.ocpp4j.core.RawCall;
import org.ocpp4j.core.RawHandler;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.time.Scheduler;
import tools.jackson.databind.JsonNode;

/**
 * A webhook backend whose settings may change while stations are answered. A request under way ends with the settings
 * with which it began.
 *
 * <p>Thread-safe; never blocks. A backend that was replaced is closed when the last of its requests must have ended.
 */
public final class ReloadableWebhook implements RawHandler<Station>, AutoCloseable {
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** Those that were replaced and may still have requests under way. */
    private final Set<WebhookBackend> replaced = ConcurrentHashMap.newKeySet();

    private WebhookSettings settings;
    private volatile WebhookBackend current;

    /** Guarded by this. */
    private boolean closed;

    /** Failures of those that are closed. Guarded by this. */
    private long past;

    /**
     * Begins with some settings.
     *
     * @param settings the settings
     * @throws IllegalArgumentException if they cannot be used
     */
    public ReloadableWebhook(WebhookSettings settings) {
        this.settings = settings;
        this.current = WebhookBackend.of(settings);
    }

    /**
     * Goes on with other settings.
     *
     * @param next the settings
     * @throws IllegalArgumentException if they cannot be used; the present ones stay
     */
    public synchronized void use(WebhookSettings next) {
        if (closed || next.equals(settings)) {
            return;
        }
        WebhookBackend before = current;
        Duration longest = settings.timeout().plus(MARGIN);
        current = WebhookBackend.of(next);
        settings = next;
        replaced.add(before);
        Scheduler.shared().schedule(longest, () -> retire(before));
    }

    private synchronized void retire(WebhookBackend backend) {
        if (replaced.remove(backend)) {
            backend.close();
            past += backend.failures();
        }
    }

    @Override
    public CompletionStage<JsonNode> handle(Station station, RawCall call) {
        return current.handle(station, call);
    }

    /**
     * How many requests are under way.
     *
     * @return those to the present receiver and to former ones
     */
    public long underWay() {
        return sum(WebhookBackend::underWay);
    }

    /**
     * How many requests wait for others to end.
     *
     * @return those to the present receiver and to former ones
     */
    public long waiting() {
        return sum(WebhookBackend::waiting);
    }

    /**
     * How many requests gave no answer for the station.
     *
     * @return all since the start
     */
    public synchronized long failures() {
        return past + sum(WebhookBackend::failures);
    }

    private long sum(ToLongFunction<WebhookBackend> number) {
        return number.applyAsLong(current) + replaced.stream().mapToLong(number).sum();
    }

    /** Fails requests under way. */
    @Override
    public synchronized void close() {
        closed = true;
        replaced.forEach(WebhookBackend::close);
        current.close();
    }
}
