package org.ocpp4j.json.internal.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Writes the address of a peer, such as {@code 192.0.2.1:8080}. */
public final class HostAndPort {
    private HostAndPort() {}

    /** Host and port, IPv6 in brackets; uses no name service. */
    public static String of(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        String host = ip == null ? address.getHostString() : ip.getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
