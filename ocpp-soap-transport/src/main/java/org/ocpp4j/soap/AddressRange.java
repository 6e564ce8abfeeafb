package org.ocpp4j.soap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses that begin with the same bits. Immutable. The list follows the registries of special-purpose addresses (RFC
 * 6890 and IANA's lists of IPv4 and IPv6); of IPv6, only {@code 2000::/3} is in use as public.
 *
 * @param text such as {@code 10.0.0.0/8}
 * @param kind what the addresses are for
 * @param what the same in words, after "is"
 * @param first the first address
 * @param bits how many bits are the same
 */
record AddressRange(String text, AddressKind kind, String what, InetAddress first, int bits) {
    /** IPv6 that stands for IPv4: 64:ff9b::/96 (NAT64, RFC 6052), and 2002::/16 (6to4, RFC 3056). */
    private static final AddressRange NAT64 = special("64:ff9b::/96", "a NAT64 address");

    private static final AddressRange SIX_TO_FOUR = special("2002::/16", "a 6to4 address");

    /** The first one that fits counts. */
    private static final List<AddressRange> RANGES = List.of(
            special("100.100.100.200/32", "where a cloud tells its machines their credentials"),
            special("fd00:ec2::254/128", "where a cloud tells its machines their credentials"),
            special("0.0.0.0/8", "an address of this machine"),
            special("127.0.0.0/8", "a loopback address"),
            special("169.254.0.0/16", "a link-local address"),
            special("192.0.0.0/24", "reserved for protocols"),
            special("192.0.2.0/24", "reserved for documentation"),
            special("192.88.99.0/24", "reserved for 6to4 relays"),
            special("198.18.0.0/15", "reserved for benchmarks"),
            special("198.51.100.0/24", "reserved for documentation"),
            special("203.0.113.0/24", "reserved for documentation"),
            special("224.0.0.0/4", "a multicast address"),
            special("240.0.0.0/4", "reserved"),
            of("10.0.0.0/8", AddressKind.PRIVATE, "a private address"),
            of("172.16.0.0/12", AddressKind.PRIVATE, "a private address"),
            of("192.168.0.0/16", AddressKind.PRIVATE, "a private address"),
            of("100.64.0.0/10", AddressKind.PRIVATE, "a private address of a carrier"),
            of("0.0.0.0/0", AddressKind.PUBLIC, "a public address"),
            special("::/128", "an address of this machine"),
            special("::1/128", "a loopback address"),
            special("fe80::/10", "a link-local address"),
            special("ff00::/8", "a multicast address"),
            of("fc00::/7", AddressKind.PRIVATE, "a private address"),
            special("2001::/23", "reserved for protocols"),
            special("2001:db8::/32", "reserved for documentation"),
            special("3fff::/20", "reserved for documentation"),
            of("2000::/3", AddressKind.PUBLIC, "a public address"),
            special("::/0", "reserved"));

    /** The range that says what an address is for; of IPv6 that stands for IPv4, the one of the IPv4 address. */
    static AddressRange of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (NAT64.contains(bytes)) {
            return of(address(Arrays.copyOfRange(bytes, 12, 16)));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return of(address(Arrays.copyOfRange(bytes, 2, 6)));
        }
        return RANGES.stream()
                .filter(range -> range.contains(bytes))
                .findFirst()
                .orElseThrow();
    }

    private static AddressRange special(String text, String what) {
        return of(text, AddressKind.SPECIAL, what);
    }

    private static AddressRange of(String text, AddressKind kind, String what) {
        String[] parts = text.split("/", 2);
        try {
            InetAddress first = InetAddress.getByName(parts[0]); // in numbers: nothing is looked up
            return new AddressRange(text, kind, what, first, Integer.parseInt(parts[1]));
        } catch (UnknownHostException mistyped) {
            throw new IllegalArgumentException(text, mistyped);
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes); // mapped IPv6 becomes IPv4
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private boolean contains(byte[] address) {
        byte[] ours = first.getAddress();
        if (ours.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (((ours[bit / 8] ^ address[bit / 8]) & (0x80 >> bit % 8)) != 0) {
                return false;
            }
        }
        return true;
    }
}
