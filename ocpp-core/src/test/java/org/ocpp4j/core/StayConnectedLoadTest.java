package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.client.ReconnectOptions;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.AuthorizeResponse;
import org.ocpp4j.core.v16.IdTagInfo;

/** Many calls, many threads and many breaks. */
class StayConnectedLoadTest {
    private static final int MANY = 10_000;
    private static final Duration LONG = Duration.ofMinutes(10);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final InMemoryTransport memory = new InMemoryTransport();
    private final List<String> authorized = new ArrayList<>();

    /** Everything runs on the thread of the test, so that whatever recurs does so on one stack. */
    private final EngineOptions direct = EngineOptions.DEFAULT.toBuilder()
            .scheduler(scheduler)
            .handlerExecutor(Runnable::run)
            .completionExecutor(Runnable::run)
            .build();

    private LastingConnection connect() {
        return OcppClient.builder("CP-1", Handlers.ofStation())
                .options(direct)
                .build()
                .stayConnected(memory, ReconnectOptions.DEFAULT.queueing(MANY, LONG));
    }

    private void serve() {
        Handlers<Station> handlers = Handlers.ofCentralSystem();
        handlers.on(AuthorizeRequest.class, (station, request) -> {
            authorized.add(request.idTag());
            return new AuthorizeResponse(IdTagInfo.of(AuthorizationStatus.ACCEPTED));
        });
        result(OcppServer.builder(handlers).options(direct).build().start(memory));
        scheduler.pass(Duration.ofSeconds(1));
    }

    @Test
    void manyCallsThatWaitedLeaveInOrderAndOnAFlatStack() {
        LastingConnection lasting = connect();
        List<CompletionStage<?>> calls = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            calls.add(lasting.send(new AuthorizeRequest("" + number)));
        }
        serve();
        calls.forEach(EngineFixture::result);
        assertThat(authorized)
                .containsExactlyElementsOf(
                        IntStream.range(0, MANY).mapToObj(Integer::toString).toList());
    }

    @Test
    void manyCallsThatCannotBeSaidFailOnAFlatStack() {
        LastingConnection lasting = connect();
        List<CompletionStage<?>> calls = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            calls.add(lasting.send(new AuthorizeRequest("a tag of more than twenty characters")));
        }
        serve();
        calls.forEach(call -> assertThat(failure(call)).isInstanceOf(InvalidMessageException.class));
    }

    @Test
    void aContinuationThatSendsTheNextCallMayDoSoForEver() {
        LastingConnection lasting = connect();
        CompletableFuture<@Nullable Void> all = new CompletableFuture<>();
        sendNext(lasting, MANY, all);
        serve();
        result(all.thenRun(() -> {}));
        assertThat(authorized).hasSize(MANY);
    }

    private static void sendNext(LastingConnection lasting, int left, CompletableFuture<@Nullable Void> all) {
        lasting.send(new AuthorizeRequest("" + left)).whenComplete((response, failure) -> {
            if (failure != null) {
                all.completeExceptionally(failure);
            } else if (left == 1) {
                all.complete(null);
            } else {
                sendNext(lasting, left - 1, all);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 16, 201})
    void allFuturesEndAndEveryThreadsOrderIsKeptWhateverBreaks(long seed) throws Exception {
        int threads = 4;
        int each = 500;
        Map<String, CompletableFuture<AuthorizeResponse>> calls = new ConcurrentHashMap<>();
        AtomicInteger lost = new AtomicInteger();
        try (UnsteadyServer server = new UnsteadyServer(seed)) {
            LastingConnection lasting = OcppClient.builder("CP-1", Handlers.ofStation())
                    .build()
                    .stayConnected(
                            server,
                            ReconnectOptions.DEFAULT
                                    .queueing(threads * each, LONG)
                                    .withPolicy((attempt, reason) -> Optional.of(Duration.ofMillis(1))));
            List<Thread> senders = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String name = "t" + thread;
                Thread sender = new Thread(() -> {
                    for (int number = 0; number < each; number++) {
                        String tag = name + "-" + number;
                        var call = lasting.send(new AuthorizeRequest(tag));
                        calls.put(tag, call.toCompletableFuture());
                    }
                });
                senders.add(sender);
                sender.start();
            }
            for (Thread sender : senders) {
                sender.join();
            }
            calls.forEach((tag, call) -> check(tag, call, lost));
            assertThat(calls).hasSize(threads * each);
            assertThat(server.received).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(calls.size() - lost.get());
            for (int thread = 0; thread < threads; thread++) {
                String name = "t" + thread + "-";
                List<Integer> numbers = server.received.stream()
                        .filter(tag -> tag.startsWith(name))
                        .map(tag -> Integer.valueOf(tag.substring(name.length())))
                        .toList();
                assertThat(numbers).isSorted();
            }
            assertThat(server.connections.get()).isGreaterThan(20);
            assertThat(lost.get()).isPositive().isLessThan(threads * each / 2);
            result(lasting.close(CloseReason.normal("bye")));
        }
    }

    private static void check(String tag, CompletableFuture<AuthorizeResponse> call, AtomicInteger lost) {
        try {
            AuthorizeResponse response = call.get(30, TimeUnit.SECONDS);
            assertThat(response.idTagInfo().parentIdTag()).isEqualTo(tag);
        } catch (ExecutionException failed) {
            assertThat(failed.getCause())
                    .isInstanceOfSatisfying(
                            ConnectionLostException.class,
                            cause -> assertThat(cause.sent()).isTrue());
            // It need not have been received: where sending and breaking meet, it counts as sent, to be safe.
            lost.incrementAndGet();
        } catch (Exception hangs) {
            throw new AssertionError(tag + " does not end", hangs);
        }
    }
}
