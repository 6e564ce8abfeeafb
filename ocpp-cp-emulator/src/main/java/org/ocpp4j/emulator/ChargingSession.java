package org.ocpp4j.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.ReadingContext;
import org.ocpp4j.core.v16.Reason;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StartTransactionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A vehicle at a connector, from plugging in to driving away: Preparing, Charging with a transaction, Finishing. Belongs
 * to the station's serial executor.
 */
final class ChargingSession {
    /** How a session ended. */
    enum Outcome {
        /** The vehicle charged. */
        CHARGED,
        /** The tag was refused. */
        REFUSED,
        /** It was interrupted before the transaction began. */
        ABANDONED
    }

    private static final Logger LOG = LoggerFactory.getLogger(ChargingSession.class);
    private static final Duration PLUGGING = Duration.ofSeconds(1);
    private static final Duration UNPLUGGING = Duration.ofSeconds(2);
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double BATTERY_WATT_HOURS = 50_000;

    private final StationParts station;
    private final Connector connector;
    private final Visit visit;
    private final String idTag;
    private final Consumer<Outcome> ended;
    private final Alarm step;
    private final Alarm patience;
    private final Alarm sampling;
    private final double chargeAtArrival;
    private ChargePointStatus status = ChargePointStatus.PREPARING;
    private @Nullable LocalTransaction transaction;
    private Outcome outcome = Outcome.ABANDONED;
    private boolean over;

    ChargingSession(StationParts station, Connector connector, Visit visit, Consumer<Outcome> ended) {
        this.station = station;
        this.connector = connector;
        this.visit = visit;
        this.idTag = visit.idTag();
        this.ended = ended;
        this.step = station.time().alarm();
        this.patience = station.time().alarm();
        this.sampling = station.time().alarm();
        this.chargeAtArrival = station.time().between(15, 60);
    }

    ChargePointStatus status() {
        return status;
    }

    /** The transaction, from its start to its end. */
    Optional<LocalTransaction> transaction() {
        return Optional.ofNullable(transaction);
    }

    /** Starts the session. */
    void plugIn() {
        Duration longest = station.configuration().seconds("ConnectionTimeOut");
        if (!longest.isZero()) {
            patience.set(longest, () -> {
                LOG.info(
                        "{} connector {}: no transaction within ConnectionTimeOut", station.identity(), connector.id());
                leave();
            });
        }
        step.set(station.configuration().seconds("PlugInDelay", PLUGGING), () -> {
            if (visit.authorize()) {
                station.authorization().decide(idTag, this::decided);
            } else {
                startTransaction();
            }
        });
    }

    /** Ends the transaction in an orderly way; without one, the vehicle leaves. */
    void stop(Reason reason) {
        if (transaction == null) {
            if (!isFinishing()) {
                finish();
            }
            return;
        }
        LocalTransaction stopped = transaction;
        transaction = null;
        sampling.cancel();
        Instant now = station.time().now();
        EnergyMeter meter = connector.meter();
        meter.flows(0, now);
        long meterStop = meter.register(now);
        station.queue()
                .add(
                        () -> stopped.stop(now, meterStop, reason),
                        answer -> station.authorization().learned(idTag, answer.idTagInfo()));
        finish();
    }

    /** The station shuts down: the transaction ends, and the vehicle does nothing more. */
    void interrupt(Reason reason) {
        stop(reason);
        leave();
    }

    /** The connector is unlocked: the session ends, and a vehicle that has charged is unplugged. */
    void unlock() {
        if (isFinishing()) {
            leave();
        } else {
            stop(Reason.UNLOCK_COMMAND);
        }
    }

    /** The station loses its power: the session stops without any message. */
    void freeze() {
        step.cancel();
        patience.cancel();
        sampling.cancel();
        over = true;
    }

    /** How full the battery is, in percent. */
    int stateOfCharge(long register) {
        long charged = transaction == null ? 0 : register - transaction.start().meterStart();
        return (int) Math.min(100, chargeAtArrival + 100 * charged / BATTERY_WATT_HOURS);
    }

