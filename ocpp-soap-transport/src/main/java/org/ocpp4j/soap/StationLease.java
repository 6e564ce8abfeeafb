package org.ocpp4j.soap;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.soap.internal.xml.Addressing;
import org.ocpp4j.soap.internal.xml.Service;
import org.ocpp4j.soap.internal.xml.SoapVersion;

/**
 * A station that counts as connected: each of its requests renews the lease and may contain a new address. Thread-safe;
 * the timer checks only when the lease would end, so that a request costs two writes.
 */
final class StationLease {
    private final SoapSession session;
    private final StationCallback address;
    private final Duration duration;
    private final Scheduler scheduler;
    private volatile long heard = System.nanoTime();
    private volatile Scheduler.@Nullable Task timer;

    StationLease(
            String identity,
            SoapVersion version,
            Supplier<URI> from,
            SoapOptions options,
            Consumer<StationLease> onClosed) {
        this.address = new StationCallback(identity, options.callbackPolicies());
        this.duration = options.lease();
        this.scheduler = options.scheduler();
        SoapExchange exchange = new SoapExchange(
                options.caller(),
                Service.CHARGE_POINT,
                version,
                identity,
                () -> options.callbackCredentials().apply(identity),
                options.compressedCalls(),
                options.largestBody());
        this.session = new SoapSession(exchange, address, from, closed -> {
            onClosed.accept(this);
            Scheduler.Task pending = timer;
            if (pending != null) {
                pending.cancel();
            }
        });
    }

    SoapSession session() {
        return session;
    }

    SoapVersion version() {
        return session.exchange().version();
    }

    /** A request of the station has arrived. */
    void heard(Addressing addressing) {
        heard = System.nanoTime();
        address.learn(addressing.from());
    }

    /** Starts the timer. */
    void watch() {
        Duration left = duration.minusNanos(System.nanoTime() - heard);
        if (session.hasEnded()) {
            return;
        }
        if (left.isZero() || left.isNegative()) {
            session.close(CloseReason.failed("the station was not heard of for " + duration));
        } else {
            Scheduler.Task next = scheduler.schedule(left, this::watch);
            timer = next;
            if (session.hasEnded()) { // meanwhile, and did not see this timer
                next.cancel();
            }
        }
    }
}
