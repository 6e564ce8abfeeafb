package org.ocpp4j.json;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address, or those that begin with the same bits. Immutable.
 *
 * @param first an address of the range
 * @param bits how many bits all of them share
 */
record AddressRange(InetAddress first, int bits) {

    /**
     * Reads a range.
     *
     * @param text for example {@code 10.0.0.0/8}, {@code ::1} or {@code fd00::/8}
     * @throws IllegalArgumentException if it is none; names are none
     */
    static AddressRange parse(String text) {
        String stripped = text.strip();
        int slash = stripped.indexOf('/');
        String literal = slash < 0 ? stripped : stripped.substring(0, slash);
        InetAddress address = IpLiteral.parse(literal);
        Integer bits = address == null ? null : bits(address, literal, slash < 0 ? "" : stripped.substring(slash));
        if (address == null || bits == null) {
            throw new IllegalArgumentException("Neither an address nor a range such as 10.0.0.0/8: " + text);
        }
        return new AddressRange(address, bits);
    }

    private static @Nullable Integer bits(InetAddress address, String literal, String suffix) {
        int all = address.getAddress().length * 8;
        if (suffix.isEmpty()) {
            return all;
        }
        if (!suffix.matches("/[0-9]{1,3}")) {
            return null;
        }
        boolean mapped = all == 32 && literal.indexOf(':') >= 0; // ::ffff:10.0.0.0/104 is 10.0.0.0/8
        int bits = Integer.parseInt(suffix.substring(1)) - (mapped ? 96 : 0);
        return bits < 0 || bits > all ? null : bits;
    }

    /** Whether an address, which is not IPv6 that stands for IPv4, is in this range. */
    boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }
}
