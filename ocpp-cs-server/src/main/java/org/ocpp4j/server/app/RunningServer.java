package org.ocpp4j.server.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.server.admission.ConnectionAttemptResource;
import org.ocpp4j.server.admission.ConnectionAttempts;
import org.ocpp4j.server.admission.OperatorRedirect;
import org.ocpp4j.server.admission.StationAddresses;
import org.ocpp4j.server.admission.StationAdmission;
import org.ocpp4j.server.admission.StationDoor;
import org.ocpp4j.server.admission.StationDrain;
import org.ocpp4j.server.backend.StationBackend;
import org.ocpp4j.server.backend.builtin.CompositeListener;
import org.ocpp4j.server.backup.BackupResource;
import org.ocpp4j.server.backup.Backups;
import org.ocpp4j.server.bound.BoundResource;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.bound.Retention;
import org.ocpp4j.server.bound.Sweep;
import org.ocpp4j.server.certificate.CertificateAnswers;
import org.ocpp4j.server.certificate.CertificateCommands;
import org.ocpp4j.server.certificate.CertificateRequestResource;
import org.ocpp4j.server.command.AuthorizationKeyEffects;
import org.ocpp4j.server.command.CommandResource;
import org.ocpp4j.server.command.Commands;
import org.ocpp4j.server.command.StationLines;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseInUseException;
import org.ocpp4j.server.database.DatabaseLock;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.delivery.Deliveries;
import org.ocpp4j.server.delivery.DeliveryResource;
import org.ocpp4j.server.delivery.SubscriptionResource;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.idtag.DemoData;
import org.ocpp4j.server.idtag.IdTagResource;
import org.ocpp4j.server.log.CallLog;
import org.ocpp4j.server.messagelog.FrameLog;
import org.ocpp4j.server.messagelog.MessageResource;
import org.ocpp4j.server.metrics.AdmissionMetrics;
import org.ocpp4j.server.metrics.BoundMetrics;
import org.ocpp4j.server.metrics.CallMetrics;
import org.ocpp4j.server.metrics.MeasuredExecutor;
import org.ocpp4j.server.metrics.MeasuredListener;
import org.ocpp4j.server.metrics.MetricNames;
import org.ocpp4j.server.metrics.OperationMetrics;
import org.ocpp4j.server.metrics.ServerMeters;
import org.ocpp4j.server.metrics.TransactionMetrics;
import org.ocpp4j.server.net.SocketBudget;
import org.ocpp4j.server.reservation.ReservationEffects;
import org.ocpp4j.server.reservation.ReservationResource;
import org.ocpp4j.server.reservation.ReservationStore;
import org.ocpp4j.server.rest.door.HealthCheck;
import org.ocpp4j.server.rest.door.Readiness;
import org.ocpp4j.server.secret.Secrets;
import org.ocpp4j.server.securityevent.SecurityEventResource;
import org.ocpp4j.server.settings.Settings;
import org.ocpp4j.server.settings.SettingsComparison;
import org.ocpp4j.server.station.ChargePointListResource;
import org.ocpp4j.server.station.ConnectionRecorder;
import org.ocpp4j.server.station.PasswordChange;
import org.ocpp4j.server.station.StationChange;
import org.ocpp4j.server.station.StationDataResource;
import org.ocpp4j.server.station.StationPasswords;
import org.ocpp4j.server.station.StationResource;
import org.ocpp4j.server.station.StationRows;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.server.station.StationValidation;
import org.ocpp4j.server.station.StoreRegistry;
import org.ocpp4j.server.station.UnregisteredStations;
import org.ocpp4j.server.straymessage.StrayMessageResource;
import org.ocpp4j.server.thread.Causes;
import org.ocpp4j.server.transaction.MeterValueResource;
import org.ocpp4j.server.transaction.TransactionResource;

/**
 * The central system, put together of its parts and running. Parts are started in the order in which they need each
 * other, and stopped the other way round; when one cannot start, those before it are stopped.
 */
public final class RunningServer implements AutoCloseable {
    private static final int RESERVED = 64;
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** The settings that can change at run time, see {@link ReloadableSettings}; read each time. */
    private volatile Settings settings;

    private final Settings started;

