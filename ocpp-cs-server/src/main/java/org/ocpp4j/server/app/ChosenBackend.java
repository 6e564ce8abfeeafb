package org.ocpp4j.server.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.RawHandler;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.datatransfer.DataTransfers;
import org.ocpp4j.server.backend.StationBackend;
import org.ocpp4j.server.backend.builtin.BackendHooks;
import org.ocpp4j.server.backend.builtin.BuiltinBackend;
import org.ocpp4j.server.backend.builtin.CompositeListener;
import org.ocpp4j.server.backend.external.ExternalBackend;
import org.ocpp4j.server.backend.postgres.PostgresBackend;
import org.ocpp4j.server.backend.webhook.ReloadableWebhook;
import org.ocpp4j.server.backend.webhook.WebhookSettings;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.certificate.CertificateCommands;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.metrics.BackendMetrics;
import org.ocpp4j.server.metrics.WebhookMetrics;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.door.HealthCheck;
import org.ocpp4j.server.settings.Settings;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.soap.SoapEnvelopes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backend that the settings select, and everything that depends on this selection. Thread-safe. */
final class ChosenBackend implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChosenBackend.class);

    private final Supplier<Settings> settings;
    private final SoapEnvelopes envelopes = new SoapEnvelopes();
    private final @Nullable ReloadableWebhook webhook;
    private final @Nullable PostgresBackend postgres;
    private final StationBackend backend;

    /** The settings are read each time; the selected backend does not change. */
    ChosenBackend(
            Supplier<Settings> settings,
            Database database,
            StationStore store,
            Bounds bounds,
            CertificateCommands outbound,
            MeterRegistry metrics,
            Clock clock) {
        this.settings = settings;
        Settings first = settings.get();
        webhook = first.webhook().enable() ? new ReloadableWebhook(first.webhook()) : null;
        postgres =
                first.postgres().enable() ? PostgresBackend.open(first.postgres(), first.database(), envelopes) : null;
        if (webhook != null) {
            WebhookMetrics.register(metrics, webhook);
            backend = external(webhook, "webhook", database, store, bounds, metrics, clock);
        } else if (postgres != null) {
            backend = external(postgres, "postgres", database, store, bounds, metrics, clock);
        } else {
            LOG.info("Stations are answered by the built-in backend");
            backend = new BuiltinBackend(
                    database,
                    store,
                    bounds,
                    () -> settings.get().backend(),
                    () -> settings.get().stations().unknown(),
                    clock,
                    new BackendHooks(new DataTransfers<>()::handle, null, outbound));
        }
    }

    private ExternalBackend external(
            RawHandler<Station> system,
            String name,
            Database database,
            StationStore store,
            Bounds bounds,
            MeterRegistry metrics,
            Clock clock) {
        LOG.info("Stations are answered by the backend {}; what they say is recorded here as well", name);
        ExternalBackend external = new ExternalBackend(
                new BackendMetrics(metrics, name).around(system),
                database,
                store,
                bounds,
                () -> settings.get().backend(),
                clock);
        FunctionCounter.builder("ocpp.external.not.recorded", external, ExternalBackend::notRecorded)
                .description("Messages that the other system answered, and that could not be recorded here")
                .register(metrics);
        return external;
    }

    /** The backend that answers stations. */
    StationBackend stations() {
        return backend;
    }

    /** Where requests over SOAP are found as they came. */
    SoapEnvelopes envelopes() {
        return envelopes;
    }

    /** A listener that also passes events to the backend, if the backend wants them. */
    PeerListener<Station> listener(PeerListener<Station> first) {
        return postgres == null ? first : new CompositeListener(first, postgres.connections());
    }

    /** Longer than any backend takes, even after a reload: backends have time-outs of their own. */
    Duration replyTimeout() {
        return with(webhook == null ? external() : WebhookSettings.LONGEST_TIMEOUT);
    }

    /** How long an answer may take, as it is set now. */
    Duration longestAnswer() {
        return with(external());
    }

    private Duration external() {
        Settings now = settings.get();
        if (webhook != null) {
            return now.webhook().timeout();
        }
        return postgres == null ? Duration.ZERO : now.postgres().timeout();
    }

    /** The time-out of the backend plus twice the wait for the database, with some margin. */
    private Duration with(Duration backend) {
        return EngineOptions.DEFAULT
                .replyTimeout()
                .plus(backend)
                .plus(settings.get().database().connectionWait().multipliedBy(2));
    }

    /** Health checks of everything besides the server's own parts. */
    List<HealthCheck> checks() {
        return postgres == null ? List.of() : List.of(new HealthCheck("postgres", postgres::problem));
    }

    /** A list of the contract, answered by the backend where it can. */
    ApiResource lists(ApiResource resource) {
        return postgres == null
                ? resource
                : postgres.lists(resource, settings.get().postgres().token());
    }

    /** Applies the settings that can change while the server runs. */
    void reload(Settings next) {
        if (webhook != null) {
            webhook.use(next.webhook());
        }
    }

    /** Records waiting entries, then ends the calls under way. */
    @Override
    public void close() {
        backend.close();
        if (webhook != null) {
            webhook.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
