package org.ocpp4j.soap;

import java.net.InetSocketAddress;
import java.net.URI;

/** Writes the address of this machine for peers. */
final class EndpointAddress {
    private EndpointAddress() {}

    /** The address with the port that was bound; the host is the requested one if it has a name. */
    static URI of(InetSocketAddress wanted, InetSocketAddress bound, boolean tls, String path) {
        String host = wanted.getHostString();
        String written = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create((tls ? "https://" : "http://") + written + ":" + bound.getPort() + path);
    }
}
