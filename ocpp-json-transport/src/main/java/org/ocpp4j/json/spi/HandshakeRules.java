package org.ocpp4j.json.spi;

import java.util.List;
import java.util.Optional;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.json.handshake.PathTemplate;
import org.ocpp4j.json.handshake.RefusalCause;
import org.ocpp4j.json.handshake.StationPath;

/**
 * Decides how to treat an opening request (RFC 6455, section 4.2; OCPP-J 1.6, section 3), for all bindings. Stateless.
 */
final class HandshakeRules {
    /** What to do with a request. */
    sealed interface Verdict {}

    /** Ask the engine; its decision may limit the versions among those that the station offers. */
    record Ask(Handshake handshake, String key, List<String> offered) implements Verdict {}

    /** Complete the handshake and close at once with 1002: there is no version in common. */
    record NothingInCommon(HttpAnswer answer, String reason) implements Verdict {}

    /** Answer, and end the connection. If the request may come from a browser, the reason is empty. */
    record Refuse(HttpAnswer answer, RefusalCause cause, String reason) implements Verdict {}

    private final PathTemplate paths;
    private final boolean lenient;

    HandshakeRules(PathTemplate paths, boolean lenient) {
        this.paths = paths;
        this.lenient = lenient;
    }

    Verdict judge(OpeningRequest request, String remoteAddress, Acceptor acceptor) {
        if (!request.method().equals("GET")) {
            return refuse(405, RefusalCause.NO_WEBSOCKET, "Only GET is possible here, not " + request.method());
        }
        if (!request.isUpgrade()) {
            boolean station = request.headers().keySet().stream().anyMatch(name -> name.startsWith("sec-websocket-"));
            return new Refuse(
                    HttpAnswer.whatThisIs(request, paths),
                    RefusalCause.NO_WEBSOCKET,
                    station ? "The request does not ask for an upgrade; a proxy may have dropped that header" : "");
        }
        if (!request.header("sec-websocket-version").equals("13")) {
            return refuse(426, RefusalCause.NO_WEBSOCKET, "Only version 13 of the WebSocket protocol is spoken here");
        }
        String key = request.header("sec-websocket-key");
        if (key.isEmpty() || !request.protocol().equals("HTTP/1.1")) {
            return refuse(
                    400,
                    RefusalCause.NO_WEBSOCKET,
                    key.isEmpty() ? "Sec-WebSocket-Key is missing" : "WebSocket needs HTTP/1.1");
        }
        Optional<StationPath> station;
        try {
            station = paths.read(request.path());
        } catch (IllegalArgumentException malformed) {
            return refuse(400, RefusalCause.PATH, String.valueOf(malformed.getMessage()));
        }
        if (station.isEmpty()) {
            return refuse(404, RefusalCause.PATH, "The path does not fit " + paths);
        }
        return negotiate(request, key, station.get(), remoteAddress, acceptor);
    }

    private Verdict negotiate(
            OpeningRequest request, String key, StationPath station, String remoteAddress, Acceptor acceptor) {
        List<String> offered = request.list("sec-websocket-protocol");
        Optional<Negotiation> agreed = Negotiation.of(acceptor.versions(), offered, lenient);
        if (agreed.isEmpty()) {
            return new NothingInCommon(
                    HttpAnswer.upgrade(key, Optional.empty()),
                    "There is no version in common with the sub-protocols offered: " + offered);
        }
        Handshake handshake = new Handshake(
                station.identity(),
                agreed.get().version(),
                remoteAddress,
                request.path(),
                request.headers(),
                station.account(),
                request.certificates(),
                Handshake.Protocol.JSON);
        return new Ask(handshake, key, offered);
    }

    private static Refuse refuse(int status, RefusalCause cause, String reason) {
        return new Refuse(HttpAnswer.refusal(status, reason), cause, reason);
    }
}
