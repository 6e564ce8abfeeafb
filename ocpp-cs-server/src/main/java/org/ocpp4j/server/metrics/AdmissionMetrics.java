package org.ocpp4j.server.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.ocpp4j.server.admission.ConnectionAttempts;
import org.ocpp4j.server.admission.RefusalReason;
import org.ocpp4j.server.admission.StationAdmission;

/** Counts admitted and refused stations at the stations' door. */
public final class AdmissionMetrics {
    private AdmissionMetrics() {}

    /**
     * Adds the meters.
     *
     * @param registry where they go; it holds the others weakly
     * @param admission decides on handshakes
     * @param attempts the refused attempts
     */
    public static void register(MeterRegistry registry, StationAdmission admission, ConnectionAttempts attempts) {
        Gauge.builder("ocpp.handshakes.waiting", admission, StationAdmission::waiting)
                .description("Handshakes that wait to be decided on")
                .register(registry);
        for (RefusalReason reason : RefusalReason.values()) {
            FunctionCounter.builder("ocpp.connections.refused", attempts, counted -> counted.refused(reason))
                    .description("Attempts to connect, or SOAP requests, that were refused")
                    .tag("reason", reason.wireName())
                    .register(registry);
        }
    }
}
