package org.ocpp4j.server.backend.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.backend.builtin.Bench.NOON;
import static org.ocpp4j.server.backend.builtin.Bench.assertRejected;
import static org.ocpp4j.server.backend.builtin.Bench.result;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StatusNotificationResponse;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.backend.BackendSettings.UnknownIdTags;
import org.ocpp4j.server.backend.builtin.Bench;
import org.ocpp4j.server.bound.SomeBounds;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.station.Registrations;
import org.ocpp4j.server.station.StationChange;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.server.station.Storage;
import org.ocpp4j.server.station.UnknownStations;
import org.ocpp4j.server.straymessage.StrayMessages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The other system answers, and the database is away, or slow. */
class ExternalOutageTest {
    private static final BootNotificationRequest BOOT = new BootNotificationRequest("V", "M");
    private static final StatusNotificationRequest STATUS =
            new StatusNotificationRequest(1, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR);

    @ParameterizedTest
    @EnumSource
    void stationsHaveTheirAnswersWithoutTheDatabase(DatabaseKind kind) {
        try (Bench bench = new Bench(kind);
                ExternalBench other = new ExternalBench(bench)) {
            CentralSystem central = other.connect("CP-1");
            bench.database.close();
            assertThat(result(central.send(BOOT)).status()).isEqualTo(RegistrationStatus.ACCEPTED);
            assertThat(result(central.send(new StartTransactionRequest(1, "CARD", NOON, 1, null)))
                            .transactionId())
                    .isEqualTo(77);
            for (int i = 0; i < 10; i++) {
                result(central.send(STATUS));
            }
            assertThat(other.backend.notRecorded()).isEqualTo(12);
            // What could not be kept counts all the same.
            other.boot("Rejected", "interval");
            result(central.send(BOOT));
            assertRejected(central.send(STATUS), ErrorCode.SECURITY_ERROR);
            assertThat(other.backend.notRecorded()).isEqualTo(13);
        }
    }

    @Test
    void aSlowDatabaseHoldsBackNobodyWhoDoesNotNeedIt() throws Exception {
        ExecutorService http = Executors.newSingleThreadExecutor();
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Bench bench = new Bench(DatabaseKind.POSTGRESQL);
                ExternalBench other = new ExternalBench(bench, (station, call) -> {
                    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
                    JsonNode payload = call.action().equals("Heartbeat")
                            ? JsonNodeFactory.instance.objectNode().put("currentTime", NOON.toString())
                            : JsonNodeFactory.instance.objectNode();
                    http.execute(() -> answer.complete(payload));
                    return answer;
                })) {
            CentralSystem central = other.connect("CP-1");
            result(central.send(STATUS));
            CompletableFuture<Void> holder = CompletableFuture.runAsync(() -> bench.database.run(change -> {
                change.handle().execute("update connector set info = 'locked'");
                locked.countDown();
                try {
                    go.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }));
            assertThat(locked.await(30, TimeUnit.SECONDS)).isTrue();
            CompletionStage<StatusNotificationResponse> held = central.send(STATUS);
            for (int i = 0; i < 3; i++) { // all over the one thread of the other system
                result(other.connect("CP-" + (2 + i)).send(new HeartbeatRequest()));
            }
            assertThat(held.toCompletableFuture()).isNotDone(); // its answer waits for the commit
            go.countDown();
            result(held);
            result(holder);
            assertThat(bench.row("connector")).containsEntry("info", null);
            assertThat(other.backend.notRecorded()).isZero();
        } finally {
            http.shutdownNow();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsLeftAloneForAMomentAndThenTriedByOne() {
        AtomicLong nanos = new AtomicLong(-5);
        Outage outage = new Outage(nanos::get);
        for (int i = 0; i < 5; i++) {
            assertThat(outage.isOn()).isFalse();
            outage.noticed();
        }
        assertThat(outage.isOn()).isTrue();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2) - 1);
        assertThat(outage.isOn()).isTrue();
        nanos.addAndGet(1);
        assertThat(outage.isOn()).isFalse();
        assertThat(outage.isOn()).isTrue();
        outage.over();
        assertThat(outage.isOn()).isFalse();
    }

    @Test
    void aStationThatIsInMemoryDoesNotTakeTheTurnOfThoseWhoMustTry() {
        try (Bench bench = new Bench(DatabaseKind.SQLITE)) {
            StationStore stations = new StationStore(bench.database, bench.clock);
            Storage storage = new Storage(bench.database, stations, SomeBounds.of(stations), bench.clock);
            BackendSettings settings = new BackendSettings(
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(30),
                    UnknownIdTags.INVALID,
                    BackendSettings.Strictness.STRICT,
                    Duration.ofMinutes(5));
            AtomicLong nanos = new AtomicLong();
            Outage outage = new Outage(nanos::get);
            ExternalGate gate = new ExternalGate(
                    new Registrations(
                            storage,
                            new StrayMessages(storage.bounds(), storage.clock()),
                            () -> settings,
                            () -> UnknownStations.ACCEPT),
                    outage);
            stations.register("CP-1", StationChange.NONE);
            for (int i = 0; i < 5; i++) {
                outage.noticed();
            }
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
            gate.meet("CP-1");
            assertThat(outage.isOn()).isFalse(); // so this is the one that tries
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
            gate.meet("CP-2"); // which had to look, and found the database
            assertThat(outage.isOn()).isFalse();
            assertThat(outage.isOn()).isFalse();
        }
    }
}
