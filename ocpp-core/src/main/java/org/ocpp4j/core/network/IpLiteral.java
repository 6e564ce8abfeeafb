package org.ocpp4j.core.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads addresses from text without a name service, which {@code InetAddress.getByName} might use. Stateless. */
public final class IpLiteral {
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*"); // of texts with a colon
    private static final int LONGEST = 45;

    private IpLiteral() {}

    /**
     * Reads an address.
     *
     * @param text four decimal numbers, or IPv6 without brackets and zone
     * @return the address, or null if the text is not an address; an IPv4 address for an IPv6 address that represents
     *     one
     */
    public static @Nullable InetAddress parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher v4 = V4.matcher(text);
        if (v4.matches()) {
            return v4(v4);
        }
        if (text.indexOf(':') < 0 || !V6.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text); // with a colon it is never looked up as a name
        } catch (UnknownHostException malformed) {
            return null;
        }
    }

    private static @Nullable InetAddress v4(Matcher numbers) {
        byte[] bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            String text = numbers.group(i + 1);
            int number = Integer.parseInt(text);
            if (number > 255 || (text.length() > 1 && text.charAt(0) == '0')) { // a zero may mean octal
                return null;
            }
            bytes[i] = (byte) number;
        }
        return address(bytes);
    }

    /**
     * Converts an IPv6 address that represents an IPv4 address (RFC 4291, section 2.5.5.2) to the latter.
     *
     * @param address any address
     * @return the same address without a zone
     */
    public static InetAddress plain(InetAddress address) {
        return address(address.getAddress()); // this also removes the zone
    }

    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
