package org.ocpp4j.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.OcppServer;
import org.ocpp4j.core.datatransfer.DataTransfers;
import org.ocpp4j.server.api.ApiResource;
import org.ocpp4j.server.api.AuditLog;
import org.ocpp4j.server.api.EventResource;
import org.ocpp4j.server.api.HealthCheck;
import org.ocpp4j.server.api.OperatorDoor;
import org.ocpp4j.server.api.Readiness;
import org.ocpp4j.server.api.SystemResource;
import org.ocpp4j.server.backend.BackendHooks;
import org.ocpp4j.server.backend.BuiltinBackend;
import org.ocpp4j.server.backend.DemoData;
import org.ocpp4j.server.backend.ReservationStore;
import org.ocpp4j.server.backend.StationBackend;
import org.ocpp4j.server.command.AuthorizationKeyEffects;
import org.ocpp4j.server.command.CommandResource;
import org.ocpp4j.server.command.Commands;
import org.ocpp4j.server.command.ReservationEffects;
import org.ocpp4j.server.credential.ApiCredentials;
import org.ocpp4j.server.credential.CredentialResource;
import org.ocpp4j.server.credential.CredentialStore;
import org.ocpp4j.server.credential.ListeningRule;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.door.ConnectionAttempts;
import org.ocpp4j.server.door.ConnectionRecorder;
import org.ocpp4j.server.door.OperatorRedirect;
import org.ocpp4j.server.door.StationAddresses;
import org.ocpp4j.server.door.StationAdmission;
import org.ocpp4j.server.door.StationDoor;
import org.ocpp4j.server.door.StationDrain;
import org.ocpp4j.server.door.StationValidation;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.frames.FrameLog;
import org.ocpp4j.server.frames.MessageResource;
import org.ocpp4j.server.log.CallLog;
import org.ocpp4j.server.metrics.AdmissionMetrics;
import org.ocpp4j.server.metrics.CallMetrics;
import org.ocpp4j.server.metrics.MeasuredExecutor;
import org.ocpp4j.server.metrics.MeasuredListener;
import org.ocpp4j.server.metrics.MetricNames;
import org.ocpp4j.server.metrics.OperationMetrics;
import org.ocpp4j.server.metrics.StationMetrics;
import org.ocpp4j.server.metrics.TransactionMetrics;
import org.ocpp4j.server.resource.CertificateRequestResource;
import org.ocpp4j.server.resource.ChargePointListResource;
import org.ocpp4j.server.resource.ConnectionAttemptResource;
import org.ocpp4j.server.resource.IdTagResource;
import org.ocpp4j.server.resource.MeterValueResource;
import org.ocpp4j.server.resource.ReservationResource;
import org.ocpp4j.server.resource.SecurityEventResource;
import org.ocpp4j.server.resource.StationResource;
import org.ocpp4j.server.resource.StoreRegistry;
import org.ocpp4j.server.resource.StrayMessageResource;
import org.ocpp4j.server.resource.TransactionResource;
import org.ocpp4j.server.settings.Settings;
import org.ocpp4j.server.settings.SettingsComparison;
import org.ocpp4j.server.sso.SingleSignOn;
import org.ocpp4j.server.station.PasswordChange;
import org.ocpp4j.server.station.StationChange;
import org.ocpp4j.server.station.StationPasswords;
import org.ocpp4j.server.station.StationStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The central system, put together of its parts and running. Parts are started in the order in which they need each
 * other, and stopped the other way round; when one cannot start, those before it are stopped.
 */
public final class RunningServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Sections and keys that {@link #reload} applies, but for the log, which is the process's; others need a restart. */
    private static final List<String> RELOADABLE =
            List.of("backend.", "stations.unknown", "stations.authentication", "stations.drain-time", "log.");

    /** What can be changed while it runs, as {@link #RELOADABLE} says; read each time. */
    private volatile Settings settings;

    private final Settings started;

