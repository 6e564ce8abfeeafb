package org.ocpp4j.examples;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.json.WebSocketServerTransport;
import org.ocpp4j.json.spi.HostedWebSockets;
import org.ocpp4j.json.spi.HttpAnswer;
import org.ocpp4j.json.spi.OpeningAnswer;
import org.ocpp4j.json.spi.OpeningRequest;

/** A central system on the WebSockets of an application's own web server, beside its other pages. */
public final class HostedByJetty {
    private static final int LONGEST_MESSAGE = 1 << 20;

    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty);
    private final ServerWebSocketContainer webSockets = ServerWebSocketContainer.ensure(jetty);
    private final OcppServer ocpp;

    HostedByJetty(int port) throws Exception {
        Handlers<Station> handlers = Handlers.ofCentralSystem()
                .on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.now()));
        ocpp = OcppServer.builder(handlers).build();
        webSockets.setMaxTextMessageSize(LONGEST_MESSAGE);
        webSockets.setIdleTimeout(Duration.ofMinutes(30)); // longer than stations are silent between heartbeats
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        jetty.addConnector(connector);
        HostedWebSockets hosted = new HostedWebSockets(URI.create("ws://127.0.0.1:" + port + "/ocpp"));
        jetty.setHandler(new Handler.Sequence(new StationsDoor(hosted), new OtherPages()));
        jetty.start();
        ocpp.start(WebSocketServerTransport.builder().binding(hosted).build());
    }

    int port() {
        return connector.getLocalPort();
    }

    OcppServer ocpp() {
        return ocpp;
    }

    void stop() throws Exception {
        jetty.stop();
    }

    /** Asks the library about requests for {@code /ocpp}, and does what it says. Jetty's threads wait for nothing. */
    private final class StationsDoor extends Handler.Abstract.NonBlocking {
        private final HostedWebSockets hosted;

        private StationsDoor(HostedWebSockets hosted) {
            this.hosted = hosted;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (!request.getHttpURI().getPath().startsWith("/ocpp/")) {
                return false;
            }
            hosted.answer(opening(request)).thenAccept(answer -> {
                if (answer instanceof OpeningAnswer.Upgrade upgrade) {
                    upgrade(upgrade, request, response, callback);
                } else {
                    refuse(answer.http(), response, callback);
                }
            });
            return true;
        }

        private OpeningRequest opening(Request request) {
            Map<String, List<String>> headers = new HashMap<>();
            for (HttpField header : request.getHeaders()) {
                headers.put(header.getName(), request.getHeaders().getValuesList(header.getName()));
            }
            return new OpeningRequest(
                    request.getMethod(),
                    request.getHttpURI().getPathQuery(),
                    request.getConnectionMetaData().getHttpVersion().asString(),
                    headers,
                    (InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress(),
                    List.<X509Certificate>of());
        }

        private void upgrade(OpeningAnswer.Upgrade upgrade, Request request, Response response, Callback callback) {
            try {
                webSockets.upgrade(
                        (asked, answered, done) -> {
                            upgrade.subprotocol().ifPresent(answered::setAcceptedSubProtocol);
                            return new JettyStation(upgrade);
                        },
                        request,
                        response,
                        callback);
            } catch (RuntimeException failed) {
                Response.writeError(request, response, callback, failed);
            }
        }

        private void refuse(HttpAnswer answer, Response response, Callback callback) {
            response.setStatus(answer.status());
            answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            Content.Sink.write(response, true, answer.body(), callback);
        }
    }

    /** Whatever else the application serves. */
    private static final class OtherPages extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, "Something else\n", callback);
            return true;
        }
    }

    /**
     * Serves until it is stopped.
     *
     * @param arguments the port
     * @throws Exception if Jetty cannot start
     */
    public static void main(String[] arguments) throws Exception {
        HostedByJetty central = new HostedByJetty(Integer.parseInt(arguments[0]));
        System.out.println("Stations connect to ws://127.0.0.1:" + central.port() + "/ocpp/{identity}");
        central.jetty.join();
    }
}
