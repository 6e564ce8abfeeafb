package org.ocpp4j.soap;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be said of the address of a callback without looking its host up. */
final class CallbackAddress {
    private static final int LONGEST_SHOWN = 200;
    private static final Pattern IN_NUMBERS = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
    private static final String NUMBER = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])"; // a zero before means octal
    private static final Pattern IPV4 = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");

    private CallbackAddress() {}

    /** Why it must not be called, whatever the policy; the sentence names the address and the rule. */
    static Optional<String> flaw(URI address) {
        String flaw = flawOrNull(address);
        return flaw == null
                ? Optional.empty()
                : Optional.of(shown(address) + " must not be called: " + flaw + "; no setting admits it");
    }

    private static @Nullable String flawOrNull(URI address) {
        String scheme = address.getScheme();
        if (scheme == null || !scheme.toLowerCase(Locale.ROOT).matches("https?")) {
            return "it is neither http nor https";
        }
        if (String.valueOf(address.getRawAuthority()).contains("@")) {
            return "it has a user name";
        }
        if (address.getRawFragment() != null) {
            return "it has a fragment";
        }
        if (address.getHost() == null || host(address).isEmpty()) {
            return "it has no host that can be read";
        }
        int port = address.getPort();
        if (port == 0 || port > 65_535 || (port < 0 && address.getRawAuthority().endsWith(":"))) {
            return "its port is not from 1 to 65535";
        }
        return hostFlaw(address.getHost().toLowerCase(Locale.ROOT));
    }

    private static @Nullable String hostFlaw(String host) {
        if (host.startsWith("[")) {
            return host.indexOf('%') >= 0 ? "its host has a zone" : null; // the rest was checked by URI
        }
        boolean numbers =
                IN_NUMBERS.matcher(host.endsWith(".") ? without(host) : host).matches();
        return numbers && !IPV4.matcher(host).matches()
                ? "its host is a number, but not four decimal ones such as 192.0.2.1"
                : null;
    }

    /** The host of an address that has one: in lower case, without a dot at its end. */
    static String host(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? without(host) : host;
    }

    private static String without(String host) {
        return host.substring(0, host.length() - 1);
    }

    /** For the log: not too long, without path and passwords. */
    static String shown(URI address) {
        String authority = String.valueOf(address.getRawAuthority());
        String shown = address.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1);
        return shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "..." : shown;
    }
}
