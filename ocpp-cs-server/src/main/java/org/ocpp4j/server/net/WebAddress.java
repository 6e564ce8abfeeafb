package org.ocpp4j.server.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Which addresses keys may come from. */
public final class WebAddress {
    private WebAddress() {}

    /**
     * Whether answers from an address are safe from changes on the way: https, or this machine. Names are not looked
     * up.
     *
     * @param text perhaps a URL
     * @return true for https, and for http to {@code localhost}, 127.0.0.0/8 and ::1; never with a password or a fragment
     */
    public static boolean isSafe(String text) {
        try {
            URI address = new URI(text);
            String host = address.getHost();
            if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
                return false;
            }
            return switch (String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT)) {
                case "https" -> true;
                case "http" -> isThisMachine(host.toLowerCase(Locale.ROOT));
                default -> false;
            };
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
