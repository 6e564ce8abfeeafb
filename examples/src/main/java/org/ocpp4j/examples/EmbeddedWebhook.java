package org.ocpp4j.examples;

import java.net.URI;
import java.time.Duration;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.OcppServer;
import org.ocpp4j.core.RegistrationGate;
import org.ocpp4j.server.webhook.WebhookBackend;

/** A central system within an application, whose stations a URL answers. */
public final class EmbeddedWebhook {
    private EmbeddedWebhook() {}

    static OcppServer create(URI receiver) {
        WebhookBackend webhook = WebhookBackend.to(receiver)
                .basic("ocpp", "secret")
                .timeout(Duration.ofSeconds(5))
                .build();
        return OcppServer.builder(Handlers.ofCentralSystem().otherwise(webhook))
                .interceptor(RegistrationGate.inMemory())
                .build();
    }
}
