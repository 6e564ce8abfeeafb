package org.ocpp4j.json;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.network.NetworkRange;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Transport;
import org.ocpp4j.json.handshake.PathTemplate;
import org.ocpp4j.json.handshake.RefusedConnection;
import org.ocpp4j.json.internal.tls.TlsParameters;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.Entrance;
import org.ocpp4j.json.spi.EntranceSettings;
import org.ocpp4j.json.spi.WebSocketBinding;

/**
 * The central system's side of OCPP-J (OCPP-J 1.6, section 3): a port to which stations connect with WebSocket.
 *
 * <p>{@code OcppServer.Builder.admission} decides on each handshake; it can read the {@code Authorization} header and
 * may answer later. A refused station receives the HTTP status, and its socket is closed. Refused connections and their
 * reasons are reported to {@link Builder#onRefused}. Of two connections of one identity, the newer stays open.
 *
 * <p>A few threads serve all connections and never block: handlers run on the engine's executor, and listeners and
 * interceptors that the engine calls on these threads must not block. They are not daemon threads: a program keeps
 * running while an endpoint listens. Thread-safe; each object is one endpoint and can be started once.
 */
public final class WebSocketServerTransport implements Transport {
    private final WebSocketBinding binding;
    private final EndpointSettings settings;
    private final EntranceSettings entrance;
    private final AtomicBoolean started = new AtomicBoolean();

    private WebSocketServerTransport(WebSocketBinding binding, EndpointSettings settings, EntranceSettings entrance) {
        this.binding = binding;
        this.settings = settings;
        this.entrance = entrance;
    }

    /**
     * Starts to build an endpoint.
     *
     * @return a builder: {@code ws://127.0.0.1:9220/ocpp}, frames of 1 MiB, 10 s for handshakes, pings every 60 s
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@inheritDoc}
     *
     * @return the endpoint, once the port is bound. The stage fails with {@link java.net.BindException} if it cannot be
     *     bound, for example because another program listens there; with {@link java.net.UnknownHostException} if the
     *     host has no address; with {@link IllegalStateException} if this object was started before
     */
    @Override
    public CompletionStage<Bound> start(Acceptor acceptor) {
        if (!started.compareAndSet(false, true)) {
            return CompletableFuture.failedFuture(new IllegalStateException("This endpoint was started before"));
        }
        return binding.start(settings, new Entrance(entrance, acceptor));
    }

    /** Builds an endpoint; not safe for use by several threads. */
    public static final class Builder {
        private static final Logger LOG = System.getLogger(WebSocketServerTransport.class.getName());

        private WebSocketBinding binding = new JavaWebSocketBinding();
        private String host = "127.0.0.1";
        private int port = 9220;
        private PathTemplate paths = PathTemplate.DEFAULT;
        private boolean lenientSubprotocols;
        private int maxFrameSize = 1 << 20;
        private int maxUnsentBytes = 4 << 20;
        private int maxConnections = 10_000;
        private int maxHandshakes = 256;
        private Duration handshakeDeadline = Duration.ofSeconds(10);
        private @Nullable Duration pingInterval = Duration.ofSeconds(60);
        private Duration pongTimeout = Duration.ofSeconds(20);
        private int ioThreads = Math.min(4, Runtime.getRuntime().availableProcessors());
        private @Nullable Supplier<SSLContext> tls;
        private SSLParameters tlsParameters = new SSLParameters();
        private List<NetworkRange> proxies = List.of();
        private int handshakesPerMinute;
        private Consumer<RefusedConnection> refusals = Builder::log;

        private Builder() {}

        /**
         * Sets the binding, which sends and receives the frames.
         *
         * @param other the default is {@link JavaWebSocketBinding}
         * @return this builder
         */
        public Builder binding(WebSocketBinding other) {
            this.binding = other;
            return this;
        }

        /**
         * Sets the address to listen on.
         *
         * @param name an address of this machine, or a name that has one; {@code 0.0.0.0} for all. The default is
         *     {@code 127.0.0.1}, which other machines cannot reach
         * @return this builder
         */
        public Builder host(String name) {
            this.host = name;
            return this;
        }

