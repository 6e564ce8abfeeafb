package org.ocpp4j.examples;

import java.net.URI;
import java.time.Instant;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetType;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StatusNotificationResponse;
import org.ocpp4j.json.WebSocketServerTransport;

/** A central system within an application. */
public final class EmbeddedCentralSystem {
    private final OcppServer server;

    private EmbeddedCentralSystem(OcppServer server) {
        this.server = server;
    }

    static EmbeddedCentralSystem create() {
        Handlers<Station> handlers = Handlers.ofCentralSystem()
                .on(
                        BootNotificationRequest.class,
                        (station, boot) ->
                                new BootNotificationResponse(RegistrationStatus.ACCEPTED, Instant.now(), 300))
                .on(HeartbeatRequest.class, (station, heartbeat) -> new HeartbeatResponse(Instant.now()))
                .on(StatusNotificationRequest.class, (station, status) -> {
                    System.out.println(station.identity() + " is " + status.status());
                    return new StatusNotificationResponse();
                });
        return new EmbeddedCentralSystem(OcppServer.builder(handlers).build());
    }

    URI listen(int port) {
        return server.start(WebSocketServerTransport.builder().port(port).build())
                .toCompletableFuture()
                .join()
                .address();
    }

    void reset(String identity) {
        server.station(identity)
                .ifPresent(station -> station.send(new ResetRequest(ResetType.SOFT))
                        .whenComplete((response, failure) ->
                                System.out.println(failure == null ? response.status() : "Not reset: " + failure)));
    }

    OcppServer server() {
        return server;
    }

    /**
     * Listens on 127.0.0.1:9220 until it is interrupted.
     *
     * @param arguments none
     * @throws InterruptedException when it is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("Stations connect to " + create().listen(9220) + "/{identity}");
        Thread.currentThread().join();
    }
}
