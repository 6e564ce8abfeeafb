package org.ocpp4j.server.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.server.access.ApiCredentials;
import org.ocpp4j.server.access.AuditLog;
import org.ocpp4j.server.access.CredentialResource;
import org.ocpp4j.server.access.CredentialStore;
import org.ocpp4j.server.access.sso.SingleSignOn;
import org.ocpp4j.server.admission.ConnectionAttemptResource;
import org.ocpp4j.server.backup.BackupResource;
import org.ocpp4j.server.backup.Backups;
import org.ocpp4j.server.bound.BoundResource;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.certificate.CertificateAnswers;
import org.ocpp4j.server.certificate.CertificateCommands;
import org.ocpp4j.server.certificate.CertificateRequestResource;
import org.ocpp4j.server.command.CommandResource;
import org.ocpp4j.server.command.Commands;
import org.ocpp4j.server.command.StationLines;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.delivery.Deliveries;
import org.ocpp4j.server.delivery.DeliveryResource;
import org.ocpp4j.server.delivery.SubscriptionResource;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.event.stream.EventResource;
import org.ocpp4j.server.idtag.IdTagResource;
import org.ocpp4j.server.messagelog.FrameLog;
import org.ocpp4j.server.messagelog.MessageResource;
import org.ocpp4j.server.net.SocketBudget;
import org.ocpp4j.server.reservation.ReservationResource;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.door.HealthCheck;
import org.ocpp4j.server.rest.door.OperatorDoor;
import org.ocpp4j.server.rest.door.Readiness;
import org.ocpp4j.server.rest.door.SystemResource;
import org.ocpp4j.server.securityevent.SecurityEventResource;
import org.ocpp4j.server.settings.Settings;
import org.ocpp4j.server.station.ChargePointListResource;
import org.ocpp4j.server.station.StationDataResource;
import org.ocpp4j.server.station.StationResource;
import org.ocpp4j.server.station.StationRows;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.server.station.StoreRegistry;
import org.ocpp4j.server.straymessage.StrayMessageResource;
import org.ocpp4j.server.transaction.MeterValueResource;
import org.ocpp4j.server.transaction.TransactionResource;

/**
 * The operators' side of the central system: what there is to ask and to command, and the door where they do so.
 *
 * @param settings what was set at the start
 * @param sockets how many connections of stations there may be
 * @param clock the time
 * @param metrics what is measured
 * @param readiness whether the server is ready
 * @param server the stations that are connected
 */
record OperatorSide(
        Settings settings,
        SocketBudget sockets,
        Clock clock,
        PrometheusMeterRegistry metrics,
        Readiness readiness,
        OcppServer server,
        Database database,
        StationStore store,
        Bounds bounds,
        Events events,
        StationLines lines,
        Commands commands,
        CertificateCommands outbound,
        ChosenBackend chosen,
        Deliveries deliveries,
        FrameLog frames) {

    /** Opens the door; returns its address. */
    URI open(Parts parts, BooleanSupplier stationsOpen) {
        CredentialStore credentials = new CredentialStore(database, clock);
        AuditLog audit = new AuditLog(database, clock);
        EventResource stream = new EventResource(events);
        ApiCredentials authenticator = new ApiCredentials(
                credentials,
                settings.operators().authentication(),
                ListeningRule.isLoopback(settings.operators().host()),
                clock,
                signOn(parts));
        OperatorDoor door = new OperatorDoor(
                settings.operators(),
                authenticator,
                audit,
                metrics,
                resources(credentials, audit, stream, checks(stationsOpen)));
        URI address = door.start();
        parts.reloadable(next -> door.reloadCertificates());
        parts.started(door::stop);
        parts.started(stream); // stopped first, or the door would wait for those who watch
        return address;
    }

    private List<ApiResource> resources(
            CredentialStore credentials, AuditLog audit, EventResource stream, List<HealthCheck> checks) {
        return List.of(
                new SystemResource(checks, metrics, clock),
                chosen.lists(new ChargePointListResource(database, server, lines::state)),
                new CommandResource(commands, database),
                new StationResource(database, server, lines::state, new StoreRegistry(store)),
                new StationDataResource(database, server, store, new StationRows(database, AllRows.KEPT), bounds),
                new BoundResource(bounds),
                new IdTagResource(database, clock),
                chosen.lists(new TransactionResource(database)),
                new MeterValueResource(database),
                chosen.lists(new ReservationResource(database, clock)),
                new MessageResource(database),
                new ConnectionAttemptResource(database),
                new SecurityEventResource(database),
                new CertificateRequestResource(database, clock, new CertificateAnswers(database, outbound, clock)),
                new StrayMessageResource(database),
                new SubscriptionResource(deliveries),
                new DeliveryResource(database, deliveries),
                stream,
                audit,
                new CredentialResource(credentials, clock),
                new BackupResource(new Backups(settings.backup(), settings.database(), clock)));
    }

    private @Nullable SingleSignOn signOn(Parts parts) {
        return settings.sso().issuer().isEmpty()
                ? null
                : parts.started(SingleSignOn.open(settings.sso(), clock)).measuredBy(metrics);
    }

    private List<HealthCheck> checks(BooleanSupplier stationsOpen) {
        List<HealthCheck> checks = new ArrayList<>(List.of(
                ServerHealth.readiness(readiness),
                ServerHealth.database(database),
                ServerHealth.stationsDoor(stationsOpen),
                ServerHealth.connections(server, sockets.connections()),
                ServerHealth.descriptors(),
                ServerHealth.threads(),
                ServerHealth.frameLog(frames),
                HealthCheck.warning("bounds", bounds::warning)));
        checks.addAll(ServerHealth.disk(settings.database()));
        checks.addAll(chosen.checks());
        return checks;
    }
}
