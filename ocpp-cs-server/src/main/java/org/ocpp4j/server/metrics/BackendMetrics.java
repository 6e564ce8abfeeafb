package org.ocpp4j.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/**
 * Times what a backend outside of this process is asked: {@code ocpp.backend.calls} with backend and outcome. What the
 * station was told is counted by {@link CallMetrics} already; this tells a slow or broken backend from one that refuses.
 * Thread-safe.
 */
public final class BackendMetrics {
    /** What came of asking. */
    public enum Outcome {
        /** A confirmation. */
        RESULT,
        /** A CALLERROR that the backend chose. */
        ERROR,
        /** An answer that cannot be used. */
        INVALID,
        /** No answer in time. */
        TIMEOUT,
        /** No answer, for another reason. */
        FAILED
    }

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
     * The backend was asked.
     *
     * @param outcome what came of it
     * @param duration how long it took
     */
    public void asked(Outcome outcome, Duration duration) {
        Timer.builder("ocpp.backend.calls")
                .description("Calls of stations that a backend outside of this process was asked to answer")
                .serviceLevelObjectives(Buckets.CALLS)
                .tag("backend", backend)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(duration);
    }
}