    private final Clock clock = Clock.systemUTC();
    private final PrometheusMeterRegistry metrics =
            MetricNames.kept(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    private final Readiness readiness = new Readiness();
    private final OperationMetrics operation =
            new OperationMetrics(metrics, version(), () -> readiness.reason().isEmpty(), clock);
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<Reloadable> reloadables = new ArrayList<>();
    private final StationDrain drain;
    private final OcppServer server;
    private final URI operators;
    private final StationAddresses stations;
    private volatile boolean stationsOpen;

    private RunningServer(Settings settings) {
        this.settings = settings;
        this.started = settings;
        try {
            Events events = new Events();
            Database database = started(Database.open(settings.database(), events));
            StationStore store = new StationStore(database, clock);
            if (settings.demo().on()) {
                DemoData.enter(database, clock);
                Demo.plan(settings.demo().stations())
                        .identities()
                        .forEach(identity -> store.register(identity, StationChange.NONE));
            }
            Outbound outbound = new Outbound();
            StationBackend backend = started(new BuiltinBackend(
                    database,
                    store,
                    () -> this.settings.backend(),
                    () -> this.settings.stations().unknown(),
                    clock,
                    new BackendHooks(new DataTransfers<>()::handle, null, outbound)));
            FrameLog frames = started(FrameLog.start(database, events, settings.frames(), clock));
            ConnectionAttempts attempts = started(ConnectionAttempts.open(database, clock, settings.stations()));
            StationValidation validation =
                    new StationValidation(store, () -> this.settings.backend().validation());
            ConnectionRecorder recorder = started(ConnectionRecorder.open(database, store, validation, clock));
            PasswordChange passwords = new PasswordChange(store);
            StationAdmission admission = started(
                    new StationAdmission(() -> this.settings.stations(), store, new StationPasswords(), passwords));
            drain = new StationDrain(admission);
            server = OcppServer.builder(backend.handlers())
                    .admission(drain)
                    .listener(new MeasuredListener(metrics, recorder))
                    .interceptor(new CallLog())
                    .interceptor(frames)
                    .interceptor(new CallMetrics(metrics))
                    .interceptor(backend.gate())
                    .options(EngineOptions.DEFAULT.toBuilder()
                            .validation(validation)
                            .callTimeout(settings.commands().timeout())
                            .sendQueue(settings.commands().queue())
                            .handlerExecutor(new MeasuredExecutor(metrics, EngineOptions.DEFAULT.handlerExecutor()))
                            .build())
                    .build();
            ReservationStore reservations = new ReservationStore(database, clock);
            Commands commands = started(new Commands(
                    database,
                    server,
                    store,
                    settings.commands(),
                    clock,
                    List.of(
                            new ReservationEffects(reservations),
                            new AuthorizationKeyEffects(new StationKeys(passwords)))));
            outbound.over(commands);
            measure(server, frames, attempts);
            database.measure(metrics);
            started(new TransactionMetrics(metrics, database, events));
            AdmissionMetrics.register(metrics, admission, attempts);
            List<HealthCheck> checks = checks(database, server, frames);
            this.operators = operators(database, store, events, server, commands, outbound, checks);
            this.stations = stations(server, attempts);
            backend.resume();
            sweep(reservations);
            readiness.ready();
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts everything. Blocks until both doors are open.
     *
     * @param settings what was set
     * @return the server; close it
     * @throws IllegalStateException if a door cannot be opened; the message names it and says why
     * @throws DatabaseUnavailableException if the database cannot be opened
     */
    public static RunningServer start(Settings settings) {
        return new RunningServer(settings);
    }

    private <T extends AutoCloseable> T started(T part) {
        parts.push(part);
        return part;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private void measure(OcppServer server, FrameLog frames, ConnectionAttempts attempts) {
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        JvmGcMetrics collections = started(new JvmGcMetrics());
        collections.bindTo(metrics);
        StationMetrics.register(metrics, server);
        FunctionCounter.builder("ocpp.frames.written", frames, FrameLog::written)
                .description("Frames that were written into the frame log")
                .register(metrics);
        FunctionCounter.builder("ocpp.frames.dropped", frames, FrameLog::dropped)
                .description("Frames that did not fit into the queue of the frame log")
                .register(metrics);
        Gauge.builder("ocpp.frames.waiting", frames, FrameLog::waiting)
                .description("Frames that wait to be written into the frame log")
                .register(metrics);
        FunctionCounter.builder("ocpp.attempts.dropped", attempts, ConnectionAttempts::dropped)
                .description("Refused attempts that did not fit into their queue")
                .register(metrics);
    }

    private URI operators(
            Database database,
            StationStore store,
            Events events,
            OcppServer server,
            Commands commands,
            Outbound outbound,
            List<HealthCheck> checks) {
        CredentialStore credentials = new CredentialStore(database, clock);
        AuditLog audit = new AuditLog(database, clock);
        EventResource stream = new EventResource(events);
        List<ApiResource> resources = List.of(
                new SystemResource(checks, metrics, clock),
                new ChargePointListResource(database, server),
                new CommandResource(commands, database),
                new StationResource(database, server, new StoreRegistry(store)),
                new IdTagResource(database, clock),
                new TransactionResource(database),
                new MeterValueResource(database),
                new ReservationResource(database, clock),
                new MessageResource(database),
                new ConnectionAttemptResource(database),
                new SecurityEventResource(database),
                new CertificateRequestResource(database, clock, new CertificateAnswers(database, outbound, clock)),
                new StrayMessageResource(database),
                stream,
                audit,
                new CredentialResource(credentials, clock));
        ApiCredentials authenticator = new ApiCredentials(
                credentials,
                settings.operators().authentication(),
                ListeningRule.isLoopback(settings.operators().host()),
                clock,
                signOn());
        OperatorDoor door = new OperatorDoor(settings.operators(), authenticator, audit, metrics, resources);
        URI address = door.start();
        reloadables.add(next -> door.reloadCertificates());
        parts.push(door::stop);
        parts.push(stream); // first, or the door would wait for those who watch
        return address;
    }

    private @Nullable SingleSignOn signOn() {
        return settings.sso().issuer().isEmpty()
                ? null
                : started(SingleSignOn.open(settings.sso(), clock)).measuredBy(metrics);
    }

    private List<HealthCheck> checks(Database database, OcppServer server, FrameLog frames) {
        List<HealthCheck> checks = new ArrayList<>(List.of(
                ServerHealth.readiness(readiness),
                ServerHealth.database(database),
                ServerHealth.stationsDoor(() -> stationsOpen),
                ServerHealth.connections(server, settings.stations().maxConnections()),
                ServerHealth.frameLog(frames)));
        checks.addAll(ServerHealth.disk(settings));
        return checks;
    }

    /** The version in the manifest of the packaged server. */
    private static String version() {
        String version = RunningServer.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    private StationAddresses stations(OcppServer server, ConnectionAttempts attempts) {
        OperatorRedirect redirect = OperatorRedirect.of(settings.stations(), settings.operators(), operators.getPort());
        StationDoor door = new StationDoor(settings.stations(), server, attempts, redirect);
        reloadables.add(next -> door.reloadCertificates());
        try {
            StationAddresses addresses = door.open().toCompletableFuture().join();
            stationsOpen = true;
            parts.push(() -> server.stop(GRACE).toCompletableFuture().get(GRACE.toSeconds() + 2, TimeUnit.SECONDS));
            return addresses;
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new IllegalStateException(
                    "Cannot listen for stations on " + settings.stations().host() + ":"
                            + settings.stations().port() + ": " + cause.getMessage(),
                    failed);
        }
    }

    private void sweep(ReservationStore reservations) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemons("ocpp-sweep"));
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        reservations.expire();
                    } catch (RuntimeException away) {
                        LOG.warn("Reservations are looked through again in a minute: {}", away.toString());
                    }
                },
                1,
                60,
                TimeUnit.SECONDS);
        parts.push(timer::shutdown);
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

    /** A part that takes other settings while it runs, or reads its files again. */
    @FunctionalInterface
    private interface Reloadable {
        void reload(Settings next) throws IOException;
    }

    /**
     * Takes other settings while it runs, and reads the files of certificates again. Connections stay. What cannot be
     * changed stays as it is until the next start. Blocks while files are read.
     *
     * @param next the settings
     * @return what has changed, and what needs a restart
     */
    public synchronized Reloaded reload(Settings next) {
        List<String> problems = new ArrayList<>();
        List<String> changed = SettingsComparison.differences(settings, next).stream()
                .filter(RunningServer::isReloadable)
                .toList();
        List<String> needRestart = SettingsComparison.differences(started, next).stream()
                .filter(key -> !isReloadable(key))
                .toList();
        settings = next;
        for (Reloadable part : reloadables) {
            try {
                part.reload(next);
            } catch (IOException | RuntimeException wrong) {
                problems.add(String.valueOf(wrong.getMessage()));
            }
        }
        operation.reloaded(problems.isEmpty());
        return new Reloaded(changed, needRestart, problems);
    }

    private static boolean isReloadable(String key) {
        return RELOADABLE.stream().anyMatch(key::startsWith);
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
        return drain.begin(server, settings.stations().drainTime());
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

    /**
     * Whether this server wants stations; whoever drains it sets why not.
     *
     * @return what readiness probes are told
     */
    public Readiness readiness() {
        return readiness;
    }

    /**
     * Shows how this server is operated.
     *
     * @return the metrics of draining and reloads
     */
    public OperationMetrics operation() {
        return operation;
    }

    /** Stops everything: stations first, the database last. Blocks until then, some seconds at most. */
    @Override
    public void close() {
        readiness.set("the server stops");
        stationsOpen = false;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException late) {
                LOG.warn("Not all stations were gone in time");
            } catch (Exception failed) {
                LOG.warn("A part did not stop in good order", failed);
            }
        }
    }
}
