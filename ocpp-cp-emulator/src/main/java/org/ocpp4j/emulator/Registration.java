package org.ocpp4j.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ocpp4j.core.error.CallTimeoutException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Boots, waits while the central system answers Pending or Rejected, and sends heartbeats (OCPP 1.6, sections 4.2 and
 * 4.6). All messages except triggered ones are sent through this class, and only while the station is registered.
 * Belongs to the station's serial executor.
 */
final class Registration implements CentralSystemLink.Events {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final long OWN_INTERVAL = 60;

    private final String identity;
    private final CentralSystemLink link;
    private final Configuration configuration;
    private final BootData bootData;
    private final Counters counters;
    private final Alarm boot;
    private final Alarm heartbeat;
    private final List<Runnable> whenOnline = new ArrayList<>();

    /** Since the station was switched on: a reconnect alone needs no BootNotification. */
    private boolean accepted;

    private boolean online;

    /** Counts switching off, so that earlier answers are ignored afterwards. */
    private int life;

    Registration(
            String identity,
            Timeline time,
            CentralSystemLink link,
            Configuration configuration,
            BootData bootData,
            Counters counters) {
        this.identity = identity;
        this.link = link;
        this.configuration = configuration;
        this.bootData = bootData;
        this.counters = counters;
        this.boot = time.alarm();
        this.heartbeat = time.alarm();
    }

    /** Runs each time the station becomes able to send, in the order of registration. */
    void whenOnline(Runnable action) {
        whenOnline.add(action);
    }

    boolean isOnline() {
        return online;
    }

    <R extends Response> void send(FromStation<R> request, Consumer<R> answered, Consumer<Throwable> failed) {
        if (!online) {
            failed.accept(new ConnectionLostException(
                    request.getClass().getSimpleName(), CloseReason.failed("the station is not registered"), false));
            return;
        }
        link.send(request, answered, failed);
    }

    @Override
    public void connected() {
        if (accepted) {
            goOnline();
        } else {
            sendBootNotification();
        }
    }

    @Override
    public void lost() {
        if (online) {
            counters.online.decrement();
        }
        online = false;
        boot.cancel();
        heartbeat.cancel();
    }

    /** The station is switched off, and must boot again. */
    void forget() {
        lost();
        accepted = false;
        life++;
    }

    void sendBootNotification() {
        boot.cancel();
        int mine = life;
        link.send(
                bootData.request(),
                answer -> {
                    if (mine == life) {
                        answered(answer);
                    }
                },
                this::notAnswered);
    }

    void sendHeartbeat() {
        link.send(new HeartbeatRequest(), answer -> {}, failure -> {
            if (failure instanceof CallTimeoutException) {
                link.drop("no answer to a Heartbeat");
            }
        });
    }

    /** Applies a new interval. */
    void scheduleHeartbeat() {
        if (online) {
            heartbeat.set(configuration.seconds("HeartbeatInterval"), () -> {
                sendHeartbeat();
                scheduleHeartbeat();
            });
        }
    }

    private void answered(BootNotificationResponse response) {
        counters.boots.increment();
        long interval = Intervals.ofSeconds(response.interval()).toSeconds();
        if (response.status().equals(RegistrationStatus.ACCEPTED)) {
            accepted = true;
            if (interval > 0) {
                configuration.set("HeartbeatInterval", String.valueOf(interval));
            }
            if (link.isOpen()) {
                goOnline();
            }
            return;
        }
        lost();
        accepted = false;
        long wait = interval > 0 ? interval : OWN_INTERVAL;
        LOG.info("{} is answered {}; boots again in {} s", identity, response.status(), wait);
        boot.set(Duration.ofSeconds(wait), this::sendBootNotification);
    }

    private void notAnswered(Throwable failure) {
        if (link.isOpen() && !(failure instanceof ConnectionLostException)) {
            LOG.warn("{} cannot boot: {}", identity, failure.getMessage());
            boot.set(Duration.ofSeconds(OWN_INTERVAL), this::sendBootNotification);
        }
    }

    private void goOnline() {
        if (!online) {
            online = true;
            counters.online.increment();
            LOG.info("{} is online; a heartbeat every {} s", identity, configuration.number("HeartbeatInterval"));
            scheduleHeartbeat();
            whenOnline.forEach(Runnable::run);
        }
    }
}
