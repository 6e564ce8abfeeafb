package org.ocpp4j.emulator;

import java.time.Duration;
import java.util.List;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.v16.Reason;
import org.ocpp4j.core.v16.ResetType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Switches a station off and on again (OCPP 1.6, section 5.14). A soft reset waits until all messages are delivered; a
 * hard reset closes the connection at once, and undelivered messages follow after booting. Belongs to the station's
 * serial executor.
 */
final class PowerCycle {
    private static final Logger LOG = LoggerFactory.getLogger(PowerCycle.class);
    private static final Duration GOING_DOWN = Duration.ofMillis(100);
    private static final Duration DELIVERY = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration BOOTING = Duration.ofSeconds(2);

    private final StationParts station;
    private final CentralSystemLink link;
    private final Registration registration;
    private final List<Connector> connectors;
    private final List<LocalSessions> arrivals;
    private final OcppClient client;
    private final Alarm step;
    private boolean awaitingDelivery;
    private Runnable afterDelivery = () -> {};

    PowerCycle(
            StationParts station,
            CentralSystemLink link,
            Registration registration,
            List<Connector> connectors,
            List<LocalSessions> arrivals,
            OcppClient client) {
        this.station = station;
        this.link = link;
        this.registration = registration;
        this.connectors = connectors;
        this.arrivals = arrivals;
        this.client = client;
        this.step = station.time().alarm();
    }

    void switchOn() {
        link.open(client, registration);
    }

    /** Shuts down after a short delay, so that the answer to the Reset is sent before. */
    void reset(ResetType type) {
        LOG.info("{} is reset ({})", station.identity(), type);
        awaitingDelivery = false;
        boolean hard = type.equals(ResetType.HARD);
        Reason reason = hard ? Reason.HARD_RESET : Reason.SOFT_RESET;
        step.set(GOING_DOWN, () -> goDown(reason, hard, DELIVERY, this::restart));
    }

    /** All messages were delivered. */
    void delivered() {
        if (awaitingDelivery) {
            awaitingDelivery = false;
            step.cancel();
            afterDelivery.run();
        }
    }

    /**
     * Ends all sessions, reports this to the central system, and then runs the action, after a short time even without
     * an answer.
     */
    void retire(Runnable then) {
        goDown(Reason.REBOOT, false, LAST_WORDS, then);
    }

    /** Switches off permanently. */
    void switchOff() {
        step.cancel();
        awaitingDelivery = false;
        arrivals.forEach(LocalSessions::pause);
    }

    private void goDown(Reason reason, boolean hard, Duration longest, Runnable then) {
        arrivals.forEach(LocalSessions::pause);
        connectors.forEach(connector -> connector.session().ifPresent(session -> session.interrupt(reason)));
        if (hard || station.queue().isEmpty()) {
            then.run();
        } else {
            awaitingDelivery = true;
            afterDelivery = then;
            step.set(longest, () -> {
                awaitingDelivery = false;
                then.run();
            });
        }
    }

    private void restart() {
        link.close(CloseReason.normal("reset"));
        registration.forget();
        station.statuses().forget();
        step.set(BOOTING, this::switchOn);
    }
}
