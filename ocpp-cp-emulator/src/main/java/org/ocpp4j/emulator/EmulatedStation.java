package org.ocpp4j.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.emulator.configuration.CannedMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One emulated charging station: boots, sends heartbeats, charges vehicles according to its plan, keeps undelivered
 * messages, and answers the central system.
 *
 * <p>Thread-safe. All state of a station belongs to its serial executor, which runs its alarms, the handlers of its
 * client, and the continuations of its calls. It has no thread of its own and never blocks one, except to check small
 * files if it comes from a folder.
 */
public final class EmulatedStation {
    private static final Logger LOG = LoggerFactory.getLogger(EmulatedStation.class);
    private static final Duration CLOSE_GRACE = Duration.ofSeconds(2);

    private final String identity;
    private final Timeline time;
    private final Counters counters;
    private final CentralSystemLink link;
    private final Registration registration;
    private final StationParts parts;
    private final List<Connector> connectors;
    private final List<LocalSessions> arrivals;
    private final PowerCycle power;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /** Belongs to the serial executor. */
    private boolean stopped;

    EmulatedStation(
            String identity,
            StationModel model,
            SessionPlan plan,
            ClientTransport transport,
            EmulatorRuntime runtime,
            Counters counters) {
        this(StationSetup.of(identity, model, plan), centralSystem -> transport, runtime, counters);
    }

    EmulatedStation(StationSetup setup, Reach reach, EmulatorRuntime runtime, Counters counters) {
        this.identity = setup.identity();
        this.counters = counters;
        this.time = new Timeline(runtime);
        Configuration configuration = new Configuration(setup);
        this.link = new CentralSystemLink(identity, time, () -> reach.to(configuration.find("CentralSystemURL")));
        Optional<CannedMessages> canned = setup.files()
                .map(files -> new CannedMessages(
                        files.folder(), files.version(), problem -> LOG.warn("{}: {}", identity, problem.message())));
        this.registration = new Registration(
                identity, time, link, configuration, new BootData(identity, configuration, canned), counters);
        LocalList localList = new LocalList();
        this.parts = new StationParts(
                setup,
                time,
                configuration,
                new Authorization(time, registration, configuration, localList),
                new StationReservations(time, configuration),
                new StatusReports(identity, time, registration),
                new TransactionQueue(identity, time, registration, configuration, counters));
        this.connectors = setup.connectors().stream()
                .map(connector -> new Connector(connector, parts))
                .toList();
        parts.reservations().over(connectors);
        this.arrivals = connectors.stream()
                .map(connector -> new LocalSessions(connector, setup.plan(), time, this::ended))
                .toList();
        Maintenance maintenance = new Maintenance(parts, link, registration, connectors);
        Handlers<CentralSystem> handlers = Handlers.ofStation();
        new StationHandlers(parts, connectors, localList).register(handlers);
        new RemoteTransactions(parts, registration, connectors, this::ended).register(handlers);
        maintenance.register(handlers);
        this.power = new PowerCycle(parts, link, registration, connectors, arrivals, client(handlers, setup, canned));
        maintenance.controls(power);
        connect(configuration);
    }

    /**
     * The identity of the station.
     *
     * @return the identity
     */
    public String identity() {
        return identity;
    }

    /**
     * Switches the station on: it connects, and retries until it succeeds. Called once; no effect on a stopped station.
     */
    public void start() {
        time.serial().execute(() -> {
            if (stopped) {
                return;
            }
            parts.statuses().status(0, ChargePointStatus.AVAILABLE);
            connectors.forEach(Connector::show);
            power.switchOn();
        });
    }

    /**
     * The end of the plan.
     *
     * @return completed when all sessions have ended and all their messages were delivered; never if the plan has no
     *     end or the station is stopped first
     */
    public CompletionStage<Void> done() {
        return done.minimalCompletionStage();
    }

    /**
     * Disconnects permanently; transactions stay open, as after a power loss.
     *
     * @return completed when the connection has ended
     */
    public CompletionStage<Void> stop() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        time.serial().execute(() -> switchOff(end));
        return end;
    }

    /**
     * Disconnects permanently, as {@link #stop} does, but first ends its transactions and reports this to the central
     * system. That takes at most a second.
     *
     * @return completed when the connection has ended
     */
    public CompletionStage<Void> retire() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        time.serial().execute(() -> power.retire(() -> switchOff(end)));
        return end;
    }

    private void switchOff(CompletableFuture<Void> end) {
        stopped = true;
        power.switchOff();
        connectors.forEach(connector -> connector.session().ifPresent(ChargingSession::freeze));
        registration.lost();
        link.close(CloseReason.goingAway("the emulator stops")).whenComplete((reason, failure) -> end.complete(null));
    }

    private OcppClient client(Handlers<CentralSystem> handlers, StationSetup setup, Optional<CannedMessages> canned) {
        OcppClient.Builder builder =
                OcppClient.builder(identity, handlers).versions(setup.model().version());
        canned.map(CannedAnswers::new).ifPresent(builder::interceptor);
        return builder.listener(new PeerListener<>() {
                    @Override
                    public void problem(CentralSystem peer, String problem, @Nullable Throwable cause) {
                        LOG.warn("{}: {}", identity, problem, cause);
                    }
                })
                .options(EngineOptions.DEFAULT.toBuilder()
                        .handlerExecutor(time.serial())
                        .completionExecutor(time.serial())
                        .scheduler(time.scheduler())
                        .closeGrace(CLOSE_GRACE)
                        .build())
                .build();
    }

    private void connect(Configuration configuration) {
        registration.whenOnline(parts.statuses()::online);
        registration.whenOnline(parts.queue()::online);
        registration.whenOnline(() -> arrivals.forEach(LocalSessions::resume));
        parts.queue().whenEmpty(() -> {
            power.delivered();
            checkDone();
        });
        configuration.whenChanged(key -> {
            if (key.equalsIgnoreCase("HeartbeatInterval")) {
                registration.scheduleHeartbeat();
            } else if (key.equalsIgnoreCase("MeterValueSampleInterval")) {
                connectors.forEach(connector -> connector.session().ifPresent(ChargingSession::scheduleSampling));
            }
        });
    }

    private void ended(ChargingSession.Outcome outcome) {
        switch (outcome) {
            case CHARGED -> counters.charged.increment();
            case REFUSED -> counters.refused.increment();
            case ABANDONED -> {}
        }
        checkDone();
    }

    private void checkDone() {
        if (parts.queue().isEmpty() && arrivals.stream().allMatch(LocalSessions::areOver)) {
            done.complete(null);
        }
    }
}