        /**
         * Sets the port.
         *
         * @param number the port; 0 for a free port. The default is 9220
         * @return this builder
         */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /**
         * Sets the paths that stations connect to. Use {@link PathTemplate#read} with {@code Handshake.path()} to find
         * the account.
         *
         * @param template the default is {@link PathTemplate#DEFAULT}
         * @return this builder
         */
        public Builder paths(PathTemplate template) {
            this.paths = template;
            return this;
        }

        /**
         * Sets whether stations may connect that misspell the sub-protocol, such as {@code ocpp16}, or offer none. The
         * latter are assumed to speak the engine's most preferred version. The specification forbids this (OCPP-J 1.6,
         * section 3.2), and it is off by default.
         *
         * @param lenient true to accept them
         * @return this builder
         */
        public Builder lenientSubprotocols(boolean lenient) {
            this.lenientSubprotocols = lenient;
            return this;
        }

        /**
         * Sets the longest message; a station that sends a longer one is disconnected with code 1009.
         *
         * @param bytes at least 1; the default is 1 MiB
         * @return this builder
         */
        public Builder maxFrameSize(int bytes) {
            this.maxFrameSize = bytes;
            return this;
        }

        /**
         * Sets how many unsent bytes may wait for a station that reads slowly; beyond that it is disconnected. A single
         * message that is larger is refused: a call fails with {@link org.ocpp4j.core.error.NotRepresentableException},
         * and an answer becomes InternalError.
         *
         * @param bytes more than the longest message that this side sends; the default is 4 MiB
         * @return this builder
         */
        public Builder maxUnsentBytes(int bytes) {
            this.maxUnsentBytes = bytes;
            return this;
        }

        /**
         * Sets how many stations may be connected; others are refused with 429.
         *
         * @param count at least 1; the default is 10,000
         * @return this builder
         */
        public Builder maxConnections(int count) {
            this.maxConnections = count;
            return this;
        }

        /**
         * Sets how many sockets may be open whose handshakes are not complete, besides those of connected stations;
         * more are closed without an answer. With {@link #maxConnections} it bounds the file descriptors of the port.
         *
         * @param count at least 1; the default is 256
         * @return this builder
         */
        public Builder maxHandshakes(int count) {
            this.maxHandshakes = count;
            return this;
        }

        /**
         * Sets how long a peer may take to send its request, and how long the engine may then take to decide on it.
         *
         * @param time positive; the default is 10 s
         * @return this builder
         */
        public Builder handshakeDeadline(Duration time) {
            this.handshakeDeadline = Scheduler.bounded(time);
            return this;
        }

        /**
         * Sends a ping to silent stations, and disconnects stations that stay silent. Anything that a station sends
         * counts, since some stations do not answer pings.
         *
         * @param interval how long a station must have been silent; the default is 60 s
         * @param timeout how long to wait for any message; the default is 20 s
         * @return this builder
         */
        public Builder pings(Duration interval, Duration timeout) {
            this.pingInterval = Scheduler.bounded(interval);
            this.pongTimeout = Scheduler.bounded(timeout);
            return this;
        }

        /**
         * Sends no pings; the connection of a vanished peer then stays open until something is sent to it.
         *
         * @return this builder
         */
        public Builder noPings() {
            this.pingInterval = null;
            return this;
        }

        /**
         * Sets the number of I/O threads.
         *
         * @param count at least 1; the default is one per processor, 4 at most
         * @return this builder
         */
        public Builder ioThreads(int count) {
            this.ioThreads = count;
            return this;
        }

        /**
         * Listens for TLS, 1.2 or 1.3, instead of plain connections.
         *
         * @param context holds the certificate of the central system
         * @return this builder
         */
        public Builder tls(SSLContext context) {
            return tls(() -> context, new SSLParameters());
        }

