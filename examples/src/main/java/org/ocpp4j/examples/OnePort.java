package org.ocpp4j.examples;

import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.json.WebSocketServerTransport;
import org.ocpp4j.netty.soap.SharedPortBinding;
import org.ocpp4j.soap.HostedSoap;
import org.ocpp4j.soap.SoapOptions;

/** A central system for stations that speak JSON and stations that speak SOAP, on one port. */
public final class OnePort {
    private OnePort() {}

    static OcppServer serve(int port) {
        OcppServer server = OcppServer.builder(Handlers.ofCentralSystem()
                        .on(HeartbeatRequest.class, (station, heartbeat) -> new HeartbeatResponse(Instant.now())))
                .build();
        SoapOptions options = SoapOptions.defaults().toBuilder()
                .callbackPolicy(AddressPolicy.anyAddress()) // the stations of this example are on this machine
                .build();
        open(server, options, port).toCompletableFuture().join();
        return server;
    }

    private static CompletionStage<Bound> open(OcppServer server, SoapOptions options, int port) {
        HostedSoap soap = new HostedSoap(URI.create("http://127.0.0.1:" + port + "/Ocpp"), options);
        WebSocketServerTransport door = WebSocketServerTransport.builder()
                .binding(new SharedPortBinding(soap))
                .port(port)
                .build();
        return server.start(soap).thenCompose(ready -> server.start(door));
    }

    /**
     * Listens on 127.0.0.1:9220 until it is interrupted.
     *
     * @param arguments none
     * @throws InterruptedException when it is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        serve(9220);
        System.out.println("JSON: ws://127.0.0.1:9220/ocpp/{identity}   SOAP: http://127.0.0.1:9220/Ocpp");
        Thread.currentThread().join();
    }
}
