package org.ocpp4j.json.spi;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * The settings of an endpoint for its binding. Immutable; created by {@link
 * org.ocpp4j.json.WebSocketServerTransport.Builder}, which explains each of them.
 *
 * @param host the address to listen on
 * @param port the port; 0 for a free port
 * @param prefix the prefix of stations' paths: empty, or with a slash at its start and none at its end
 * @param maxFrameSize the longest message, in bytes; close with 1009 beyond it
 * @param maxUnsentBytes how many unsent bytes may wait for a peer that reads slowly; end the connection beyond it
 * @param maxSockets how many sockets may be open, including those that are not sessions yet
 * @param handshakeDeadline how long a peer may take to send its request
 * @param pingInterval how long a station must have been silent before a ping is sent; empty for no pings
 * @param pongTimeout how long to wait for any message after a ping
 * @param ioThreads the number of I/O threads
 * @param tls called for a context once per connection; empty for plain connections
 * @param tlsParameters versions, cipher suites, client certificates
 */
public record EndpointSettings(
        String host,
        int port,
        String prefix,
        int maxFrameSize,
        int maxUnsentBytes,
        int maxSockets,
        Duration handshakeDeadline,
        Optional<Duration> pingInterval,
        Duration pongTimeout,
        int ioThreads,
        Optional<Supplier<SSLContext>> tls,
        SSLParameters tlsParameters) {

    /**
     * The address to announce.
     *
     * @param bound the address of the listening socket
     * @return the address that stations connect to, without their identity
     */
    public URI address(InetSocketAddress bound) {
        try {
            return new URI(tls.isPresent() ? "wss" : "ws", null, host, bound.getPort(), prefix, null, null);
        } catch (URISyntaxException noHost) {
            throw new IllegalStateException(noHost);
        }
    }

    /**
     * Creates the TLS engine of a connection.
     *
     * @return an engine for the server's side, with the parameters set
     * @throws java.util.NoSuchElementException if this endpoint does not use TLS
     */
    public SSLEngine newTlsEngine() {
        SSLEngine engine = tls.orElseThrow().get().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(tlsParameters);
        return engine;
    }

    /**
     * The interval at which deadlines are checked: short enough for each of them, and long enough to cost little.
     *
     * @return 10 to 500 ms
     */
    public Duration tick() {
        long millis = Stream.of(
                        handshakeDeadline, pongTimeout, pingInterval.orElse(pongTimeout), StationWebSocket.PATIENCE)
                .mapToLong(Duration::toMillis)
                .map(shortest -> Math.max(10, Math.min(500, shortest / 4)))
                .min()
                .orElse(500);
        return Duration.ofMillis(millis);
    }
}
