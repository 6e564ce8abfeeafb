package org.ocpp4j.emulator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.CloseReason;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.OcppClient;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One emulated charging station: boots, sends heartbeats, charges vehicles as its plan says, keeps what it could not
 * deliver, and answers the central system.
 *
 * <p>Thread-safe. All state of a station belongs to its serial executor, which runs its alarms, the handlers of its
 * client, and the continuations of what it sends; it has no thread of its own and never blocks one.
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

    EmulatedStation(
            String identity,
            StationModel model,
            SessionPlan plan,
            ClientTransport transport,
            EmulatorRuntime runtime,
            Counters counters) {
        this.identity = identity;
        this.counters = counters;
        this.time = new Timeline(runtime);
        this.link = new CentralSystemLink(identity, time, transport);
        Configuration configuration = new Configuration(model);
        this.registration = new Registration(identity, time, link, configuration, counters);
        LocalList localList = new LocalList();
        this.parts = new StationParts(
                identity,
                model,
                plan,
                time,
                configuration,
                new Authorization(time, registration, configuration, localList),
                new StatusReports(identity, time, registration),
                new TransactionQueue(identity, time, registration, configuration, counters));
        this.connectors = IntStream.rangeClosed(1, model.connectors())
                .mapToObj(id -> new Connector(id, parts))
                .toList();
        this.arrivals = connectors.stream()
                .map(connector -> new LocalSessions(connector, plan, time, this::ended))
                .toList();
        Maintenance maintenance = new Maintenance(parts, link, registration, connectors);
        Handlers<CentralSystem> handlers = Handlers.ofStation();
        new StationHandlers(parts, connectors, localList).register(handlers);
        new RemoteTransactions(parts, registration, connectors, this::ended).register(handlers);
        maintenance.register(handlers);
        this.power = new PowerCycle(parts, link, registration, connectors, arrivals, client(handlers, model));
        maintenance.controls(power);
        connect(configuration);
    }

    /**
     * Whose station it is.
     *
     * @return the identity
     */
    public String identity() {
        return identity;
    }

    /** Switches the station on: it connects, and goes on trying. Called once. */
    public void start() {
        time.serial().execute(() -> {
            parts.statuses().status(0, ChargePointStatus.AVAILABLE);
            connectors.forEach(Connector::show);
            power.switchOn();
        });
    }

    /**
     * The end of the plan.
     *
     * @return completed when all sessions have ended and everything about them was delivered; never, if the plan has no
     *     end or the station is stopped before
     */
    public CompletionStage<Void> done() {
        return done.minimalCompletionStage();
    }

    /**
     * Disconnects for good; transactions stay open, as when a station loses its power.
     *
     * @return completed when the connection has ended
     */
    public CompletionStage<Void> stop() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        time.serial().execute(() -> {
            power.switchOff();
            connectors.forEach(connector -> connector.session().ifPresent(ChargingSession::freeze));
            registration.lost();
            link.close(CloseReason.goingAway("the emulator stops"))
                    .whenComplete((reason, failure) -> stopped.complete(null));
        });
        return stopped;
    }

    private OcppClient client(Handlers<CentralSystem> handlers, StationModel model) {
        return OcppClient.builder(identity, handlers)
                .versions(model.version())
                .listener(new PeerListener<>() {
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
            if (key.equals("HeartbeatInterval")) {
                registration.scheduleHeartbeat();
            } else if (key.equals("MeterValueSampleInterval")) {
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
