package org.ocpp4j.core.transport;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ocpp4j.core.version.OcppVersion;

/**
 * The data that a peer sent when it opened its connection. Immutable.
 *
 * @param identity the identity of the station, percent-decoded
 * @param version the version that both sides agreed on
 * @param remoteAddress the address of the peer, as host and port or in another form of the transport; behind a trusted
 *     proxy, the address that the proxy reports
 * @param path the path of the request as received, or empty
 * @param headers the headers of the request, names in lower case
 * @param account the customer that the path names besides the station, percent-decoded, if paths contain one
 * @param certificates the verified certificates of the peer from the TLS handshake, its own certificate first; empty if
 *     it sent none
 * @param protocol the protocol below OCPP that the peer uses
 */
public record Handshake(
        String identity,
        OcppVersion version,
        String remoteAddress,
        String path,
        Map<String, List<String>> headers,
        Optional<String> account,
        List<X509Certificate> certificates,
        Protocol protocol) {
    /** The protocol that carries the messages of OCPP. */
    public enum Protocol {
        /** OCPP-J: JSON over WebSocket. */
        JSON,
        /** OCPP-S: SOAP over HTTP; the session has no permanent connection. */
        SOAP
    }

    private static final Set<String> FORGOTTEN = Set.of("authorization", "cookie", "connection", "upgrade");

    /** Copies the headers and the certificates. */
    public Handshake {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> List.copyOf(header.getValue()),
                        (first, second) -> first));
        certificates = List.copyOf(certificates);
    }

    /**
     * A handshake of OCPP-J with neither an account nor certificates.
     *
     * @param identity the identity of the station, percent-decoded
     * @param version the version that both sides agreed on
     * @param remoteAddress where the peer is
     * @param path the path of the request as received, or empty
     * @param headers the headers of the request
     */
    public Handshake(
            String identity,
            OcppVersion version,
            String remoteAddress,
            String path,
            Map<String, List<String>> headers) {
        this(identity, version, remoteAddress, path, headers, Optional.empty(), List.of(), Protocol.JSON);
    }

    /**
     * The handshake as a session keeps it: without credentials, which must not stay in memory while a station is
     * connected, and without the headers that only the opening handshake needs.
     *
     * @return a copy without {@code Authorization}, {@code Cookie}, {@code Connection}, {@code Upgrade} and {@code
     *     Sec-WebSocket-*}
     */
    public Handshake remembered() {
        Map<String, List<String>> kept = headers.entrySet().stream()
                .filter(header -> !FORGOTTEN.contains(header.getKey()))
                .filter(header -> !header.getKey().startsWith("sec-websocket-"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Handshake(identity, version, remoteAddress, path, kept, account, certificates, protocol);
    }

    /**
     * The same handshake with another version.
     *
     * @param other the version
     * @return a copy
     */
    public Handshake withVersion(OcppVersion other) {
        return other.equals(version)
                ? this
                : new Handshake(identity, other, remoteAddress, path, headers, account, certificates, protocol);
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

    /**
     * User and password of basic authentication (OCPP-J 1.6, section 6.2.2).
     *
     * @return the credentials, or empty if the header is missing or malformed
     */
    public Optional<BasicCredentials> credentials() {
        return header("authorization").flatMap(BasicCredentials::parse);
    }

    /** Omits the headers, since they contain passwords. */
    @Override
    public String toString() {
        return "Handshake[" + identity + ", OCPP " + version.name() + ", from " + remoteAddress + "]";
    }
}
