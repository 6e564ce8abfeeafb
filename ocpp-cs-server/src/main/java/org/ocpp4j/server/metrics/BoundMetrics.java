package org.ocpp4j.server.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.bound.Kind;

/** Shows how often bounds were met. */
public final class BoundMetrics {
    private BoundMetrics() {}

    /**
     * Adds the meters.
     *
     * @param registry where they go; it holds the bounds weakly
     * @param bounds count
     */
    public static void register(MeterRegistry registry, Bounds bounds) {
        for (Kind kind : Kind.values()) {
            FunctionCounter.builder("ocpp.bounds.exceeded", bounds, counted -> counted.exceeded(kind))
                    .description("What was refused or replaced, since as much is kept as may be")
                    .tag("kind", kind.wireName())
                    .register(registry);
        }
    }
}
