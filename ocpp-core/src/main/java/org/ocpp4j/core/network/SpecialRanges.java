package org.ocpp4j.core.network;

import static org.ocpp4j.core.network.AddressUse.BENCHMARKS;
import static org.ocpp4j.core.network.AddressUse.CARRIER;
import static org.ocpp4j.core.network.AddressUse.CLOUD_CREDENTIALS;
import static org.ocpp4j.core.network.AddressUse.DOCUMENTATION;
import static org.ocpp4j.core.network.AddressUse.LINK_LOCAL;
import static org.ocpp4j.core.network.AddressUse.LOOPBACK;
import static org.ocpp4j.core.network.AddressUse.MULTICAST;
import static org.ocpp4j.core.network.AddressUse.PRIVATE;
import static org.ocpp4j.core.network.AddressUse.PROTOCOLS;
import static org.ocpp4j.core.network.AddressUse.PUBLIC;
import static org.ocpp4j.core.network.AddressUse.RELAY;
import static org.ocpp4j.core.network.AddressUse.RESERVED;
import static org.ocpp4j.core.network.AddressUse.THIS_MACHINE;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ocpp4j.core.network.AddressVerdict.JudgedAddress;

/**
 * The purposes of addresses. The list follows the registries of special-purpose addresses (RFC 6890 and IANA's lists of
 * IPv4 and IPv6); for IPv6, only {@code 2000::/3} is public.
 */
final class SpecialRanges {
    /** IPv6 that represents IPv4: NAT64 (RFC 6052) and 6to4 (RFC 3056). */
    private static final NetworkRange NAT64 = NetworkRange.parse("64:ff9b::/96");

    private static final NetworkRange SIX_TO_FOUR = NetworkRange.parse("2002::/16");

    private record Entry(NetworkRange range, AddressUse use) {
        static Entry of(String text, AddressUse use) {
            return new Entry(NetworkRange.parse(text), use);
        }
    }

    /** The first one that contains an address counts. */
    private static final List<Entry> ENTRIES = List.of(
            Entry.of("100.100.100.200/32", CLOUD_CREDENTIALS),
            Entry.of("fd00:ec2::254/128", CLOUD_CREDENTIALS),
            Entry.of("0.0.0.0/8", THIS_MACHINE),
            Entry.of("127.0.0.0/8", LOOPBACK),
            Entry.of("169.254.0.0/16", LINK_LOCAL),
            Entry.of("192.0.0.0/24", PROTOCOLS),
            Entry.of("192.0.2.0/24", DOCUMENTATION),
            Entry.of("192.88.99.0/24", RELAY),
            Entry.of("198.18.0.0/15", BENCHMARKS),
            Entry.of("198.51.100.0/24", DOCUMENTATION),
            Entry.of("203.0.113.0/24", DOCUMENTATION),
            Entry.of("224.0.0.0/4", MULTICAST),
            Entry.of("240.0.0.0/4", RESERVED),
            Entry.of("10.0.0.0/8", PRIVATE),
            Entry.of("172.16.0.0/12", PRIVATE),
            Entry.of("192.168.0.0/16", PRIVATE),
            Entry.of("100.64.0.0/10", CARRIER),
            Entry.of("0.0.0.0/0", PUBLIC),
            Entry.of("::/128", THIS_MACHINE),
            Entry.of("::1/128", LOOPBACK),
            Entry.of("fe80::/10", LINK_LOCAL),
            Entry.of("ff00::/8", MULTICAST),
            Entry.of("fc00::/7", PRIVATE),
            Entry.of("2001::/23", PROTOCOLS),
            Entry.of("2001:db8::/32", DOCUMENTATION),
            Entry.of("3fff::/20", DOCUMENTATION),
            Entry.of("2000::/3", PUBLIC),
            Entry.of("::/0", RESERVED));

    private SpecialRanges() {}

    /** The purpose of an address; IPv6 that represents IPv4 has the purpose of the IPv4 address. */
    static JudgedAddress judge(InetAddress address) {
        InetAddress meant = embedded(address).orElse(address);
        Entry found = ENTRIES.stream()
                .filter(entry -> entry.range().contains(meant))
                .findFirst()
                .orElseThrow();
        return new JudgedAddress(address, found.range(), found.use());
    }

    private static Optional<InetAddress> embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (NAT64.contains(address)) {
            return Optional.of(IpLiteral.address(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return SIX_TO_FOUR.contains(address)
                ? Optional.of(IpLiteral.address(Arrays.copyOfRange(bytes, 2, 6)))
                : Optional.empty();
    }
}
