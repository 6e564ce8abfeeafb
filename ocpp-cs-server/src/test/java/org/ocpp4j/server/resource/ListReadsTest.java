package org.ocpp4j.server.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.api.ApiResource;
import org.ocpp4j.server.api.AuditLog;
import org.ocpp4j.server.api.MountedResources;
import org.ocpp4j.server.api.Operation;
import org.ocpp4j.server.api.Parameter;
import org.ocpp4j.server.command.CommandResource;
import org.ocpp4j.server.command.CommandSettings;
import org.ocpp4j.server.command.Commands;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.StatementReads;
import org.ocpp4j.server.delivery.Deliveries;
import org.ocpp4j.server.delivery.DeliverySettings;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.frames.MessageResource;
import org.ocpp4j.server.metrics.TransactionMetrics;

/** No statement of a list reads a big table to its end, whatever the filters. */
class ListReadsTest {
    private static final int ROWS = 60_000;

    /** Values that fit nothing, or fit much, where "nothing" is not allowed. */
    private static final Map<String, List<String>> VALUES = Map.of(
            "kind", List.of("CALL", "ERROR", "OTHER"),
            "direction", List.of("SENT", "RECEIVED"),
            "state", List.of("WAITING", "DELIVERED"),
            "type", List.of("transaction-started", "meter-values", "nothing"),
            "flag", List.of("LATE"),
            "status", List.of("Accepted", "Expired", "Blocked", "Used", "QUEUED", "SENT"),
            "outcome", List.of("nothing", "", "accepted"));

    @ParameterizedTest
    @EnumSource
    void whateverTheFilters(DatabaseKind kind) {
        DeliverySettings settings = new DeliverySettings(
                DeliverySettings.Targets.ANY, Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofDays(1), 1);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (ApiFixture api = new ApiFixture(kind);
                Commands commands = new Commands(
                        api.database,
                        api.server,
                        api.store,
                        new CommandSettings(Duration.ofSeconds(1), 1, 1),
                        ApiFixture.CLOCK,
                        List.of());
                Deliveries deliveries = Deliveries.start(api.database, settings, ApiFixture.CLOCK, registry)) {
            ManyRows.insert(api, kind, ROWS);
            List<ApiResource> resources = new ArrayList<>(api.resources());
            resources.addAll(List.of(
                    new DeliveryResource(api.database, deliveries),
                    new CommandResource(commands, api.database),
                    new AuditLog(api.database, ApiFixture.CLOCK),
                    new MessageResource(api.database)));
            StatementReads reads = StatementReads.of(api.database, kind);
            try (MountedResources mounted = new MountedResources(resources);
                    TransactionMetrics metrics = new TransactionMetrics(registry, api.database, new Events())) {
                Await.until(
                        "transactions are counted",
                        () -> registry.get("ocpp.transactions.open").gauge().value() > 0);
                reads.check("metrics");
                Set<String> refused = new LinkedHashSet<>();
                Set<String> answered = new LinkedHashSet<>();
                for (String path : paths(resources)) {
                    HttpResponse<String> answer = ApiFixture.send(mounted.address(), "GET", path, "");
                    (answer.statusCode() == 200 ? answered : refused).add(path.replaceAll("=.*", ""));
                    assertThat(answer.statusCode()).as(path).isIn(200, 400);
                    reads.check(path);
                }
                for (String path : List.of("TransactionList", "ReservationList")) {
                    HttpResponse<String> answer = ApiFixture.send(
                            mounted.address(), "POST", "/api/v1/CentralSystem/" + path, "{\"dateTo\":\"2020-01-01\"}");
                    assertThat(answer.body()).isEqualTo("{\"" + path + "\":[]}");
                    reads.check(path);
                }
                refused.removeAll(answered);
                assertThat(refused).as("no value was right").isEmpty();
                assertThat(answered.size()).isGreaterThan(60);
            }
        }
    }

    /** Every list, with each filter alone, with all of them, and from the middle. */
    private static Set<String> paths(List<ApiResource> resources) {
        Set<String> paths = new LinkedHashSet<>();
        for (ApiResource resource : resources) {
            for (Operation operation : resource.operations()) {
                if (operation.method() == HandlerType.GET && operation.id().startsWith("list")
                        || operation.id().equals("chargePointList")) {
                    add(paths, operation);
                }
            }
        }
        return paths;
    }

    private static void add(Set<String> paths, Operation operation) {
        String list = operation.path().replace("{identity}", "CP-7").replace("{transactionId}", "7") + "?";
        Set<String> names = new LinkedHashSet<>();
        List<String> all = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.place() == Parameter.Place.QUERY) {
                names.add(parameter.name());
            }
        }
        String page = names.contains("limit") ? "limit=10" : "";
        paths.add(list + page);
        if (names.contains("before")) {
            long once = ApiFixture.NOW.toEpochMilli();
            for (String before : List.of("20000", once + ".CP-20000", (once + 20_000) + ".20000")) {
                paths.add(list + "before=" + before + "&" + page);
            }
        }
        names.removeAll(Set.of("limit", "before", "format", "offset"));
        for (Parameter parameter : operation.parameters()) {
            if (names.contains(parameter.name())) {
                List<String> values = values(parameter);
                values.forEach(value -> paths.add(list + parameter.name() + "=" + value + "&" + page));
                all.add(parameter.name() + "=" + values.get(0));
            }
        }
        if (!all.isEmpty()) {
            paths.add(list + String.join("&", all) + "&" + page);
        }
    }

    private static List<String> values(Parameter parameter) {
        if (VALUES.containsKey(parameter.name())) {
            return VALUES.get(parameter.name());
        }
        return switch (parameter.type()) {
            case "boolean" -> List.of("true", "false");
            case "integer" -> List.of("7", "-7");
            default ->
                parameter.format().equals("date-time")
                        ? List.of("2020-01-01", "2030-01-01")
                        : List.of("nothing", "CP-7");
        };
    }
}
