package org.ocpp4j.interoperability;

import java.net.URI;
import java.time.Duration;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.soap.SoapOptions;
import org.ocpp4j.soap.SoapServerTransport;

/** Our central system at a free port. */
final class OurCentralSystem implements AutoCloseable {
    private final OcppServer server;
    private final Bound bound;

    private OurCentralSystem(OcppServer server, Bound bound) {
        this.server = server;
        this.bound = bound;
    }

    static OurCentralSystem start(Handlers<Station> handlers) {
        OcppServer server = OcppServer.builder(handlers).build();
        SoapOptions options = SoapOptions.defaults().toBuilder()
                .callbackPolicy(AddressPolicy.anyAddress())
                .build();
        Bound bound = server.start(
                        SoapServerTransport.builder().port(0).options(options).build())
                .toCompletableFuture()
                .join();
        return new OurCentralSystem(server, bound);
    }

    URI address() {
        return bound.address();
    }

    Station station(String identity) {
        return server.station(identity).orElseThrow();
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(5)).toCompletableFuture().join();
    }
}
