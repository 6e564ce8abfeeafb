package org.ocpp4j.json.internal.address;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.ocpp4j.core.network.IpLiteral;
import org.ocpp4j.core.network.NetworkRange;

/**
 * Finds the client behind reverse proxies, from the headers that these add. Only entries of trusted proxies are used:
 * entries that a client writes into such headers stand to their left, and are not reached.
 *
 * <p>{@code Forwarded} (RFC 7239) is read, or else {@code X-Forwarded-For}. Most proxies write only one of them and
 * pass on the other unchanged, so if both are present and differ, neither is used. Immutable and thread-safe.
 */
public final class TrustedProxies {
    private static final List<String> NONE = List.of();

    private final List<NetworkRange> ranges;

    /** Trusts the proxies in these ranges; without any, headers are ignored. */
    public TrustedProxies(List<NetworkRange> ranges) {
        this.ranges = ranges;
    }

    /**
     * The address of the client.
     *
     * @param socketPeer the other end of the socket
     * @param port the port of the other end
     * @param headers names in lower case
     * @return host and port as {@link HostAndPort#of} writes them, without the port if none is known: the first address
     *     from the right that is not trusted. If an entry is not an address, or all are trusted, the last valid address
     *     before it
     */
    public String clientOf(InetAddress socketPeer, int port, Map<String, List<String>> headers) {
        ClientAddress peer = new ClientAddress(IpLiteral.plain(socketPeer), port);
        if (!trusts(peer)) {
            return peer.toString();
        }
        List<String> forwarded = headers.getOrDefault("forwarded", NONE);
        List<String> older = headers.getOrDefault("x-forwarded-for", NONE);
        ClientAddress client = walk(peer, ForwardedFor.standard(forwarded));
        ClientAddress other = walk(peer, ForwardedFor.older(older));
        if (forwarded.isEmpty()) {
            return other.toString();
        }
        boolean doubtful = !older.isEmpty() && !client.ip().equals(other.ip());
        return (doubtful ? peer : client).toString();
    }

    /** From the proxy next to us outwards. */
    private ClientAddress walk(ClientAddress peer, List<String> nearestFirst) {
        ClientAddress last = peer;
        for (String text : nearestFirst) {
            ClientAddress next = ClientAddress.parse(text);
            if (next == null) {
                return last;
            }
            last = next;
            if (!trusts(next)) {
                return last;
            }
        }
        return last;
    }

    private boolean trusts(ClientAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address.ip()));
    }
}
