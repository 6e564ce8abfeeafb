package org.ocpp4j.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CallTimeoutException;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.error.QueueFullException;
import org.ocpp4j.server.thread.Causes;
import tools.jackson.databind.JsonNode;

/**
 * Times calls in both directions: {@code ocpp.calls} with version, direction, action and outcome. An action that its
 * version lacks counts as {@code unknown}, so that stations cannot make series without end. Thread-safe.
 */
public final class CallMetrics implements Interceptor {
    private final MeterRegistry registry;

    /**
     * Counts into a registry.
     *
     * @param registry where the timers are
     */
    public CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public CompletionStage<JsonNode> call(CallContext call, Chain next) {
        Timer.Sample sample = Timer.start(registry);
        // The answer is counted before it is delivered.
        return next.proceed(call).whenComplete((result, failure) -> sample.stop(timer(call, failure)));
    }

    private Timer timer(CallContext call, @Nullable Throwable failure) {
        var version = call.peer().version();
        boolean known = MessageCodec.of(version).action(call.action()).isPresent();
        return Timer.builder("ocpp.calls")
                .description("Calls between stations and this central system")
                .publishPercentileHistogram(false)
                .serviceLevelObjectives(Buckets.CALLS)
                .tag("version", version.name())
                .tag("direction", call.direction().name().toLowerCase(Locale.ROOT))
                .tag("action", known ? call.action() : "unknown")
                .tag("outcome", outcome(failure))
                .register(registry);
    }

    private static String outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return "result";
        }
        Throwable cause = Causes.of(failure);
        if (cause instanceof CallRejectedException) {
            return "error";
        }
        if (cause instanceof CallTimeoutException) {
            return "timeout";
        }
        if (cause instanceof ConnectionLostException) {
            return "lost";
        }
        if (cause instanceof QueueFullException) {
            return "queue-full";
        }
        return cause instanceof InvalidMessageException ? "invalid" : "failed";
    }
}
