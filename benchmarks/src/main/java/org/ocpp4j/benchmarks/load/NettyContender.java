package org.ocpp4j.benchmarks.load;

import org.ocpp4j.netty.NettyBinding;

/** This library with its binding over Netty. */
final class NettyContender {
    private NettyContender() {}

    static ServerUnderTest start(ServerSettings settings) {
        return Ocpp4jServer.start(
                Ocpp4jServer.transport(settings).binding(new NettyBinding()).build());
    }
}
