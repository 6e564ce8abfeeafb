package org.ocpp4j.server.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.server.admission.ConnectionAttempts;
import org.ocpp4j.server.command.StationLines;
import org.ocpp4j.server.messagelog.FrameLog;
import org.ocpp4j.server.thread.Threads;

/** Meters of the process and of parts that count by themselves. Close it when the registry is of no use any more. */
public final class ServerMeters implements AutoCloseable {
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /**
     * Adds the meters.
     *
     * @param registry where they go; it holds the parts weakly
     * @param server knows which stations are connected
     * @param lines where commands wait for their turn
     * @param frames the frame log
     * @param attempts refused connection attempts
     */
    public ServerMeters(
            MeterRegistry registry,
            OcppServer server,
            StationLines lines,
            FrameLog frames,
            ConnectionAttempts attempts) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
        StationMetrics.register(registry, server, lines);
        FunctionCounter.builder("ocpp.frames.written", frames, FrameLog::written)
                .description("Frames that were written into the frame log")
                .register(registry);
        FunctionCounter.builder("ocpp.frames.dropped", frames, FrameLog::dropped)
                .description("Frames that did not fit into the queue of the frame log")
                .register(registry);
        Gauge.builder("ocpp.frames.waiting", frames, FrameLog::waiting)
                .description("Frames that wait to be written into the frame log")
                .register(registry);
        FunctionCounter.builder("ocpp.threads.failures", Threads.class, threads -> Threads.failures())
                .description("What threads of the server failed on, and went on")
                .register(registry);
        FunctionCounter.builder("ocpp.attempts.dropped", attempts, ConnectionAttempts::dropped)
                .description("Refused attempts that did not fit into their queue")
                .register(registry);
    }

    @Override
    public void close() {
        collections.close();
    }
}
