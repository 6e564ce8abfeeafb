package org.ocpp4j.server.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.ocpp4j.server.backend.webhook.ReloadableWebhook;

/** Counts requests to the receiver of the webhook backend. */
public final class WebhookMetrics {
    private WebhookMetrics() {}

    /**
     * Adds the meters.
     *
     * @param registry where they go; it holds the backend weakly
     * @param webhook knows the numbers
     */
    public static void register(MeterRegistry registry, ReloadableWebhook webhook) {
        Gauge.builder("ocpp.webhook.under.way", webhook, ReloadableWebhook::underWay)
                .description("Requests to the webhook that are under way")
                .register(registry);
        Gauge.builder("ocpp.webhook.waiting", webhook, ReloadableWebhook::waiting)
                .description("Requests that wait for others to the webhook to end")
                .register(registry);
        FunctionCounter.builder("ocpp.webhook.failures", webhook, ReloadableWebhook::failures)
                .description("Requests to the webhook that gave no answer for the station")
                .register(registry);
    }
}
