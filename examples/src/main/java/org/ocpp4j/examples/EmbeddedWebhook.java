package org.ocpp4j.examples;

import java.net.URI;
import java.time.Duration;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.OcppServer;
import org.ocpp4j.server.webhook.WebhookBackend;

/** A central system within an application, whose stations a URL answers. */
public final class EmbeddedWebhook {
    private EmbeddedWebhook() {}

    static WebhookBackend backend(URI receiver) {
        return WebhookBackend.to(receiver)
                .basic("ocpp", "secret")
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    /** Close the backend when the server has stopped. */
    static OcppServer create(WebhookBackend webhook) {
        return OcppServer.builder(Handlers.ofCentralSystem().otherwise(webhook)).build();
    }
}
