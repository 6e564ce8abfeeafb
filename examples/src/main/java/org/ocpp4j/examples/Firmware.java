package org.ocpp4j.examples;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.client.ReconnectOptions;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.json.WebSocketClientTransport;

/** The OCPP side of a station's firmware. */
public final class Firmware {
    private final Handlers<CentralSystem> handlers = Handlers.ofStation()
            .on(ResetRequest.class, (centralSystem, reset) -> new ResetResponse(ResetStatus.ACCEPTED))
            .afterReply(ResetRequest.class, (centralSystem, reset, response) -> restart());

    CompletionStage<BootNotificationResponse> boot(URI endpoint, String identity) {
        OcppClient client = OcppClient.builder(identity, handlers).build();
        return client.connect(WebSocketClientTransport.builder(endpoint).build())
                .thenCompose(centralSystem -> centralSystem
                        .send(new BootNotificationRequest("Example", "Model One").withFirmwareVersion("1.0"))
                        .whenComplete((boot, failure) -> {
                            if (failure == null && boot.status().equals(RegistrationStatus.ACCEPTED)) {
                                centralSystem.send(new StatusNotificationRequest(
                                        1, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR));
                            }
                        }));
    }

    /**
     * Connects, and connects again whenever the connection ends. What is sent meanwhile, and until the central system has
     * accepted the station, waits. A whole firmware sends the BootNotification again when it was not accepted.
     */
    LastingConnection stayConnected(URI endpoint, String identity) {
        OcppClient client = OcppClient.builder(identity, handlers).build();
        LastingConnection connection =
                client.stayConnected(WebSocketClientTransport.builder(endpoint).build(), ReconnectOptions.DEFAULT);
        connection.send(new BootNotificationRequest("Example", "Model One"));
        return connection;
    }

    private static void restart() {
        System.out.println("Restarting");
    }

    /**
     * Boots one station at ws://127.0.0.1:9220/ocpp.
     *
     * @param arguments the identity of the station
     */
    public static void main(String[] arguments) {
        BootNotificationResponse boot = new Firmware()
                .boot(URI.create("ws://127.0.0.1:9220/ocpp"), arguments[0])
                .toCompletableFuture()
                .join();
        System.out.println(boot.status() + ", heartbeat every " + boot.interval() + " s");
    }
}
