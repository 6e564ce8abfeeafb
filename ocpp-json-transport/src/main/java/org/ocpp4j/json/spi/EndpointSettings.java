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
 * What a binding is told of the endpoint it listens for. Immutable; made by {@link org.ocpp4j.json.WebSocketServerTransport.Builder},
 * where everything is explained.
 *
 * @param host where to listen
 * @param port the port; 0 for one that is free
 * @param prefix what stations' paths begin with: empty, or with a slash at its beginning and none at its end
 * @param maxFrameSize the longest message, in bytes; close with 1009 beyond it
 * @param maxUnsentBytes how much may wait for a peer that reads slowly; end the connection beyond it
 * @param maxSockets how many sockets may be open, those included that are no sessions yet
 * @param handshakeDeadline how long a peer may take to send its request
 * @param pingInterval how long a station must have been silent to be sent a ping; empty for no pings
 * @param pongTimeout how long to wait for a sign of life after a ping
 * @param ioThreads how many threads move bytes
 * @param tls asked for a context once per connection; empty for plain connections
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
     * @param bound where the socket listens
     * @return where stations connect to, without their identity
     */
    public URI address(InetSocketAddress bound) {
        try {
            return new URI(tls.isPresent() ? "wss" : "ws", null, host, bound.getPort(), prefix, null, null);
        } catch (URISyntaxException noHost) {
            throw new IllegalStateException(noHost);
        }
    }

    /**
     * TLS for one more connection.
     *
     * @return an engine for the server's side, with the parameters set
     * @throws java.util.NoSuchElementException if this endpoint has no TLS
     */
    public SSLEngine newTlsEngine() {
        SSLEngine engine = tls.orElseThrow().get().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(tlsParameters);
        return engine;
    }

    /**
     * How often to look whether a deadline has passed: fine enough for each of them, and coarse enough to cost nothing.
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