        /**
         * Listens for TLS, 1.2 or 1.3, instead of plain connections.
         *
         * @param contexts called once per connection, so that a new certificate needs no restart; must not block.
         *     {@link TlsFiles} implements it with PEM files or keystores
         * @param parameters further parameters, such as {@code setNeedClientAuth(true)} for certificates of stations.
         *     If they name no cipher suites, those that OCPP's security whitepaper requires and those of TLS 1.3 are
         *     set. Must not be changed afterwards
         * @return this builder
         * @throws IllegalArgumentException if the parameters admit neither TLS 1.2 nor 1.3
         */
        public Builder tls(Supplier<SSLContext> contexts, SSLParameters parameters) {
            this.tls = contexts;
            this.tlsParameters = TlsParameters.secure(parameters);
            return this;
        }

        /**
         * Sets the trusted proxies: on their connections, {@code Forwarded} (RFC 7239) or {@code X-Forwarded-For} gives
         * the address of the station. By default these headers are ignored.
         *
         * @param addresses addresses or ranges, such as {@code 127.0.0.1}, {@code 10.0.0.0/8}, {@code fd00::/8}
         * @return this builder
         * @throws IllegalArgumentException if one of them is neither an address nor a range; names are not looked up
         */
        public Builder trustedProxies(String... addresses) {
            this.proxies = Arrays.stream(addresses).map(NetworkRange::parse).toList();
            return this;
        }

        /**
         * Limits how many handshakes one address may begin per minute; others are answered with 429. For IPv6, a /64
         * network counts as one address. Note that many stations behind NAT may share an address.
         *
         * @param count at least 1, or 0 for no limit, which is the default
         * @return this builder
         */
        public Builder handshakesPerMinute(int count) {
            this.handshakesPerMinute = count;
            return this;
        }

        /**
         * Sets the listener for connections that did not become a session, including those that the engine refused. By
         * default they are logged as {@code org.ocpp4j.json.WebSocketServerTransport}, level INFO.
         *
         * @param listener called by the I/O threads; must not block
         * @return this builder
         */
        public Builder onRefused(Consumer<RefusedConnection> listener) {
            this.refusals = listener;
            return this;
        }

        /**
         * Builds the transport. It does not listen yet.
         *
         * @return the transport
         * @throws IllegalArgumentException if a number is out of its range, or a time is not positive
         */
        public WebSocketServerTransport build() {
            require(port >= 0 && port <= 65_535, "No such port: " + port);
            require(maxFrameSize >= 1 && maxUnsentBytes >= 1, "Sizes must be positive");
            require(maxConnections >= 1 && ioThreads >= 1, "There must be a connection and a thread at least");
            require(maxHandshakes >= 1, "There must be room for a handshake at least");
            require(isPositive(handshakeDeadline) && isPositive(pongTimeout), "Times must be positive");
            require(pingInterval == null || isPositive(pingInterval), "Times must be positive");
            require(handshakesPerMinute >= 0, "A limit must not be negative");
            EndpointSettings settings = new EndpointSettings(
                    host,
                    port,
                    paths.fixedPart(),
                    maxFrameSize,
                    maxUnsentBytes,
                    (int) Math.min(Integer.MAX_VALUE, (long) maxConnections + maxHandshakes),
                    handshakeDeadline,
                    Optional.ofNullable(pingInterval),
                    pongTimeout,
                    ioThreads,
                    Optional.ofNullable(tls),
                    tlsParameters);
            EntranceSettings entrance = new EntranceSettings(
                    paths,
                    lenientSubprotocols,
                    maxFrameSize,
                    maxConnections,
                    handshakeDeadline,
                    proxies,
                    handshakesPerMinute,
                    refusals);
            return new WebSocketServerTransport(binding, settings, entrance);
        }

        private static boolean isPositive(Duration time) {
            return !time.isNegative() && !time.isZero();
        }

        private static void require(boolean condition, String otherwise) {
            if (!condition) {
                throw new IllegalArgumentException(otherwise);
            }
        }

        private static void log(RefusedConnection refusal) {
            String path = refusal.path().replaceAll("\\p{Cntrl}", "?");
            LOG.log(
                    Logger.Level.INFO,
                    "Refused {0} at \"{1}\" with status {2}: {3}",
                    refusal.remoteAddress(),
                    path,
                    refusal.status(),
                    refusal.reason());
        }
    }
}
