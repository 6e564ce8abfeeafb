package org.ocpp4j.server.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.access.ApiCredentials;
import org.ocpp4j.server.access.AuditLog;
import org.ocpp4j.server.access.CredentialResource;
import org.ocpp4j.server.access.CredentialStore;
import org.ocpp4j.server.access.sso.SingleSignOn;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.event.stream.EventResource;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.door.OperatorDoor;
import org.ocpp4j.server.rest.door.SystemResource;
import org.ocpp4j.server.settings.Settings;

/**
 * The operators' door, with all resources that the parts of the server provide.
 *
 * @param settings the settings at the start
 * @param database where credentials and the audit log are
 * @param clock the time
 * @param metrics the metrics to serve
 */
record OperatorSide(Settings settings, Database database, Clock clock, PrometheusMeterRegistry metrics) {
    /** Opens the door for the resources added to the parts so far; returns its address. */
    URI open(Parts parts, Events events) {
        CredentialStore credentials = new CredentialStore(database, clock);
        AuditLog audit = new AuditLog(database, clock);
        EventResource stream = new EventResource(events);
        ApiCredentials authenticator = new ApiCredentials(
                credentials,
                settings.operators().authentication(),
                ListeningRule.isLoopback(settings.operators().host()),
                clock,
                signOn(parts));
        parts.serves(stream, audit, new CredentialResource(credentials, clock));
        List<ApiResource> resources = new ArrayList<>(List.of(new SystemResource(parts.checks(), metrics, clock)));
        resources.addAll(parts.resources());
        OperatorDoor door = new OperatorDoor(settings.operators(), authenticator, audit, metrics, resources);
        URI address = door.start();
        parts.reloadable(next -> door.reloadCertificates());
        parts.started(door::stop);
        parts.started(stream); // stopped first, or the door would wait for open streams
        return address;
    }

    private @Nullable SingleSignOn signOn(Parts parts) {
        return settings.sso().issuer().isEmpty()
                ? null
                : parts.started(SingleSignOn.open(settings.sso(), clock)).measuredBy(metrics);
    }
}
