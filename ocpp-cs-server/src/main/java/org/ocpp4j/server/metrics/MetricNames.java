package org.ocpp4j.server.metrics;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.lang.management.ManagementFactory;

/** Makes Micrometer's names what Prometheus asks for, where its own are not: base units, no {@code _count} of a gauge. */
public final class MetricNames implements MeterFilter {
    private static final double SECOND = 1e9;

    private MetricNames() {}

    /**
     * Keeps the names of a registry in order.
     *
     * @param registry a registry without meters yet
     * @param <T> its type
     * @return the same
     */
    public static <T extends MeterRegistry> T kept(T registry) {
        registry.config().meterFilter(new MetricNames());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            FunctionCounter.builder("process.cpu", system, bean -> bean.getProcessCpuTime() / SECOND)
                    .baseUnit("seconds")
                    .description("Time of processors that this process has used")
                    .register(registry);
        }
        return registry;
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return id.getName().equals("process.cpu.time") ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getName().equals("system.cpu.count") ? id.withName("system.cpus") : id;
    }
}
