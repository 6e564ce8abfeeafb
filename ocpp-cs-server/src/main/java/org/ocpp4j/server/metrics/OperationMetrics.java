package org.ocpp4j.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** What the process is and how it is operated: version, uptime, readiness, draining, reloads. Thread-safe. */
public final class OperationMetrics {
    private final MeterRegistry registry;
    private final Clock clock;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicLong lastReload = new AtomicLong();

    /**
     * Adds the gauges.
     *
     * @param registry where they go; it holds this weakly
     * @param version the version of this server
     * @param ready returns whether stations may connect; cheap
     * @param clock the source of the time, for reloads of the settings
     */
    public OperationMetrics(MeterRegistry registry, String version, BooleanSupplier ready, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("ocpp.build.info", () -> 1)
                .description("Always 1; the label is the version of this server")
                .tag("version", version)
                .strongReference(true)
                .register(registry);
        Gauge.builder("ocpp.ready", () -> ready.getAsBoolean() ? 1 : 0)
                .description("1 if this server is neither starting, nor draining, nor stopping; else 0")
                .strongReference(true)
                .register(registry);
        Gauge.builder("ocpp.draining", draining, value -> value.get() ? 1 : 0)
                .description("1 while stations are sent away gradually, else 0")
                .strongReference(true)
                .register(registry);
        TimeGauge.builder("ocpp.reload.last.success.timestamp", lastReload, TimeUnit.MILLISECONDS, AtomicLong::get)
                .description("When settings were reloaded last with success, since 1970; 0 for never")
                .strongReference(true)
                .register(registry);
        reloads("success");
        reloads("failure");
    }

    private Counter reloads(String outcome) {
        return Counter.builder("ocpp.reloads")
                .description("How often settings were reloaded")
                .tag("outcome", outcome)
                .register(registry);
    }

    /**
     * Draining begins or has ended.
     *
     * @param now whether stations are being sent away
     */
    public void draining(boolean now) {
        draining.set(now);
    }

    /**
     * Settings were reloaded, or could not be.
     *
     * @param success whether the new ones hold
     */
    public void reloaded(boolean success) {
        reloads(success ? "success" : "failure").increment();
        if (success) {
            lastReload.set(clock.millis());
        }
    }
}
