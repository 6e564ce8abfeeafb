package org.ocpp4j.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.soap.HostedCallbacks;
import org.ocpp4j.soap.SoapRequest;
import org.ocpp4j.soap.SoapResponse;
import org.ocpp4j.soap.SoapServerTransport;

/** Gets the service descriptions as anybody else would: from the address of the service. */
final class Descriptions {
    private Descriptions() {}

    static byte[] of(OcppVersion version, Side side) {
        return side == Side.CENTRAL_SYSTEM ? ofCentralSystem(version) : ofStation(version);
    }

    private static byte[] ofCentralSystem(OcppVersion version) {
        OcppServer server = OcppServer.builder(Handlers.ofCentralSystem()).build();
        Bound bound = server.start(SoapServerTransport.builder().port(0).build())
                .toCompletableFuture()
                .join();
        try {
            HttpResponse<byte[]> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(bound.address() + "?wsdl=" + version.name()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException | InterruptedException unreachable) {
            throw new IllegalStateException(unreachable);
        } finally {
            server.stop(Duration.ofSeconds(1)).toCompletableFuture().join();
        }
    }

    private static byte[] ofStation(OcppVersion version) {
        URI address = URI.create("http://station.example/Ocpp/ChargePointService");
        SoapRequest request = new SoapRequest(
                "GET", address.getPath(), "wsdl=" + version.name(), Map.of(), new byte[0], "127.0.0.1:1", List.of());
        SoapResponse response = new HostedCallbacks(address, refused -> {})
                .handle(request)
                .toCompletableFuture()
                .join();
        assertThat(response.status()).isEqualTo(200);
        return response.body();
    }
}
