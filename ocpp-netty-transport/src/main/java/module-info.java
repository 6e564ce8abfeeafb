/** OCPP-J over Netty, for large fleets: a binding for the endpoints of {@code org.ocpp4j.json}, shared with OCPP-S. */
module org.ocpp4j.netty {
    requires transitive org.ocpp4j.json;
    requires static transitive org.ocpp4j.soap; // for org.ocpp4j.netty.soap alone
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;

    exports org.ocpp4j.netty;
    exports org.ocpp4j.netty.soap;
}
