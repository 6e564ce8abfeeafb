package org.ocpp4j.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Transport;
import org.ocpp4j.json.WebSocketServerTransport;

/** This library with typed handlers and default options: everything is validated, both ways. */
final class Ocpp4jServer implements ServerUnderTest {
    private final OcppServer server;
    private final Bound bound;
    private final ScheduledThreadPoolExecutor timers;
    private final StationCaller caller;

    private Ocpp4jServer(OcppServer server, Bound bound, ScheduledThreadPoolExecutor timers) {
        this.server = server;
        this.bound = bound;
        this.timers = timers;
        this.caller = new StationCaller(server);
    }

    /** Describes the endpoint; a binding is chosen on what this returns. */
    static WebSocketServerTransport.Builder transport(ServerSettings settings) {
        WebSocketServerTransport.Builder builder =
                WebSocketServerTransport.builder().port(settings.port()).maxConnections(settings.maxConnections());
        return settings.ioThreads() == 0 ? builder : builder.ioThreads(settings.ioThreads());
    }

    static Ocpp4jServer start(Transport transport) {
        // The same as the default scheduler of the engine, but its queue can be counted.
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
        timers.setRemoveOnCancelPolicy(true);
        OcppServer server = OcppServer.builder(TypedHandlers.create())
                .options(EngineOptions.DEFAULT.toBuilder()
                        .scheduler(scheduler(timers))
                        .build())
                .build();
        Bound bound = server.start(transport).toCompletableFuture().join();
        return new Ocpp4jServer(server, bound, timers);
    }

    private static Scheduler scheduler(ScheduledThreadPoolExecutor timers) {
        return (delay, task) -> {
            ScheduledFuture<?> future = timers.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        };
    }

    @Override
    public int port() {
        return bound.address().getPort();
    }

    @Override
    public int connections() {
        return server.stations().size();
    }

    @Override
    public int timers() {
        return timers.getQueue().size();
    }

    @Override
    public StationCaller caller() {
        return caller;
    }

    @Override
    public void close() {
        caller.end();
        server.stop(Duration.ofSeconds(2)).toCompletableFuture().join();
        timers.shutdownNow();
    }
}
