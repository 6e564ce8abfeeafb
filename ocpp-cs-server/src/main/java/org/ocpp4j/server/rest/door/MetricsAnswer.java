package org.ocpp4j.server.rest.door;

import io.javalin.http.Context;
import java.util.Locale;

/** Chooses the format of metrics for a request. Stateless. */
final class MetricsAnswer {
    static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private MetricsAnswer() {}

    /**
     *  OpenMetrics if the client prefers it at least as much as any text; else the format that all versions of
     *  Prometheus read.
     */
    static String contentType(Context request) {
        String accept = request.header("Accept");
        return accept != null
                        && wants(accept, "application/openmetrics-text") >= Math.max(0.001, wants(accept, "text/plain"))
                ? OPEN_METRICS
                : PROMETHEUS;
    }

    /** How much, from 0 to 1. */
    private static double wants(String accept, String type) {
        double most = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.split(";", -1);
            if (parts[0].strip().equals(type)) {
                most = Math.max(most, quality(parts));
            }
        }
        return most;
    }

    private static double quality(String[] parts) {
        for (String part : parts) {
            String parameter = part.strip();
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException none) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
