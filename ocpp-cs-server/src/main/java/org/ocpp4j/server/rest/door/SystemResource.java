package org.ocpp4j.server.rest.door;

import static io.javalin.http.HandlerType.GET;

import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.Schema;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Operations about the server itself. Thread-safe; its handlers may block. */
public final class SystemResource implements ApiResource {
    /** The server's clock. */
    public record ServerTime(long serverTime) {}

    private static final String TAG = "System";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration LASTING = Duration.ofSeconds(1);

    private final Health health;
    private final PrometheusMeterRegistry metrics;
    private final Clock clock;

    /**
     * The operations of a server.
     *
     * @param checks the health checks
     * @param metrics the metrics
     * @param clock its clock
     */
    public SystemResource(List<HealthCheck> checks, PrometheusMeterRegistry metrics, Clock clock) {
        this.health = new Health(checks, PATIENCE, LASTING);
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
                        .withoutDatabase()
                        .description(
                                "Or in the form of OpenMetrics, for those who accept application/openmetrics-text.")
                        .answers(200, "Prometheus' text format.", new Schema.Text("text/plain"))
                        .handledBy(this::scrape));
    }

    private Operation health(String path, String id) {
        return Operation.of(GET, path, id)
                .tag(TAG)
                .summary("Tells whether stations can be served")
                .open()
                .description(
                        "Each check has a status: UP, WARN for what somebody should look at, or DOWN; the worst is that"
                                + " of the whole. What was found holds for a second.")
                .answers(200, "Stations can be served; there may be warnings.", null)
                .answers(503, "Something does not; the body says what.", null)
                .handledBy(this::health);
    }

    private void scrape(Context request) {
        String form = MetricsAnswer.contentType(request);
        request.contentType(form).result(metrics.scrape(form));
    }

    private void health(Context request) {
        ObjectNode body = JSON.createObjectNode();
        Health.Status worst = Health.Status.UP;
        body.put("status", worst.name());
        ObjectNode parts = body.putObject("checks");
        for (Health.Finding finding : health.look()) {
            ObjectNode part = parts.putObject(finding.name())
                    .put("status", finding.status().name());
            if (finding.reason() != null) {
                part.put("reason", finding.reason());
            }
            worst = finding.status().compareTo(worst) > 0 ? finding.status() : worst;
        }
        body.put("status", worst.name());
        request.status(worst == Health.Status.DOWN ? 503 : 200)
                .contentType("application/json")
                .result(JSON.writeValueAsBytes(body));
    }
}
