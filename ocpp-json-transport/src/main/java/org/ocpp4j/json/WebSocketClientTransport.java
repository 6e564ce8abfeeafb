package org.ocpp4j.json;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.json.internal.client.ClientConnection;
import org.ocpp4j.json.internal.client.ClientListener;
import org.ocpp4j.json.internal.client.ClientSettings;
import org.ocpp4j.json.internal.frame.FrameCodecs;
import org.ocpp4j.json.internal.tls.TlsParameters;

/**
 * The station's side of OCPP-J (OCPP-J 1.6, section 3): connects to a central system with the JDK's WebSocket client.
 *
 * <p>Thread-safe. One object serves any number of stations, with one selector thread and at most as many other threads
 * as processors, but at least two. All are daemon threads, and none belongs to a single station. Create one object for
 * all stations that share an endpoint, not one per station; its threads end some time after it becomes unreachable.
 * Listeners and interceptors that the engine calls here must not block. With TLS, the certificate of the central system
 * and its host name are verified. The JDK sends messages of more than 16 KiB in fragments, which every WebSocket server
 * must accept (RFC 6455, section 5.4).
 */
public final class WebSocketClientTransport implements ClientTransport {
    private static final int PROXY_AUTHENTICATION = 407;

    private final ClientSettings settings;
    private final HttpClient http;
    private final @Nullable String proxyAuthorization;

    private WebSocketClientTransport(ClientSettings settings, HttpClient http, @Nullable String proxyAuthorization) {
        this.settings = settings;
        this.http = http;
        this.proxyAuthorization = proxyAuthorization;
    }

    /**
     * Starts to build a transport.
     *
     * @param endpoint the address of the central system, {@code ws} or {@code wss}, without the identity; for example
     *     {@code ws://central.example.com:9220/ocpp}
     * @return a builder: no password, 10 s to connect, pings every 60 s, messages of 1 Mi characters
     * @throws IllegalArgumentException if the endpoint is not an absolute address with one of these schemes
     */
    public static Builder builder(URI endpoint) {
        return new Builder(endpoint);
    }

    /**
     * {@inheritDoc}
     *
     * @return completed when the connection is open. The stage fails with {@link ConnectionRefusedException} if the
     *     central system or a proxy refuses it (status 407 if the proxy requires other credentials); with an {@link
     *     IOException} if it cannot be reached, a {@link java.net.http.HttpTimeoutException} if it does not answer in
     *     time
     */
    @Override
    public CompletionStage<Void> connect(String identity, Acceptor acceptor) {
        try {
            return open(identity, settings.address(identity), acceptor);
        } catch (RuntimeException impossible) {
            return CompletableFuture.failedFuture(impossible);
        }
    }

    private CompletionStage<Void> open(String identity, URI address, Acceptor acceptor) {
        List<String> names =
                acceptor.versions().stream().map(OcppVersion::subprotocol).toList();
        ClientListener listener = new ClientListener(settings.maxFrameSize());
        WebSocket.Builder opening = http.newWebSocketBuilder()
                .connectTimeout(settings.connectTimeout())
                .subprotocols(names.get(0), names.subList(1, names.size()).toArray(String[]::new));
        settings.authorization(identity).ifPresent(credentials -> opening.header("Authorization", credentials));
        if (proxyAuthorization != null) {
            opening.header("Proxy-Authorization", proxyAuthorization); // the JDK sends it to proxies only
        }
        return opening.buildAsync(address, listener)
                .exceptionally(failure -> {
                    throw new CompletionException(explained(failure, address));
                })
                .thenAccept(socket -> begin(identity, address, acceptor, socket, listener));
    }

    private void begin(String identity, URI address, Acceptor acceptor, WebSocket socket, ClientListener listener) {
        OcppVersion version = acceptor.choose(List.of(socket.getSubprotocol())).orElse(null);
        if (version == null) {
            socket.abort();
            throw new ConnectionRefusedException(101, address + " speaks none of the versions that were offered");
        }
        ClientConnection connection = new ClientConnection(settings, socket);
        try {
            connection.open(
                    acceptor,
                    new Handshake(identity, version, address.getRawAuthority(), address.getRawPath(), Map.of()));
        } catch (RuntimeException failed) {
            socket.abort();
            throw failed;
        }
        listener.attach(connection, socket);
    }

