package org.ocpp4j.json.spi;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parts of the head of an HTTP request (RFC 9112) that an opening handshake needs. */
final class RequestHead {
    private static final int MOST_HEADERS = 100;

    private RequestHead() {}

    /** The number of bytes up to and including the empty line that ends a head, or -1 if it has not arrived yet. */
    static int lengthOfHead(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                int next = i + 1 < length && bytes[i + 1] == '\r' ? i + 2 : i + 1;
                if (next < length && bytes[next] == '\n') {
                    return next + 1;
                }
            }
        }
        return -1;
    }

    /**
     * Reads a head.
     *
     * @throws IllegalArgumentException if it is malformed; the message gives the reason
     */
    static OpeningRequest parse(byte[] bytes, int length, InetSocketAddress peer, List<X509Certificate> certificates) {
        List<String> lines = new String(bytes, 0, length, StandardCharsets.UTF_8)
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .toList();
        String[] first = lines.isEmpty() ? new String[0] : lines.get(0).split(" ", -1);
        if (first.length != 3 || !first[2].startsWith("HTTP/1.")) {
            throw new IllegalArgumentException("The first line is no request line of HTTP/1.1");
        }
        if (first[1].indexOf('\uFFFD') >= 0) {
            throw new IllegalArgumentException("The path is not UTF-8");
        }
        if (lines.size() > MOST_HEADERS) {
            throw new IllegalArgumentException("More than " + MOST_HEADERS + " headers");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon < 1 || line.charAt(colon - 1) == ' ' || line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                throw new IllegalArgumentException("A header is malformed");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, absent -> new ArrayList<>(1))
                    .add(line.substring(colon + 1).strip());
        }
        return new OpeningRequest(first[0], pathOf(first[1]), first[2], headers, peer, certificates);
    }

    /** Some proxies send the absolute form (RFC 9112, section 3.2.2). */
    private static String pathOf(String target) {
        int scheme = target.indexOf("://");
        if (target.startsWith("/") || scheme < 0) {
            return target;
        }
        int path = target.indexOf('/', scheme + 3);
        return path < 0 ? "/" : target.substring(path);
    }
}
