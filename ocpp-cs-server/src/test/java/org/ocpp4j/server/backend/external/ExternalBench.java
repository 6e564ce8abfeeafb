package org.ocpp4j.server.backend.external;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.RawHandler;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.backend.BackendSettings.UnknownIdTags;
import org.ocpp4j.server.backend.builtin.Bench;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.station.StationStore;
import tools.jackson.databind.json.JsonMapper;

/** Another system behind the server: it answers by action, and refuses what it has no answer for. */
public final class ExternalBench implements AutoCloseable {
    /** Answers by action; tests change them. */
    public final Map<String, String> answers = new ConcurrentHashMap<>();

    public final ExternalBackend backend;
    private final InMemoryTransport memory = new InMemoryTransport();

    public ExternalBench(Bench bench) {
        this(bench, null);
    }

    /** A server with its own memory on the bench's database. */
    public ExternalBench(Bench bench, @Nullable RawHandler<Station> external) {
        String accepted = "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
        answers.put("Heartbeat", "{\"currentTime\":\"2026-11-22T12:00:00Z\"}");
        answers.put("Authorize", accepted);
        answers.put("StartTransaction", "{\"transactionId\":77,\"idTagInfo\":{\"status\":\"Accepted\"}}");
        for (String action : new String[] {
            "StatusNotification",
            "StopTransaction",
            "MeterValues",
            "DiagnosticsStatusNotification",
            "FirmwareStatusNotification",
            "SignedFirmwareStatusNotification",
            "LogStatusNotification",
            "SecurityEventNotification"
        }) {
            answers.put(action, "{}");
        }
        boot("Accepted", "interval");
        RawHandler<Station> byAction = (station, call) -> {
            String answer = answers.get(call.action());
            return answer == null
                    ? CompletableFuture.failedFuture(new CallRejectedException(ErrorCode.SECURITY_ERROR, "not you"))
                    : CompletableFuture.completedFuture(JsonMapper.shared().readTree(answer));
        };
        BackendSettings settings = new BackendSettings(
                Duration.ofSeconds(300),
                Duration.ofSeconds(30),
                UnknownIdTags.INVALID,
                BackendSettings.Strictness.STRICT,
                Duration.ofMinutes(5));
        StationStore stations = new StationStore(bench.database, bench.clock);
        backend = new ExternalBackend(
                external == null ? byAction : external,
                bench.database,
                stations,
                new Bounds(stations::isRegistered, () -> bench.boundSettings),
                () -> settings,
                bench.clock);
        Bench.result(OcppServer.builder(backend.handlers())
                .interceptor(backend.gate())
                .build()
                .start(memory));
    }

    public void boot(String status, String interval) {
        answers.put(
                "BootNotification",
                "{\"status\":\"" + status + "\",\"currentTime\":\"2026-11-22T12:00:00Z\",\"" + interval + "\":60}");
    }

    public CentralSystem connect(String identity) {
        return connect(identity, Ocpp16.VERSION);
    }

    public CentralSystem connect(String identity, OcppVersion version) {
        return Bench.result(OcppClient.builder(identity, Handlers.ofStation())
                .versions(version)
                .options(EngineOptions.DEFAULT.toBuilder()
                        .validation((peer, direction, action, kind) -> Strictness.OFF)
                        .build())
                .build()
                .connect(memory));
    }

    @Override
    public void close() {
        backend.close();
    }
}
