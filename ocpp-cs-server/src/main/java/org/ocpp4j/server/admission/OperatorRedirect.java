package org.ocpp4j.server.admission;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ocpp4j.server.net.ReachableAddress;
import org.ocpp4j.server.rest.OperatorDoorSettings;
import org.ocpp4j.soap.SoapRequest;
import org.ocpp4j.soap.SoapResponse;

/**
 * Redirects requests for the pages, the documentation or the API from the stations' door to the operators' door, with
 * 307, so that method and body are kept. Immutable.
 */
public final class OperatorRedirect {
    /** No redirect. */
    public static final OperatorRedirect OFF = new OperatorRedirect(false, Optional.empty(), "http", 0);

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]+)?");
    private static final List<String> WITH_ALL_BELOW = List.of("/docs", "/api");

    private final boolean on;
    private final Optional<String> address;
    private final String scheme;
    private final int port;

    private OperatorRedirect(boolean on, Optional<String> address, String scheme, int port) {
        this.on = on;
        this.address = address;
        this.scheme = scheme;
        this.port = port;
    }

    /**
     * The redirect for the settings of both doors. It is off if the settings turn it off, or if the operators' door is
     * on loopback without a public URL while the stations' door is reachable from other machines: the caller could not
     * follow.
     *
     * @param stations the stations' door
     * @param operators the operators' door
     * @param port the actual port of the operators' door
     * @return the redirect. May look up the names of both hosts
     */
    public static OperatorRedirect of(StationDoorSettings stations, OperatorDoorSettings operators, int port) {
        if (!stations.redirects()) {
            return OFF;
        }
        if (!operators.publicUrl().isEmpty()) {
            String url = operators.publicUrl();
            return new OperatorRedirect(
                    true, Optional.of(url.endsWith("/") ? url.substring(0, url.length() - 1) : url), "", port);
        }
        String scheme = operators.tls().isOn() ? "https" : "http";
        if (ReachableAddress.isWildcard(operators.host())) {
            return new OperatorRedirect(true, Optional.empty(), scheme, port);
        }
        return isLoopback(operators.host()) && !isLoopback(stations.host())
                ? OFF
                : new OperatorRedirect(
                        true,
                        Optional.of(ReachableAddress.of(scheme, operators.host(), port, "")
                                .toString()),
                        scheme,
                        port);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Whether a path belongs to the operators' door. */
    boolean serves(String path) {
        return on
                && (path.equals("/")
                        || WITH_ALL_BELOW.stream()
                                .anyMatch(served -> path.equals(served) || path.startsWith(served + "/")));
    }

    /** The address to redirect to. */
    SoapResponse answer(SoapRequest request) {
        String base = address.orElseGet(() -> sameHost(request));
        String location = base + request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
        return new SoapResponse(307, Map.of("location", location), new byte[0]);
    }

    /** The operators' door listens on all addresses, so also on the requested host. */
    private String sameHost(SoapRequest request) {
        String host = request.header("host").orElse("");
        return HOST.matcher(host).matches()
                ? scheme + "://" + host.replaceFirst(":[0-9]+$", "") + ":" + port
                : ReachableAddress.of(scheme, "0.0.0.0", port, "").toString();
    }
}
