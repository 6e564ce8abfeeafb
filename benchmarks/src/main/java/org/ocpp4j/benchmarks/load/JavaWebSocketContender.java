package org.ocpp4j.benchmarks.load;

/** This library with the binding that it has by default, Java-WebSocket. */
final class JavaWebSocketContender {
    private JavaWebSocketContender() {}

    static ServerUnderTest start(ServerSettings settings) {
        return Ocpp4jServer.start(Ocpp4jServer.transport(settings).build());
    }
}
