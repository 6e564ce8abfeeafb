package org.ocpp4j.server.api;

import static io.javalin.http.HandlerType.GET;

import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What tells of the server itself. Thread-safe; its handlers may block. */
public final class SystemResource implements ApiResource {
    /** The server's clock. */
    public record ServerTime(long serverTime) {}

    private static final String TAG = "System";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<HealthCheck> checks;
    private final PrometheusMeterRegistry metrics;
    private final Clock clock;

    /**
     * Tells of a server.
     *
     * @param checks what must work
     * @param metrics what is counted
     * @param clock its clock
     */
    public SystemResource(List<HealthCheck> checks, PrometheusMeterRegistry metrics, Clock clock) {
        this.checks = List.copyOf(checks);
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of(GET, "/api/v1/ping", "ping")
                        .tag(TAG)
                        .summary("Answers OK")
                        .open()
                        .answers(200, "The word OK.", new Schema.Text("text/plain"))
                        .handledBy(request -> request.contentType("text/plain").result("OK")),
                Operation.of(GET, "/api/v1/time", "getTime")
                        .tag(TAG)
                        .summary("Tells the time")
                        .open()
                        .answers(200, "Milliseconds since 1970.", new Schema.OfRecord(ServerTime.class))
                        .handledBy(request -> request.contentType("application/json")
                                .result(JSON.writeValueAsBytes(new ServerTime(clock.millis())))),
                Operation.of(GET, "/health/live", "getLiveness")
                        .tag(TAG)
                        .summary("Tells whether the process runs")
                        .open()
                        .answers(200, "It does.", new Schema.Text("text/plain"))
                        .handledBy(request -> request.contentType("text/plain").result("OK")),
                health("/health", "getHealth"),
                health("/health/ready", "getReadiness"),
                Operation.of(GET, "/metrics", "getMetrics")
                        .tag(TAG)
                        .summary("Tells what is counted, for Prometheus")
                        .answers(200, "Prometheus' text format.", new Schema.Text("text/plain"))
                        .handledBy(request -> request.contentType("text/plain; version=0.0.4; charset=utf-8")
                                .result(metrics.scrape())));
    }

    private Operation health(String path, String id) {
        return Operation.of(GET, path, id)
                .tag(TAG)
                .summary("Tells whether stations can be served")
                .open()
                .answers(200, "Everything works.", null)
                .answers(503, "Something does not; the body says what.", null)
                .handledBy(this::health);
    }

    private void health(Context request) {
        ObjectNode body = JSON.createObjectNode().put("status", "UP");
        ObjectNode parts = body.putObject("checks");
        for (HealthCheck check : checks) {
            Optional<String> problem = check.problem().get();
            ObjectNode part = parts.putObject(check.name()).put("status", problem.isEmpty() ? "UP" : "DOWN");
            problem.ifPresent(reason -> {
                part.put("reason", reason);
                body.put("status", "DOWN");
            });
        }
        boolean up = body.path("status").asString().equals("UP");
        request.status(up ? 200 : 503).contentType("application/json").result(JSON.writeValueAsBytes(body));
    }
}
