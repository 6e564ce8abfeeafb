package org.ocpp4j.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.RawHandler;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.server.thread.Causes;

/**
 * Times the calls to a backend outside of this process: {@code ocpp.backend.calls} with backend and outcome. {@link
 * CallMetrics} already counts the answers to stations; this separates a slow or broken backend from one that refuses.
 * Thread-safe.
 */
public final class BackendMetrics {
    private final MeterRegistry registry;
    private final String backend;

    /**
     * Measures into a registry.
     *
     * @param registry where the timers are
     * @param backend its name, such as {@code webhook}; one of a few
     */
    public BackendMetrics(MeterRegistry registry, String backend) {
        this.registry = registry;
        this.backend = backend;
    }

    /**
     * Times the calls to a backend.
     *
     * @param system answers stations
     * @return the same, timed
     */
    public RawHandler<Station> around(RawHandler<Station> system) {
        return (station, call) -> {
            Timer.Sample sample = Timer.start(registry);
            return system.handle(station, call)
                    .whenComplete((payload, failure) -> sample.stop(timer(outcome(failure))));
        };
    }

    private Timer timer(String outcome) {
        return Timer.builder("ocpp.backend.calls")
                .description("Calls of stations that a backend outside of this process was asked to answer")
                .serviceLevelObjectives(Buckets.CALLS)
                .tag("backend", backend)
                .tag("outcome", outcome)
                .register(registry);
    }

    private static String outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return "result";
        }
        Throwable cause = Causes.of(failure);
        boolean chosen = cause instanceof CallRejectedException rejected
                && !rejected.code().equals(Optional.of(ErrorCode.INTERNAL_ERROR));
        return chosen ? "error" : "failed";
    }
}
