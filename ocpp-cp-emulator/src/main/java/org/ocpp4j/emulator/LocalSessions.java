package org.ocpp4j.emulator;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The vehicles that start charging at one connector by themselves, according to the plan. Belongs to the station's
 * serial executor.
 */
final class LocalSessions {
    private final Connector connector;
    private final SessionPlan plan;
    private final Timeline time;
    private final Consumer<ChargingSession.Outcome> ended;
    private final Alarm next;
    private int left;
    private boolean running;
    private boolean charging;

    LocalSessions(Connector connector, SessionPlan plan, Timeline time, Consumer<ChargingSession.Outcome> ended) {
        this.connector = connector;
        this.plan = plan;
        this.time = time;
        this.ended = ended;
        this.next = time.alarm();
        this.left = plan.sessions();
    }

    /** Vehicles may arrive, the first one soon. */
    void resume() {
        if (!running) {
            running = true;
            schedule(Duration.ofSeconds(2));
        }
    }

    /** No more vehicles for now. */
    void pause() {
        running = false;
        next.cancel();
    }

    /** Whether the last vehicle has left. */
    boolean areOver() {
        return plan.sessions() > 0
                && left == 0
                && !charging
                && connector.session().isEmpty();
    }

    private void schedule(Duration about) {
        if (running && !charging && left > 0) {
            next.set(time.between(about, 0.5, 1), this::arrive);
        }
    }

    private void arrive() {
        charging = connector.plugIn(new Visit(plan.idTag(), true, true), this::departed);
        if (!charging) {
            schedule(plan.pause().plusSeconds(1)); // occupied, reserved or out of order: retry later
        }
    }

    private void departed(ChargingSession.Outcome outcome) {
        charging = false;
        if (plan.ends() && outcome != ChargingSession.Outcome.ABANDONED) {
            left--;
        }
        schedule(plan.pause());
        ended.accept(outcome);
    }
}
