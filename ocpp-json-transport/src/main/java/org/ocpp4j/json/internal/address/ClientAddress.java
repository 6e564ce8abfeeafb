package org.ocpp4j.json.internal.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.network.IpLiteral;

/**
 * The address that a connection comes from. Immutable.
 *
 * @param ip the IP address; never IPv6 that represents IPv4
 * @param port 0 if unknown
 */
record ClientAddress(InetAddress ip, int port) {

    /**
     * Reads an address as proxies write it, with or without a port; IPv6 with or without brackets (RFC 7239, section
     * 6).
     *
     * @return the address, or null if the text is none, for example {@code unknown}
     */
    static @Nullable ClientAddress parse(String text) {
        int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
        int colon = bracket >= 0 ? bracket + 1 : text.indexOf(':');
        boolean bare = bracket < 0 && colon != text.lastIndexOf(':'); // IPv6 without brackets has no port
        if (bare || colon < 0 || colon == text.length()) {
            return of(bracket < 0 ? text : text.substring(1, bracket), 0);
        }
        if (text.charAt(colon) != ':') {
            return null;
        }
        return of(text.substring(bracket < 0 ? 0 : 1, bracket < 0 ? colon : bracket), port(text.substring(colon + 1)));
    }

    private static @Nullable ClientAddress of(String literal, int port) {
        InetAddress ip = IpLiteral.parse(literal);
        return ip == null ? null : new ClientAddress(ip, port);
    }

    /** A proxy may also hide the port behind an invented name. */
    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            return 0;
        }
        int number = Integer.parseInt(text);
        return number > 65_535 ? 0 : number;
    }

    /** As {@link HostAndPort#of}; without the port if it is unknown. */
    @Override
    public String toString() {
        String text = HostAndPort.of(new InetSocketAddress(ip, port));
        return port == 0 ? text.substring(0, text.lastIndexOf(':')) : text;
    }
}
