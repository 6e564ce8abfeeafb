package org.ocpp4j.emulator.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The address of a central system in CentralSystemURL: with the identity at its end, or without. */
public final class CentralSystemAddress {
    static final String EXPECTED =
            "an address like ws://host:9220/ocpp or wss://..., without user, query and fragment; with the identity at its"
                    + " end or without";

    private CentralSystemAddress() {}

    /**
     * The address without the identity, which the station adds itself.
     *
     * @param value the value of CentralSystemURL, which must be one that {@link ValueRule#CENTRAL_SYSTEM} admits
     * @param identity the identity of the station
     * @return the address, without a slash at its end
     */
    public static URI without(String value, String identity) {
        String plain = trimmed(value);
        int end = plain.lastIndexOf('/');
        boolean named = URI.create(plain).getRawPath().length() > 1
                && decoded(plain.substring(end + 1)).equals(identity);
        return URI.create(named ? trimmed(plain.substring(0, end)) : plain);
    }

    static boolean isAddress(String value) {
        try {
            URI uri = new URI(trimmed(value));
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("ws") || scheme.equals("wss"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    private static String trimmed(String value) {
        return value.endsWith("/") ? trimmed(value.substring(0, value.length() - 1)) : value;
    }

    private static String decoded(String segment) {
        try {
            // In a path, a plus is a plus.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return segment;
        }
    }
}
