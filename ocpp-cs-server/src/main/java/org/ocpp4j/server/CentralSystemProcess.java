package org.ocpp4j.server;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ocpp4j.core.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.json.WebSocketServerTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The central system from its start to Ctrl-C. */
final class CentralSystemProcess {
    private static final Logger LOG = LoggerFactory.getLogger(CentralSystemProcess.class);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ServeOptions options;
    private final Demo demo;
    private final StationLog log = new StationLog();

    CentralSystemProcess(ServeOptions options) {
        this.options = options;
        this.demo = new Demo(options.demo ? options.demoStations : 0);
    }

    /** Serves until the process is told to stop; returns the exit status if it cannot serve at all. */
    int run() throws InterruptedException {
        OcppServer server = server();
        Bound bound;
        try {
            bound = server.start(transport()).toCompletableFuture().join();
        } catch (CompletionException failed) {
            System.err.println("Cannot listen on " + options.host + ":" + options.port + ": " + cause(failed));
            return 1;
        }
        greet(bound.address());
        demo.start(bound.address());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "ocpp-stop"));
        stopped.await(); // the shutdown hook ends the process
        return 0;
    }

    OcppServer server() {
        Set<String> idTags = new HashSet<>(List.of("demo"));
        options.idTags.forEach(idTag -> idTags.add(idTag.toLowerCase(Locale.ROOT)));
        StationOperations operations = new StationOperations(
                new Transactions(),
                Set.copyOf(idTags),
                station -> options.unknownStations == UnknownStations.ACCEPT || demo.owns(station.identity()),
                options.heartbeatInterval,
                Clock.systemUTC());
        return OcppServer.builder(operations.handlers())
                .admission(this::admit)
                .listener(log)
                .build();
    }

    private WebSocketServerTransport transport() {
        return WebSocketServerTransport.builder()
                .host(options.host)
                .port(options.port)
                .onRefused(log::refused)
                .build();
    }

    private CompletionStage<Decision> admit(Handshake handshake) {
        boolean refused = options.unknownStations == UnknownStations.REFUSE && !demo.owns(handshake.identity());
        return CompletableFuture.completedFuture(
                refused
                        ? Decision.refuse(
                                Decision.Refusal.UNKNOWN_STATION,
                                "nobody registered this station (--unknown-stations refuse)")
                        : Decision.ACCEPT);
    }

    private void greet(URI address) {
        LOG.info("Central system for OCPP 1.6 and 1.5 over JSON. Stations connect to {}/{identity}", address);
        if (options.data != null) {
            LOG.warn("--data {}: this version keeps its data in memory and writes nothing there", options.data);
        }
        demo.greet(LOG, address);
        LOG.info("Ctrl-C stops it.");
    }

    private void stop(OcppServer server) {
        LOG.info("Stopping");
        try {
            demo.stop()
                    .thenCompose(stopped -> server.stop(GRACE))
                    .toCompletableFuture()
                    .get(GRACE.toSeconds() + 1, TimeUnit.SECONDS);
            LOG.info("Stopped");
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("Not everything ended in time: {}", late.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String cause(Throwable failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
