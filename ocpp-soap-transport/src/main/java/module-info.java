/** OCPP-S (SOAP 1.2 over HTTP): a server and a client for the transport interfaces of {@code org.ocpp4j.core}. */
module org.ocpp4j.soap {
    requires transitive org.ocpp4j.core;
    requires java.net.http;
    requires java.xml;
    requires jdk.httpserver;

    exports org.ocpp4j.soap;
}
