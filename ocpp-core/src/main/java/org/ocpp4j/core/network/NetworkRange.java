package org.ocpp4j.core.network;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses that start with the same bits (RFC 4632). Immutable.
 *
 * @param first the first address of the range: all bits that the others do not share are 0
 * @param bits how many bits all addresses share: 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record NetworkRange(InetAddress first, int bits) {
    /**
     * Creates a range from any of its addresses.
     *
     * @throws IllegalArgumentException if an address does not have that many bits
     */
    public NetworkRange {
        byte[] bytes = first.getAddress();
        if (bits < 0 || bits > bytes.length * 8) {
            throw new IllegalArgumentException("No address has " + bits + " bits such as " + first.getHostAddress());
        }
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] &= (byte) mask(bits - i * 8);
        }
        first = IpLiteral.address(bytes);
    }

    /**
     * Reads a range. Names are not looked up.
     *
     * @param text such as {@code 10.0.0.0/8}, {@code ::1} or {@code fd00::/8}; without a length it is one address
     * @return the range; for IPv6 that represents IPv4, such as {@code ::ffff:10.0.0.0/104}, the range of IPv4
     * @throws IllegalArgumentException if the text is neither an address nor a range
     */
    public static NetworkRange parse(String text) {
        String stripped = text.strip();
        int slash = stripped.indexOf('/');
        String literal = slash < 0 ? stripped : stripped.substring(0, slash);
        InetAddress address = IpLiteral.parse(literal);
        Integer bits = address == null ? null : bits(address, literal, slash < 0 ? "" : stripped.substring(slash));
        if (address == null || bits == null) {
            throw new IllegalArgumentException("Neither an address nor a range such as 10.0.0.0/8: " + text);
        }
        return new NetworkRange(address, bits);
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

    /**
     * Whether an address lies in this range.
     *
     * @param address any address; IPv6 that represents IPv4 is treated as IPv4
     * @return true if it does; false if one is IPv4 and the other IPv6
     */
    public boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = IpLiteral.plain(address).getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int i = 0; i * 8 < bits; i++) {
            if (((ours[i] ^ theirs[i]) & mask(bits - i * 8)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The mask for the first bits of a byte. */
    private static int mask(int bits) {
        return bits >= 8 ? 0xff : bits <= 0 ? 0 : 0xff << (8 - bits) & 0xff;
    }

    /** As it is written in settings, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
    @Override
    public String toString() {
        return shortest(first.getHostAddress()) + "/" + bits;
    }

    /** Replaces the longest run of zeros by two colons (RFC 5952, section 4.2). */
    private static String shortest(String address) {
        String padded = ":" + address + ":";
        for (int zeros = address.indexOf(':') < 0 ? 0 : 8; zeros >= 2; zeros--) {
            String run = ":" + "0:".repeat(zeros);
            int start = padded.indexOf(run);
            if (start >= 0) {
                String before = padded.substring(Math.min(1, start), start);
                String after = padded.substring(start + run.length());
                return before + "::" + (after.isEmpty() ? "" : after.substring(0, after.length() - 1));
            }
        }
        return address;
    }
}
