/** OCPP-J over WebSocket: a server and a client for the transport interfaces of {@code org.ocpp4j.core}. */
module org.ocpp4j.json {
    requires transitive org.ocpp4j.core;
    requires java.net.http;
    requires org.java_websocket;

    exports org.ocpp4j.json;
    exports org.ocpp4j.json.handshake;
    exports org.ocpp4j.json.spi;
}