    /** Applies a new interval. */
    void scheduleSampling() {
        Duration interval = station.configuration().seconds("MeterValueSampleInterval");
        if (transaction == null || interval.isZero()) {
            sampling.cancel();
            return;
        }
        sampling.set(interval, () -> {
            sample();
            scheduleSampling();
        });
    }

    private void decided(AuthorizationStatus decision) {
        if (over || isFinishing()) {
            return;
        }
        if (decision.equals(AuthorizationStatus.ACCEPTED) && !station.queue().isFull()) {
            startTransaction();
        } else {
            LOG.info("{} connector {}: the tag is {}", station.identity(), connector.id(), decision);
            outcome = Outcome.REFUSED;
            finish();
        }
    }

    private void startTransaction() {
        patience.cancel();
        Instant now = station.time().now();
        EnergyMeter meter = connector.meter();
        LocalTransaction started = new LocalTransaction(new StartTransactionRequest(
                connector.id(), idTag, now, meter.register(now), connector.useReservation(idTag)));
        transaction = started;
        outcome = Outcome.CHARGED;
        ChargePointStatus first = station.configuration()
                .find("StartTransactionStatus")
                .map(ChargePointStatus::of)
                .orElse(ChargePointStatus.CHARGING);
        boolean flows = first.equals(ChargePointStatus.CHARGING);
        meter.flows(flows ? station.setup().model().watts() : 0, now);
        station.queue().add(() -> Optional.of(started.start()), answer -> started(started, answer));
        show(first);
        scheduleSampling();
        if (visit.leaves()) {
            step.set(station.setup().plan().length(), () -> stop(Reason.LOCAL));
        } else if (flows) {
            step.set(untilFull(), this::full);
        }
    }

    private Duration untilFull() {
        double missing = BATTERY_WATT_HOURS * (100 - chargeAtArrival) / 100;
        return Duration.ofSeconds(Math.round(missing / station.setup().model().watts() * SECONDS_PER_HOUR));
    }

    /** The vehicle is full; after a while the station notices. */
    private void full() {
        connector.meter().flows(0, station.time().now());
        Duration unnoticed = station.configuration().seconds("PowerConsumptionTimeout", Duration.ZERO);
        if (!unnoticed.isZero()) {
            step.set(unnoticed, () -> show(ChargePointStatus.SUSPENDED_EV));
        }
    }

    private void started(LocalTransaction started, StartTransactionResponse answer) {
        started.number(answer.transactionId());
        station.authorization().learned(idTag, answer.idTagInfo());
        AuthorizationStatus decision = answer.idTagInfo().status();
        LOG.info("{} connector {}: transaction {}", station.identity(), connector.id(), answer.transactionId());
        if (!decision.equals(AuthorizationStatus.ACCEPTED)
                && started == transaction
                && station.configuration().flag("StopTransactionOnInvalidId")) {
            outcome = Outcome.REFUSED;
            stop(Reason.DE_AUTHORIZED);
        }
    }

    private void sample() {
        LocalTransaction sampled = transaction;
        if (sampled != null && !station.queue().isFull()) {
            MeterValue value = connector.reading(ReadingContext.SAMPLE_PERIODIC);
            station.queue().add(() -> sampled.meterValues(value), answer -> {});
        }
    }

    private boolean isFinishing() {
        return status.equals(ChargePointStatus.FINISHING);
    }

    private void finish() {
        patience.cancel();
        show(ChargePointStatus.FINISHING);
        Duration unplugging = station.configuration().seconds("FinishingTimeout", UNPLUGGING);
        if (unplugging.isZero()) {
            step.cancel(); // the vehicle stays until the connector is unlocked or the station reset
        } else {
            step.set(unplugging, this::leave);
        }
    }

    private void leave() {
        over = true;
        step.cancel();
        patience.cancel();
        sampling.cancel();
        connector.free(this);
        ended.accept(outcome);
    }

    private void show(ChargePointStatus now) {
        status = now;
        connector.show();
    }
}