    private final Clock clock = Clock.systemUTC();
    private final PrometheusMeterRegistry metrics =
            MetricNames.kept(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    private final Readiness readiness = new Readiness();
    private final OperationMetrics operation =
            new OperationMetrics(metrics, version(), () -> readiness.reason().isEmpty(), clock);
    private final Parts parts = new Parts();
    private final SocketBudget sockets;
    private final StationDrain drain;
    private final OcppServer server;
    private final ChosenBackend chosen;
    private final URI operators;
    private final StationAddresses stations;
    private volatile boolean stationsOpen;

    private RunningServer(Settings settings) {
        this.settings = settings;
        this.started = settings;
        try {
            Events events = new Events();
            parts.started(DatabaseLock.take(settings.database()));
            Database database = parts.started(Database.open(settings.database(), events));
            Deliveries deliveries = parts.started(Deliveries.start(database, settings.events(), clock, metrics));
            StationStore store = new StationStore(database, clock);
            if (settings.demo().on()) {
                DemoData.enter(database, clock);
                Demo.plan(settings.demo().stations())
                        .identities()
                        .forEach(identity -> store.register(identity, StationChange.NONE));
            }
            Secrets.hideAlso(settings.frames().secretKeys());
            FrameLog frames = parts.started(FrameLog.start(database, events, settings.frames(), clock));
            Bounds bounds = new Bounds(store::isRegistered, () -> this.settings.bounds());
            StationRows rows = new StationRows(database, AllRows.KEPT);
            UnregisteredStations unregistered = new UnregisteredStations(database, store, rows, bounds, clock);
            CertificateCommands outbound = new CertificateCommands();
            chosen = parts.started(
                    new ChosenBackend(() -> this.settings, database, store, bounds, outbound, metrics, clock));
            parts.reloadable(chosen::reload);
            StationBackend backend = chosen.stations();
            ConnectionAttempts attempts = parts.started(ConnectionAttempts.open(database, clock, settings.stations()));
            StationValidation validation =
                    new StationValidation(store, () -> this.settings.backend().validation());
            ConnectionRecorder recorder = parts.started(ConnectionRecorder.open(database, store, validation, clock));
            PasswordChange passwords = new PasswordChange(store);
            StationAdmission admission = parts.started(new StationAdmission(
                    () -> this.settings.stations(), store, unregistered, new StationPasswords(), passwords));
            drain = new StationDrain(admission);
            StationLines lines = new StationLines(settings.commands(), clock);
            server = OcppServer.builder(backend.handlers())
                    .admission(drain)
                    .listener(new CompositeListener(new MeasuredListener(metrics, chosen.listener(recorder)), drain))
                    .interceptor(new CallLog())
                    .interceptor(new CallMetrics(metrics))
                    .interceptor(frames)
                    .interceptor(backend.gate())
                    .interceptor(lines)
                    .options(EngineOptions.DEFAULT.toBuilder()
                            .validation(validation)
                            .callTimeout(settings.commands().timeout())
                            .replyTimeout(chosen.replyTimeout())
                            .handlerExecutor(new MeasuredExecutor(metrics, EngineOptions.DEFAULT.handlerExecutor()))
                            .build())
                    .build();
            ReservationStore reservations = new ReservationStore(database, clock);
            Commands commands = parts.started(new Commands(
                    database,
                    server,
                    store,
                    lines,
                    settings.commands(),
                    clock,
                    List.of(
                            new ReservationEffects(reservations),
                            new AuthorizationKeyEffects(new StationKeys(passwords)))));
            outbound.over(commands);
            parts.started(new ServerMeters(metrics, server, lines, frames, attempts));
            database.measure(metrics);
            parts.started(new TransactionMetrics(metrics, database, events));
            AdmissionMetrics.register(metrics, admission, attempts);
            sockets = SocketBudget.of(settings.stations().maxConnections(), reserved(settings));
            BoundMetrics.register(metrics, bounds);
            parts.serves(
                    chosen.lists(new ChargePointListResource(database, server, lines::state)),
                    new CommandResource(commands, database),
                    new StationResource(database, server, lines::state, new StoreRegistry(store)),
                    new StationDataResource(database, server, store, rows, bounds),
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
                    new BackupResource(new Backups(settings.backup(), settings.database(), clock)));
            parts.checked(
                    ServerHealth.readiness(readiness),
                    ServerHealth.database(database),
                    ServerHealth.stationsDoor(() -> stationsOpen),
                    ServerHealth.connections(server, sockets.connections()),
                    ServerHealth.descriptors(),
                    ServerHealth.threads(),
                    ServerHealth.frameLog(frames),
                    HealthCheck.warning("bounds", bounds::warning));
            parts.checked(ServerHealth.disk(settings.database()).toArray(HealthCheck[]::new));
            parts.checked(chosen.checks().toArray(HealthCheck[]::new));
            this.operators = new OperatorSide(settings, database, clock, metrics).open(parts, events);
            this.stations = stations(server, attempts, chosen);
            backend.resume();
            sweep(unregistered, new Retention(database, AllRows.KEPT, bounds, clock), reservations);
            Emulators emulators = parts.started(Emulators.start(settings.emulators(), stations.json()));
            parts.reloadable(next -> emulators.reload());
            readiness.ready();
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts everything. Blocks until both doors are open.
     *
     * @param settings the settings
     * @return the server; close it
     * @throws IllegalStateException if a door cannot be opened; the message names it and the reason
     * @throws DatabaseUnavailableException if the database cannot be opened
     * @throws DatabaseInUseException if another server uses the embedded database
     */
    public static RunningServer start(Settings settings) {
        return new RunningServer(settings);
    }

    /** How many descriptors are needed besides stations' connections: for connections that are opened later, and files. */
    private static int reserved(Settings settings) {
        return RESERVED
                + settings.database().connections()
                + settings.events().parallel()
                + (settings.webhook().enable() ? settings.webhook().parallel() : 0)
                + (settings.postgres().enable() ? settings.postgres().connections() : 0);
    }

    /** The version in the manifest of the packaged server. */
    private static String version() {
        String version = RunningServer.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    private StationAddresses stations(OcppServer server, ConnectionAttempts attempts, ChosenBackend chosen) {
        OperatorRedirect redirect = OperatorRedirect.of(settings.stations(), settings.operators(), operators.getPort());
        StationDoor door =
                new StationDoor(settings.stations(), sockets, server, attempts, redirect, chosen.envelopes());
        parts.reloadable(next -> door.reloadCertificates());
        // before it is open: one of its addresses may be when another cannot
        parts.started(() -> server.stop(GRACE).toCompletableFuture().get(GRACE.toSeconds() + 2, TimeUnit.SECONDS));
        try {
            StationAddresses addresses = door.open().toCompletableFuture().join();
            stationsOpen = true;
            return addresses;
        } catch (CompletionException failed) {
            Throwable cause = Causes.of(failed);
            throw new IllegalStateException(
                    "Cannot listen for stations on " + settings.stations().host() + ":"
                            + settings.stations().port() + ": " + cause.getMessage(),
                    failed);
        }
    }

    private void sweep(UnregisteredStations unregistered, Retention retention, ReservationStore reservations) {
        List<Sweep.Task> tasks = new ArrayList<>(List.of(unregistered.retention()));
        tasks.addAll(retention.tasks());
        tasks.add(new Sweep.Task("Reservations", () -> {
            reservations.expire();
            return false;
        }));
        parts.started(Sweep.start(tasks));
    }

    /**
     * Where stations connect.
     *
     * @return the address of OCPP-J, without the identity
     */
    public URI stations() {
        return stations.json();
    }

    /**
     * Where stations that speak SOAP send their requests.
     *
     * @return the address of OCPP-S
     */
    public URI soap() {
        return stations.soap();
    }

    /**
     * Where operators are served.
     *
     * @return scheme, host and port
     */
    public URI operators() {
        return operators;
    }

    /**
     * Applies new settings while the server runs, and reads the certificate files again. Connections stay open.
     * Settings that cannot change at run time take effect at the next start. Blocks while files are read.
     *
     * @param next the settings
     * @return the changed settings, and those that need a restart
     */
    public synchronized Reloaded reload(Settings next) {
        Settings applicable = ReloadableSettings.applicable(started, settings, next);
        List<String> later = SettingsComparison.differences(applicable, next);
        List<String> changed = SettingsComparison.differences(settings, applicable).stream()
                .filter(ReloadableSettings::isReloadable)
                .toList();
        List<String> needRestart = SettingsComparison.differences(started, next).stream()
                .filter(key -> !ReloadableSettings.isReloadable(key) || later.contains(key))
                .toList();
        settings = applicable;
        List<String> problems = parts.reload(applicable);
        operation.reloaded(problems.isEmpty());
        return new Reloaded(changed, needRestart, problems);
    }

    /** Counts a reload that failed, since the settings could not be read. */
    public void reloadFailed() {
        operation.reloaded(false);
    }

    /**
     * Sends all stations away that hold a connection, and lets none in, until {@link #takeStations}. Operators go on being
     * served, and so do stations that speak SOAP. Does not block.
     *
     * @return completed when no station is connected any more, or when stations are taken again; never exceptionally
     */
    public CompletionStage<Void> drain() {
        readiness.set("the server is being drained: no station may connect");
        operation.draining(true);
        return drain.begin(server, settings.stations().drainTime(), chosen.longestAnswer());
    }

    /**
     * Lets stations in again after {@link #drain}. Does not block.
     *
     * @return whether they were kept out
     */
    public boolean takeStations() {
        boolean wereKeptOut = drain.end();
        operation.draining(false);
        readiness.ready();
        return wereKeptOut;
    }

    /** Stops everything: stations first, the database last. Blocks until then, some seconds at most. */
    @Override
    public void close() {
        readiness.set("the server stops");
        stationsOpen = false;
        parts.close();
    }
}
