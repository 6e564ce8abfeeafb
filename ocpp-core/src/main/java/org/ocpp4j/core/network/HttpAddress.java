package org.ocpp4j.core.network;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.network.AddressVerdict.Refused;
import org.ocpp4j.core.network.AddressVerdict.Rule;

/** Checks an HTTP address without looking up its host. */
final class HttpAddress {
    private static final int LONGEST_SHOWN = 200;
    private static final Pattern IN_NUMBERS = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
    private static final String NUMBER = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])"; // leading 0 means octal
    private static final Pattern IPV4 = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");

    private HttpAddress() {}

    /** The rule that an address breaks under every policy. */
    static Optional<Refused> flaw(URI address) {
        return Optional.ofNullable(flawOrNull(address))
                .map(rule -> new Refused(shown(address), rule, Optional.empty()));
    }

    private static @Nullable Rule flawOrNull(URI address) {
        String scheme = address.getScheme();
        if (scheme == null || !scheme.toLowerCase(Locale.ROOT).matches("https?")) {
            return Rule.SCHEME;
        }
        if (String.valueOf(address.getRawAuthority()).contains("@")) {
            return Rule.USER;
        }
        if (address.getRawFragment() != null) {
            return Rule.FRAGMENT;
        }
        if (address.getHost() == null || host(address).isEmpty()) {
            return Rule.NO_HOST;
        }
        int port = address.getPort();
        if (port == 0 || port > 65_535 || (port < 0 && address.getRawAuthority().endsWith(":"))) {
            return Rule.PORT;
        }
        return hostFlaw(address.getHost().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Rule hostFlaw(String host) {
        if (host.startsWith("[")) {
            return host.indexOf('%') >= 0 ? Rule.ZONE : null; // the rest was checked by URI
        }
        boolean numbers =
                IN_NUMBERS.matcher(host.endsWith(".") ? without(host) : host).matches();
        return numbers && !IPV4.matcher(host).matches() ? Rule.NUMBER : null;
    }

    /** The host of an address that has one, in lower case, without a dot at its end. */
    static String host(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? without(host) : host;
    }

    private static String without(String host) {
        return host.substring(0, host.length() - 1);
    }

    /** The address for the log: shortened, without path and passwords. */
    static String shown(URI address) {
        String authority = String.valueOf(address.getRawAuthority());
        String shown = address.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1);
        return shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "..." : shown;
    }
}
