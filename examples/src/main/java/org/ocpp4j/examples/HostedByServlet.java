package org.ocpp4j.examples;

import java.net.URI;
import java.time.Instant;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.soap.HostedSoap;
import org.ocpp4j.soap.SoapOptions;
import org.ocpp4j.soap.SoapService;

/** A central system for stations that speak SOAP, as a servlet beside an application's other servlets. */
public final class HostedByServlet {
    private final Server jetty = new Server(new QueuedThreadPool(16)); // few, since none waits for the application
    private final ServerConnector connector = new ServerConnector(jetty);

    HostedByServlet(int port, SoapService soap) throws Exception {
        ServletHolder stations = new ServletHolder(new SoapServlet(soap));
        stations.setAsyncSupported(true);
        ServletContextHandler servlets = new ServletContextHandler();
        servlets.addServlet(stations, "/Ocpp/*");
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        jetty.addConnector(connector);
        jetty.setHandler(servlets);
        jetty.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    void stop() throws Exception {
        jetty.stop();
    }

    /**
     * Serves until it is stopped.
     *
     * @param arguments the port
     * @throws Exception if Jetty cannot start
     */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        HostedSoap soap = new HostedSoap(URI.create("http://127.0.0.1:" + port + "/Ocpp"), SoapOptions.defaults());
        OcppServer.builder(Handlers.ofCentralSystem()
                        .on(HeartbeatRequest.class, (station, heartbeat) -> new HeartbeatResponse(Instant.now())))
                .build()
                .start(soap);
        HostedByServlet central = new HostedByServlet(port, soap);
        System.out.println("Stations send their requests to http://127.0.0.1:" + central.port() + "/Ocpp");
        central.jetty.join();
    }
}