    private static Throwable explained(Throwable failure, URI address) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            int status = refused.getResponse().statusCode();
            String text = status == PROXY_AUTHENTICATION
                    ? "The proxy on the way to " + address + " wants other credentials, or the JVM sends it none:"
                            + " see WebSocketClientTransport.Builder.proxyCredentials"
                    : address + " answered with status " + status;
            return new ConnectionRefusedException(status, text);
        }
        if (cause instanceof ConnectException && cause.getMessage() == null) {
            ConnectException named = new ConnectException(address + " cannot be reached");
            named.initCause(cause);
            return named;
        }
        return cause;
    }

    /** Builds a transport; not safe for use by several threads. */
    public static final class Builder {
        private final URI endpoint;
        private Function<String, byte @Nullable []> passwords = identity -> null;
        private @Nullable SSLContext tls;
        private SSLParameters tlsParameters = TlsParameters.secure(new SSLParameters());
        private @Nullable ProxySelector proxies;
        private @Nullable String proxyAuthorization;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private @Nullable Duration pingInterval = Duration.ofSeconds(60);
        private Duration pongTimeout = Duration.ofSeconds(20);
        private int maxFrameSize = 1 << 20;
        private int maxUnsent = 1 << 22;

        private Builder(URI endpoint) {
            boolean webSocket =
                    "ws".equalsIgnoreCase(endpoint.getScheme()) || "wss".equalsIgnoreCase(endpoint.getScheme());
            if (!webSocket || endpoint.getRawAuthority() == null) {
                throw new IllegalArgumentException("Not an absolute address of the schemes ws or wss: " + endpoint);
            }
            this.endpoint = endpoint;
        }

        /**
         * Sets one password for all stations, sent with the identity as basic authentication (OCPP-J 1.6, section
         * 6.2.2).
         *
         * @param password the bytes, which need not be text; copied
         * @return this builder
         */
        public Builder password(byte[] password) {
            byte[] copy = password.clone();
            return passwords(identity -> copy);
        }

        /**
         * Sets the passwords of stations.
         *
         * @param finder called with the identity for each connection; returns the password, or null for none; must not
         *     block
         * @return this builder
         */
        public Builder passwords(Function<String, byte @Nullable []> finder) {
            this.passwords = finder;
            return this;
        }

        /**
         * Sets the trusted certificates, and the station's own certificate if it has one.
         *
         * @param context for {@code wss} addresses; the default trusts the issuers of the platform
         * @return this builder
         */
        public Builder tls(SSLContext context) {
            this.tls = context;
            return this;
        }

        /**
         * Sets the trusted certificates and further parameters of TLS.
         *
         * @param context for {@code wss} addresses
         * @param parameters for example the cipher suites; must not be changed afterwards
         * @return this builder
         * @throws IllegalArgumentException if the parameters allow neither TLS 1.2 nor 1.3
         */
        public Builder tls(SSLContext context, SSLParameters parameters) {
            this.tls = context;
            this.tlsParameters = TlsParameters.secure(parameters);
            return this;
        }

        /**
         * Sets the HTTP proxy. The client requests a tunnel ({@code CONNECT}), for {@code ws} as well as for {@code
         * wss}, and the proxy looks up the host of the endpoint.
         *
         * <p>By default, {@link ProxySelector#getDefault()} decides, as of the call of {@link #build()}. Unless the
         * program has replaced it, it reads the system properties {@code http.proxyHost} and {@code http.proxyPort} for
         * {@code ws}, {@code https.proxyHost} and {@code https.proxyPort} for {@code wss}, and for both {@code
         * http.nonProxyHosts}; if they are not set, there is no proxy. Environment variables have no effect. With
         * {@code HttpClient.Builder.NO_PROXY}, the client always connects directly.
         *
         * @param selector called for each connection, with the address of the station as {@code http} or {@code https};
         *     must not block. The JDK takes the first proxy of its answer and never tries another; if that is a SOCKS
         *     proxy, it connects directly
         * @return this builder
         */
        public Builder proxy(ProxySelector selector) {
            this.proxies = selector;
            return this;
        }

        /**
         * Sets the user and the password for the proxy, sent with each {@code CONNECT} as basic authentication, and
         * never to the central system. Other schemes are not supported.
         *
         * <p>The JDK sends them only if the JVM was started with {@code -Djdk.http.auth.tunneling.disabledSchemes=},
         * that is with an empty value: the default, {@code Basic}, is set in {@code conf/net.properties}. It is read
         * once, when the program first uses an HTTP client. Otherwise the credentials are silently omitted, and
         * connecting fails with a {@link ConnectionRefusedException} of status 407.
         *
         * @param user without a colon
         * @param password sent as UTF-8
         * @return this builder
         * @throws IllegalArgumentException if the user contains a colon
         */
        public Builder proxyCredentials(String user, String password) {
            if (user.indexOf(':') >= 0) {
                throw new IllegalArgumentException("A colon cannot be part of the user");
            }
            byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            this.proxyAuthorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
            return this;
        }

        /**
         * Sets how long to wait for the connection to open.
         *
         * @param time positive; the default is 10 s
         * @return this builder
         */
        public Builder connectTimeout(Duration time) {
            this.connectTimeout = Scheduler.bounded(time);
            return this;
        }

        /**
         * Sends pings, which also keep NAT mappings alive, and ends a connection without a reply.
         *
         * @param interval the time between pings; the default is 60 s
         * @param timeout how long to wait for any reply; the default is 20 s
         * @return this builder
         */
        public Builder pings(Duration interval, Duration timeout) {
            this.pingInterval = Scheduler.bounded(interval);
            this.pongTimeout = Scheduler.bounded(timeout);
            return this;
        }

        /**
         * Sends no pings.
         *
         * @return this builder
         */
        public Builder noPings() {
            this.pingInterval = null;
            return this;
        }

        /**
         * Sets the longest message; a central system that sends a longer one is disconnected.
         *
         * @param characters at least 1; the default is 1 Mi
         * @return this builder
         */
        public Builder maxFrameSize(int characters) {
            this.maxFrameSize = characters;
            return this;
        }

        /**
         * Sets how much unsent text may wait for a central system that reads slowly; sending more fails, and a client
         * that stays connected reconnects. A single message that is larger is refused, and the connection stays open: a
         * call fails with {@link org.ocpp4j.core.error.NotRepresentableException}, and an answer becomes InternalError.
         *
         * @param characters more than the longest message that this side sends; the default is 4 Mi
         * @return this builder
         */
        public Builder maxUnsent(int characters) {
            this.maxUnsent = characters;
            return this;
        }

        /**
         * Builds the transport.
         *
         * @return the transport; its threads start with the first connection
         * @throws IllegalArgumentException if a number or a time is not positive
         */
        public WebSocketClientTransport build() {
            boolean positive = maxFrameSize >= 1 && maxUnsent >= 1;
            for (Duration time :
                    List.of(connectTimeout, pongTimeout, pingInterval == null ? pongTimeout : pingInterval)) {
                positive &= !time.isNegative() && !time.isZero();
            }
            if (!positive) {
                throw new IllegalArgumentException("Sizes and times must be positive");
            }
            HttpClient.Builder http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(executor())
                    .sslParameters(tlsParameters);
            if (tls != null) {
                http.sslContext(tls);
            }
            if (proxies != null) {
                http.proxy(proxies);
            }
            ClientSettings settings = new ClientSettings(
                    endpoint,
                    passwords,
                    connectTimeout,
                    pingInterval,
                    pongTimeout,
                    maxFrameSize,
                    maxUnsent,
                    FrameCodecs.ofSize(maxFrameSize));
            return new WebSocketClientTransport(settings, http.build(), proxyAuthorization);
        }

        /** The JDK's default would start a thread per busy connection. Its tasks never block. */
        private static ThreadPoolExecutor executor() {
            int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
            ThreadPoolExecutor executor = new ThreadPoolExecutor(
                    threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                        Thread thread = new Thread(task, "ocpp-json-client");
                        thread.setDaemon(true);
                        return thread;
                    });
            executor.allowCoreThreadTimeOut(true);
            return executor;
        }
    }
}
