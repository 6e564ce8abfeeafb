package org.ocpp4j.server.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** How others reach a door that listens somewhere. Stateless. */
public final class ReachableAddress {
    private static final Set<String> WILDCARDS =
            Set.of("0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0", "[0:0:0:0:0:0:0:0]");

    private ReachableAddress() {}

    /** Whether a host means every address of this machine. */
    public static boolean isWildcard(String host) {
        return WILDCARDS.contains(host);
    }

    /**
     * An address. For a door that listens everywhere its host is the first address of this machine that is no loopback, an
     * IPv4 one if there is one: a guess, which is good enough for what depends on it (what a central system says of itself
     * in {@code wsa:From} and in service descriptions).
     */
    public static URI of(String scheme, String host, int port, String path) {
        String plain = isWildcard(host) ? firstAddress() : host;
        boolean bare = plain.indexOf(':') >= 0 && !plain.startsWith("[");
        try {
            return new URI(
                    scheme, null, bare ? "[" + plain + "]" : plain, port, path.isEmpty() ? null : path, null, null);
        } catch (URISyntaxException noHost) {
            throw new IllegalArgumentException("No host: " + host, noHost);
        }
    }

    private static String firstAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .min((one, other) -> Boolean.compare(other instanceof Inet4Address, one instanceof Inet4Address))
                    .map(ReachableAddress::withoutZone)
                    .orElse("127.0.0.1");
        } catch (SocketException unknown) {
            return "127.0.0.1";
        }
    }

    private static String withoutZone(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
