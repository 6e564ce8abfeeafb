/** Typed OCPP 1.5 and 1.6 messages, their codec, a call engine, and the interfaces that transports implement. */
module org.ocpp4j.core {
    requires transitive org.jspecify;
    requires transitive tools.jackson.databind;

    exports org.ocpp4j.core;
    exports org.ocpp4j.core.client;
    exports org.ocpp4j.core.codec;
    exports org.ocpp4j.core.datatransfer;
    exports org.ocpp4j.core.error;
    exports org.ocpp4j.core.message;
    exports org.ocpp4j.core.network;
    exports org.ocpp4j.core.server;
    exports org.ocpp4j.core.time;
    exports org.ocpp4j.core.transport;
    exports org.ocpp4j.core.v15;
    exports org.ocpp4j.core.v16;
    exports org.ocpp4j.core.validation;
    exports org.ocpp4j.core.version;
}
