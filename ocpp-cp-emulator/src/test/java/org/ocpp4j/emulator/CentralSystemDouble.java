package org.ocpp4j.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.message.ToStation;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.AuthorizeResponse;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationRequest;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationResponse;
import org.ocpp4j.core.v16.FirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.FirmwareStatusNotificationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.MeterValuesResponse;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StartTransactionResponse;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StatusNotificationResponse;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionResponse;
import org.ocpp4j.core.version.ErrorCode;
import tools.jackson.databind.JsonNode;

/**
 * A central system in memory that notes what stations say, and answers as a test tells it. Everything runs on the thread
 * of the test.
 */
final class CentralSystemDouble implements ClientTransport {
    final ManualScheduler time = new ManualScheduler();
    final List<Record> said = new ArrayList<>();
    final List<JsonNode> payloads = new ArrayList<>();
    final List<String> invalid = new ArrayList<>();
    final List<Instant> attempts = new ArrayList<>();
    final Deque<BootNotificationResponse> bootAnswers = new ArrayDeque<>();
    AuthorizationStatus decision = AuthorizationStatus.ACCEPTED;
    AuthorizationStatus decisionAtStart = AuthorizationStatus.ACCEPTED;
    boolean reachable = true;
    /** The next so many transaction messages are answered with a CALLERROR. */
    int failures;

    boolean stopsAnswered = true;
    boolean heartbeatsAnswered = true;
    /** Answers to Authorize wait for this. */
    CompletableFuture<Void> authorizing = CompletableFuture.completedFuture(null);

    private final InMemoryTransport transport = new InMemoryTransport();
    private final OcppServer server;
    private long transactions = 1000;

    CentralSystemDouble() {
        server = OcppServer.builder(handlers())
                .interceptor(new Interceptor() {
                    @Override
                    public CompletionStage<JsonNode> call(CallContext call, Chain next) {
                        if (call.direction() == Direction.RECEIVED) {
                            payloads.add(call.payload());
                        }
                        return next.proceed(call);
                    }
                })
                .listener(new PeerListener<>() {
                    @Override
                    public void problem(Station station, String problem, @Nullable Throwable cause) {
                        invalid.add(problem);
                    }
                })
                .options(EngineOptions.DEFAULT.toBuilder()
                        .handlerExecutor(Runnable::run)
                        .completionExecutor(Runnable::run)
                        .scheduler(time)
                        .replyTimeout(Duration.ofDays(1))
                        .build())
                .build();
        server.start(transport);
    }

    EmulatorRuntime runtime() {
        return new EmulatorRuntime(time, time, time, () -> new SplittableRandom(42));
    }

    @Override
    public CompletionStage<Void> connect(String identity, Acceptor acceptor) {
        attempts.add(time.instant());
        return reachable
                ? transport.connect(identity, acceptor)
                : CompletableFuture.failedFuture(new IllegalStateException("nobody answers"));
    }

    /** Cuts the connection of a station. */
    void cut(String identity) {
        server.station(identity).orElseThrow().close(CloseReason.goingAway("cut"));
        time.seconds(0);
    }

    /** How long the station waited before each attempt to connect but the first. */
    List<Duration> pauses() {
        return IntStream.range(1, attempts.size())
                .mapToObj(number -> Duration.between(attempts.get(number - 1), attempts.get(number)))
                .toList();
    }

    boolean isConnected(String identity) {
        return server.station(identity).isPresent();
    }

    <R extends Response> R ask(String identity, ToStation<R> request) {
        CompletableFuture<R> answer =
                server.station(identity).orElseThrow().send(request).toCompletableFuture();
        time.seconds(0);
        return answer.orTimeout(1, TimeUnit.SECONDS).join();
    }

    <T> List<T> said(Class<T> type) {
        return said.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Short names of what was said, with the status of connector 1. */
    List<String> story() {
        return said.stream()
                .map(message -> message instanceof StatusNotificationRequest status
                        ? status.connectorId() + " " + status.status()
                        : message.getClass().getSimpleName().replace("Request", ""))
                .toList();
    }

    void forget() {
        said.clear();
        payloads.clear();
        attempts.clear();
    }

    private <T extends Record> T note(T request) {
        said.add(request);
        return request;
    }

    private <T extends Record> T noteTransaction(T request) {
        note(request);
        if (failures > 0) {
            failures--;
            throw new CallRejectedException(ErrorCode.INTERNAL_ERROR, "not now");
        }
        return request;
    }

    private Handlers<Station> handlers() {
        return Handlers.ofCentralSystem()
                .on(BootNotificationRequest.class, (station, request) -> {
                    note(request);
                    BootNotificationResponse answer = bootAnswers.poll();
                    return answer != null
                            ? answer
                            : new BootNotificationResponse(RegistrationStatus.ACCEPTED, time.instant(), 300);
                })
                .onAsync(HeartbeatRequest.class, (station, request) -> {
                    note(request);
                    return heartbeatsAnswered
                            ? CompletableFuture.completedFuture(new HeartbeatResponse(time.instant()))
                            : new CompletableFuture<>();
                })
                .on(StatusNotificationRequest.class, (station, request) -> {
                    note(request);
                    return new StatusNotificationResponse();
                })
                .onAsync(AuthorizeRequest.class, (station, request) -> {
                    note(request);
                    AuthorizeResponse answer = new AuthorizeResponse(new IdTagInfo(decision, null, null));
                    return authorizing.thenApply(now -> answer);
                })
                .on(StartTransactionRequest.class, (station, request) -> {
                    noteTransaction(request);
                    return new StartTransactionResponse(++transactions, new IdTagInfo(decisionAtStart, null, null));
                })
                .on(MeterValuesRequest.class, (station, request) -> {
                    noteTransaction(request);
                    return new MeterValuesResponse();
                })
                .onAsync(StopTransactionRequest.class, (station, request) -> {
                    noteTransaction(request);
                    return stopsAnswered
                            ? CompletableFuture.completedFuture(new StopTransactionResponse(null))
                            : new CompletableFuture<>();
                })
                .on(FirmwareStatusNotificationRequest.class, (station, request) -> {
                    note(request);
                    return new FirmwareStatusNotificationResponse();
                })
                .on(DiagnosticsStatusNotificationRequest.class, (station, request) -> {
                    note(request);
                    return new DiagnosticsStatusNotificationResponse();
                });
    }

    EmulatedStation station(StationModel model, SessionPlan plan) {
        EmulatedStation station = new EmulatedStation("CP-1", model, plan, this, runtime(), new Counters());
        station.start();
        return station;
    }

    static SessionPlan sessions(int count) {
        return new SessionPlan("demo", Duration.ofSeconds(30), Duration.ofSeconds(10), count);
    }

    /** A plan under which nobody comes. */
    static SessionPlan nobody() {
        return sessions(0);
    }
}
