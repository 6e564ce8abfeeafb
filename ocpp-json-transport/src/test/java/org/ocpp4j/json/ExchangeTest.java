package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.AuthorizeResponse;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.MeterValuesResponse;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.RemoteStartStopStatus;
import org.ocpp4j.core.v16.RemoteStartTransactionRequest;
import org.ocpp4j.core.v16.RemoteStartTransactionResponse;
import org.ocpp4j.core.v16.RemoteStopTransactionRequest;
import org.ocpp4j.core.v16.RemoteStopTransactionResponse;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StartTransactionResponse;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionResponse;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.OcppVersion;

/** Our server and our client, joined by a socket. */
class ExchangeTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final IdTagInfo WELCOME = new IdTagInfo(AuthorizationStatus.ACCEPTED, null, null);

    private final ServerFixture door = new ServerFixture();
    private final List<Object> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        door.close();
    }

    private WebSocketClientTransport.Builder transport() {
        return WebSocketClientTransport.builder(door.bound().address());
    }

    private void serveACentralSystem() {
        door.handlers
                .on(BootNotificationRequest.class, (station, boot) -> {
                    seen.add(boot);
                    return new BootNotificationResponse(RegistrationStatus.ACCEPTED, NOON, 300);
                })
                .on(AuthorizeRequest.class, (station, authorize) -> new AuthorizeResponse(WELCOME))
                .on(StartTransactionRequest.class, (station, start) -> {
                    seen.add(start);
                    return new StartTransactionResponse(42, WELCOME);
                })
                .on(MeterValuesRequest.class, (station, values) -> {
                    seen.add(values);
                    return new MeterValuesResponse();
                })
                .on(StopTransactionRequest.class, (station, end) -> {
                    seen.add(end);
                    return new StopTransactionResponse(WELCOME);
                });
        door.start();
    }

    /** The station starts and stops when it is told to; calls of both directions cross. */
    private static Handlers<CentralSystem> station(CompletableFuture<Long> started, CompletableFuture<Long> stopped) {
        return Handlers.ofStation()
                .on(RemoteStartTransactionRequest.class, (central, start) -> {
                    central.send(new StartTransactionRequest(1, start.idTag(), NOON, 1_000, null))
                            .thenAccept(response -> started.complete(response.transactionId()));
                    return new RemoteStartTransactionResponse(RemoteStartStopStatus.ACCEPTED);
                })
                .on(RemoteStopTransactionRequest.class, (central, stop) -> {
                    central.send(new StopTransactionRequest(stop.transactionId(), null, NOON, 2_000, null, null))
                            .thenAccept(response -> stopped.complete(stop.transactionId()));
                    return new RemoteStopTransactionResponse(RemoteStartStopStatus.ACCEPTED);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "1.5"})
    void aWholeTransaction(String name) {
        serveACentralSystem();
        OcppVersion version = name.equals("1.6") ? Ocpp16.VERSION : Ocpp15.VERSION;
        CompletableFuture<Long> started = new CompletableFuture<>();
        CompletableFuture<Long> stopped = new CompletableFuture<>();
        CentralSystem central = Await.result(OcppClient.builder("CP 1/ä", station(started, stopped))
                .versions(version)
                .build()
                .connect(transport().build()));
        assertThat(central.version()).isEqualTo(version);
        BootNotificationRequest boot = new BootNotificationRequest("Ocpp4j", "Säule");
        assertThat(Await.result(central.send(boot)).interval()).isEqualTo(300);
        assertThat(Await.result(central.send(new AuthorizeRequest("TAG"))).idTagInfo())
                .isEqualTo(WELCOME);

        Station station = door.station("CP 1/ä");
        var start = station.send(new RemoteStartTransactionRequest(1L, "TAG", null));
        assertThat(Await.result(start).status()).isEqualTo(RemoteStartStopStatus.ACCEPTED);
        long transaction = Await.result(started);
        MeterValuesRequest values = new MeterValuesRequest(
                1, transaction, List.of(new MeterValue(NOON, List.of(new SampledValue("1500")))));
        Await.result(central.send(values));
        var stop = station.send(new RemoteStopTransactionRequest(transaction));
        assertThat(Await.result(stop).status()).isEqualTo(RemoteStartStopStatus.ACCEPTED);
        assertThat(Await.result(stopped)).isEqualTo(42);
        assertThat(seen)
                .containsExactly(
                        boot,
                        new StartTransactionRequest(1, "TAG", NOON, 1_000, null),
                        values,
                        new StopTransactionRequest(42, null, NOON, 2_000, null, null));

        assertThat(Await.result(central.close(CloseReason.normal("done"))).code())
                .isEqualTo(1000);
        assertThat(door.end()).isEqualTo(new CloseReason(CloseReason.Kind.REMOTE, 1000, "done"));
        assertThat(door.server().station("CP 1/ä")).isEmpty();
    }

    @Test
    void passwordsAreBytes() {
        byte[] password = {(byte) 0xff, 0, 1, ':'};
        door.admission = handshake -> CompletableFuture.supplyAsync(() -> {
            byte[] given = Base64.getDecoder()
                    .decode(handshake.header("Authorization").orElse("Basic ").substring(6));
            return given.length == 9 && given[5] == password[0] && given[8] == ':'
                    ? Decision.ACCEPT
                    : Decision.refuse(Decision.Refusal.UNAUTHORIZED, "wrong password");
        });
        door.start();
        OcppClient client = OcppClient.builder("CP-1", Handlers.ofStation()).build();
        assertThat(Await.failure(client.connect(transport().build())))
                .isInstanceOfSatisfying(
                        ConnectionRefusedException.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
        Await.result(client.connect(transport().password(password).build()));
        assertThat(door.server().stations()).hasSize(1);
    }

    @Test
    void aVersionThatTheServerLacksIsTold() {
        door.start();
        OcppVersion unknown = new OcppVersion() {
            @Override
            public String name() {
                return "9.9";
            }

            @Override
            public String subprotocol() {
                return "ocpp9.9";
            }

            @Override
            public List<Action<?, ?>> actions() {
                return List.of();
            }
        };
        var connecting = OcppClient.builder("CP-1", Handlers.ofStation())
                .versions(unknown)
                .build()
                .connect(transport().build());
        assertThat(Await.failure(connecting))
                .isInstanceOfSatisfying(
                        ConnectionRefusedException.class,
                        refused -> assertThat(refused.status()).isEqualTo(101));
    }

    @Test
    void manyStationsNeedFewThreads() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        door.start();
        int count = 300;
        WebSocketClientTransport transport = transport().build();
        List<CompletionStage<CentralSystem>> connecting = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connecting.add(
                    OcppClient.builder("CP-" + i, Handlers.ofStation()).build().connect(transport));
        }
        AtomicInteger answers = new AtomicInteger();
        for (CompletionStage<CentralSystem> peer : connecting) {
            chain(Await.result(peer), 10, answers);
        }
        Await.until("all calls are answered", () -> answers.get() == 10 * count);
        Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
        after.removeAll(before);
        after.removeIf(thread -> thread.getName().startsWith("ocpp-handler")); // those are the engine's
        assertThat(after)
                .hasSizeLessThanOrEqualTo(3 * Math.max(2, Runtime.getRuntime().availableProcessors()) + 4);
        Await.result(door.server().stop(Duration.ofSeconds(10)));
        for (CompletionStage<CentralSystem> peer : connecting) {
            assertThat(Await.result(Await.result(peer).closed()).code()).isEqualTo(1001);
        }
    }

    private static void chain(CentralSystem central, int calls, AtomicInteger answers) {
        if (calls > 0) {
            central.send(new HeartbeatRequest()).thenAccept(beat -> {
                answers.incrementAndGet();
                chain(central, calls - 1, answers);
            });
        }
    }
}
