package org.ocpp4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.v16.ResetType;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.json.WebSocketClientTransport;
import org.ocpp4j.soap.HostedSoap;
import org.ocpp4j.soap.SoapClientTransport;
import org.ocpp4j.soap.SoapOptions;

/** Stations of both kinds and versions at the examples' central systems. */
class SoapExamplesTest {
    private static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void onePortServesJsonAndSoapInBothVersions() throws Exception {
        int port = freePort();
        OcppServer server = OnePort.serve(port);
        try {
            ClientTransport json = WebSocketClientTransport.builder(URI.create("ws://127.0.0.1:" + port + "/ocpp"))
                    .build();
            ClientTransport soap = SoapClientTransport.builder(URI.create("http://127.0.0.1:" + port + "/Ocpp"))
                    .build();
            for (OcppVersion version : new OcppVersion[] {Ocpp15.VERSION, Ocpp16.VERSION}) {
                talk(server, "json-" + version.name(), version, json);
                talk(server, "soap-" + version.name(), version, soap);
            }
        } finally {
            result(server.stop(Duration.ofSeconds(5)));
        }
    }

    @Test
    void aServletContainerServesSoap() throws Exception {
        HostedSoap soap = new HostedSoap(
                URI.create("http://127.0.0.1/Ocpp"),
                SoapOptions.defaults().toBuilder()
                        .callbackPolicy(AddressPolicy.anyAddress())
                        .build());
        OcppServer server = OcppServer.builder(Handlers.ofCentralSystem()
                        .on(HeartbeatRequest.class, (station, heartbeat) -> new HeartbeatResponse(Instant.now())))
                .build();
        result(server.start(soap));
        HostedByServlet jetty = new HostedByServlet(0, soap);
        try {
            URI address = URI.create("http://127.0.0.1:" + jetty.port() + "/Ocpp/CentralSystemService/");
            talk(
                    server,
                    "CP-1",
                    Ocpp15.VERSION,
                    SoapClientTransport.builder(address).build());
        } finally {
            result(server.stop(Duration.ofSeconds(5)));
            jetty.stop();
        }
    }

    private static void talk(OcppServer server, String identity, OcppVersion version, ClientTransport transport)
            throws Exception {
        OcppClient client = OcppClient.builder(
                        identity,
                        Handlers.ofStation()
                                .on(ResetRequest.class, (central, reset) -> new ResetResponse(ResetStatus.REJECTED)))
                .versions(version)
                .build();
        CentralSystem centralSystem = result(client.connect(transport));
        assertThat(result(centralSystem.send(new HeartbeatRequest())).currentTime())
                .isNotNull();
        assertThat(server.station(identity).orElseThrow().version()).isEqualTo(version);
        ResetResponse reset = result(server.station(identity).orElseThrow().send(new ResetRequest(ResetType.HARD)));
        assertThat(reset.status()).isEqualTo(ResetStatus.REJECTED);
        result(centralSystem.close(CloseReason.normal("done")));
    }
}
