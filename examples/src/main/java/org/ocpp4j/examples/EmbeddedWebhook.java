package org.ocpp4j.examples;

import java.net.URI;
import java.time.Duration;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.server.backend.webhook.WebhookBackend;

/** A central system within an application, whose stations a URL answers. */
public final class EmbeddedWebhook implements AutoCloseable {
    private final WebhookBackend webhook;
    private final OcppServer server;

    EmbeddedWebhook(URI receiver) {
        webhook = WebhookBackend.to(receiver)
                .basic("ocpp", "secret")
                .timeout(Duration.ofSeconds(5))
                .build();
        server = OcppServer.builder(Handlers.ofCentralSystem().otherwise(webhook))
                .build();
    }

    OcppServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        webhook.close();
    }
}
