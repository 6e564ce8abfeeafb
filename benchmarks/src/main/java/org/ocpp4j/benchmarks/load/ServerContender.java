package org.ocpp4j.benchmarks.load;

import java.util.Locale;

/** The servers that can be put under load. */
enum ServerContender {
    /** This library with its default binding. */
    JAVA_WEBSOCKET("/ocpp/", true),
    /** This library with its binding over Netty. */
    NETTY("/ocpp/", true),
    /** Netty alone, which reads no OCPP: the ceiling. */
    RAW_NETTY("/", false),
    /** Java-OCA-OCPP 1.1.0, validating as it comes. */
    JAVA_OCA_OCPP("/", false);

    private final String path;
    private final boolean ours;

    ServerContender(String path, boolean ours) {
        this.path = path;
        this.ours = ours;
    }

    /** What stands before the identity in the path of a handshake. */
    String path() {
        return path;
    }

    /** Whether it is of this library, and so can call stations and knows what is left of them. */
    boolean isOurs() {
        return ours;
    }

    /** Starts it; it listens when this returns. */
    ServerUnderTest start(ServerSettings settings) {
        return switch (this) {
            case JAVA_WEBSOCKET -> JavaWebSocketContender.start(settings);
            case NETTY -> NettyContender.start(settings);
            case RAW_NETTY -> RawNettyContender.start(settings);
            case JAVA_OCA_OCPP -> JavaOcaOcppContender.start(settings);
        };
    }

    /** As the command line spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
