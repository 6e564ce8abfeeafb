package org.ocpp4j.server.endtoend;

import java.net.URI;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.json.WebSocketClientTransport;
import org.ocpp4j.server.Await;
import org.ocpp4j.soap.SoapClientTransport;

/** How stations can come: the four ways. */
enum Stations {
    JSON_16,
    JSON_15,
    SOAP_16,
    SOAP_15;

    boolean isSoap() {
        return this == SOAP_15 || this == SOAP_16;
    }

    OcppVersion version() {
        return this == JSON_16 || this == SOAP_16 ? Ocpp16.VERSION : Ocpp15.VERSION;
    }

    /** Connects a station to the stations' door at a port, over real sockets. */
    CentralSystem connect(String identity, int port, Handlers<CentralSystem> handlers) {
        ClientTransport transport = isSoap()
                ? SoapClientTransport.builder(URI.create("http://127.0.0.1:" + port + "/Ocpp"))
                        .build()
                : WebSocketClientTransport.builder(URI.create("ws://127.0.0.1:" + port + "/ocpp"))
                        .build();
        return Await.result(OcppClient.builder(identity, handlers)
                .versions(version())
                .build()
                .connect(transport));
    }
}
