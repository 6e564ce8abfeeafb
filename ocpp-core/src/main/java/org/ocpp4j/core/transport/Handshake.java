package org.ocpp4j.core.transport;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ocpp4j.core.version.OcppVersion;

/**
 * What a peer said when it opened its connection. Immutable.
 *
 * @param identity the identity of the station, percent-decoded
 * @param version the version that both sides agreed on
 * @param remoteAddress where the peer is, as host and port or whatever the transport calls it
 * @param path the path of the request as it came, or empty
 * @param headers the headers of the request, names in lower case
 */
public record Handshake(
        String identity, OcppVersion version, String remoteAddress, String path, Map<String, List<String>> headers) {
    /** Copies the headers. */
    public Handshake {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> List.copyOf(header.getValue()),
                        (first, second) -> first));
    }

    /**
     * The first value of a header.
     *
     * @param name the header's name, in any case
     * @return its value, or empty
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Leaves the headers out, since they hold passwords. */
    @Override
    public String toString() {
        return "Handshake[" + identity + ", OCPP " + version.name() + ", from " + remoteAddress + "]";
    }
}
