package org.ocpp4j.soap;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.BasicCredentials;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.soap.internal.xml.Service;
import org.ocpp4j.soap.internal.xml.SoapVersion;

/**
 * The station's side of OCPP-S: calls the central system over HTTP, and listens for its calls. Give it to {@link
 * org.ocpp4j.core.client.OcppClient#connect}, which uses its first version. Thread-safe; one transport may connect any
 * number of stations, which share one address for calls of the central system.
 *
 * <p>SOAP has no permanent connection: connecting only starts to listen. The first request, which should be a
 * BootNotification, shows whether the central system is reachable; it also carries the address for calls of the central
 * system. A call that fails does not end the session.
 */
public final class SoapClientTransport implements ClientTransport {
    private static final String CALLBACK_PATH = "/Ocpp/ChargePointService";
    private static final int LARGEST_ANSWER = 1 << 20;

    private final URI centralSystem;
    private final @Nullable HostedCallbacks hosted;
    private final OwnCallbacks own;
    private final SoapCaller caller;
    private final Optional<BasicCredentials> credentials;
    private final boolean compressed;

    private SoapClientTransport(Builder builder) {
        this.centralSystem = builder.centralSystem;
        this.hosted = builder.hosted;
        this.own = builder.ownCallbacks();
        this.caller = builder.caller == null ? HttpSoapCaller.builder().build() : builder.caller;
        this.credentials = Optional.ofNullable(builder.credentials);
        this.compressed = builder.compressed;
    }

    /**
     * Starts to build a transport.
     *
     * @param centralSystem the address of the central system, such as {@code http://host:9220/Ocpp}
     * @return a builder: calls are received on a free port of the loopback address
     */
    public static Builder builder(URI centralSystem) {
        return new Builder(centralSystem);
    }

    /**
     * Starts a session. It completes when calls of the central system can be received; no request has been sent then.
     * It fails if the port is in use, if this transport already has a session of the same station, or if SOAP supports
     * none of the versions.
     */
    @Override
    public CompletionStage<Void> connect(String identity, Acceptor acceptor) {
        SoapVersion version = acceptor.versions().stream()
                .map(SoapVersion::of)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        if (version == null) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("None of the versions " + acceptor.versions() + " exists over SOAP"));
        }
        HostedCallbacks given = hosted;
        if (given != null) {
            return CompletableFuture.completedFuture(given)
                    .thenAccept(address -> begin(identity, version, acceptor, address, () -> {}));
        }
        return own.enter().thenAccept(address -> begin(identity, version, acceptor, address, own::leave));
    }

    private void begin(
            String identity, SoapVersion version, Acceptor acceptor, HostedCallbacks callbacks, Runnable leave) {
        SoapExchange exchange = new SoapExchange(
                caller, Service.CENTRAL_SYSTEM, version, identity, () -> credentials, compressed, LARGEST_ANSWER);
        SoapSession session = new SoapSession(
                exchange,
                () -> CompletableFuture.completedFuture(new Destination(centralSystem, List.of())),
                callbacks::address,
                closed -> {
                    callbacks.remove(identity, closed);
                    leave.run();
                });
        if (!callbacks.add(identity, session)) {
            leave.run();
            throw new IllegalStateException(identity + " is connected already");
        }
        Handshake handshake = new Handshake(
                identity,
                version.ocpp(),
                centralSystem.getRawAuthority(),
                centralSystem.getRawPath(),
                Map.of(),
                Optional.empty(),
                List.of(),
                Handshake.Protocol.SOAP);
        session.open(acceptor, handshake);
    }

    /** Builds a transport; not safe for use by several threads. */
    public static final class Builder {
        private final URI centralSystem;
        private @Nullable HostedCallbacks hosted;
        private String host = "127.0.0.1";
        private int port;
        private @Nullable URI announced;
        private @Nullable Supplier<SSLContext> tls;
        private @Nullable BasicCredentials required;
        private Consumer<RefusedRequest> onRefused = RefusedRequest::log;
        private @Nullable SoapCaller caller;
        private @Nullable BasicCredentials credentials;
        private boolean compressed;

        private Builder(URI centralSystem) {
            this.centralSystem = centralSystem;
        }

        /**
         * Sets the credentials for the central system.
         *
         * @param user the user, usually the identity
         * @param password the password
         * @return this builder
         * @throws IllegalArgumentException if the user contains a colon
         */
        public Builder credentials(String user, byte[] password) {
            this.credentials = BasicCredentials.of(user, password);
            return this;
        }

        /**
         * Compresses requests. The specification requires central systems to support this (OCPP-S 1.6, section 6.1);
         * some do not.
         *
         * @return this builder
         */
        public Builder compressed() {
            this.compressed = true;
            return this;
        }

        /**
         * Sets the caller, which sends the calls.
         *
         * @param other the default is a {@link HttpSoapCaller} with its default settings
         * @return this builder
         */
        public Builder caller(SoapCaller other) {
            this.caller = other;
            return this;
        }

        /**
         * Sets the address to listen on for calls of the central system.
         *
         * @param name an address of this machine, or a name that has one. The default is {@code 127.0.0.1}, which other
         *     machines cannot reach. For {@code 0.0.0.0} or {@code ::}, {@link #callbackAddress} must be set, too
         * @param number the port; 0, the default, for a free port
         * @return this builder
         */
        public Builder callbackListener(String name, int number) {
            this.host = name;
            this.port = number;
            return this;
        }

        /**
         * Sets the address that is sent to the central system, if it differs from the address to listen on, for example
         * behind NAT.
         *
         * @param address sent in {@code wsa:From}; its path is the path that is served
         * @return this builder
         */
        public Builder callbackAddress(URI address) {
            this.announced = address;
            return this;
        }

        /**
         * Listens with HTTPS, with TLS 1.2 or newer.
         *
         * @param context called for each connection, so that certificates can change meanwhile
         * @return this builder
         */
        public Builder callbackTls(Supplier<SSLContext> context) {
            this.tls = context;
            return this;
        }

        /**
         * Requires credentials of the central system. By default none are required, as in the specification.
         *
         * @param user the user
         * @param password the password
         * @return this builder
         * @throws IllegalArgumentException if the user contains a colon
         */
        public Builder callbackCredentials(String user, byte[] password) {
            this.required = BasicCredentials.of(user, password);
            return this;
        }

        /**
         * Receives calls through an existing web server instead of listening; the other settings of callbacks then have
         * no effect.
         *
         * @param other receives the requests of the web server
         * @return this builder
         */
        public Builder callbacks(HostedCallbacks other) {
            this.hosted = other;
            return this;
        }

        /**
         * Sets the listener for calls that reached no station.
         *
         * @param listener must not block; the default writes a line to the log
         * @return this builder
         */
        public Builder onRefused(Consumer<RefusedRequest> listener) {
            this.onRefused = listener;
            return this;
        }

        /**
         * Builds the transport. It does not listen yet.
         *
         * @return the transport
         * @throws IllegalArgumentException if it listens on all addresses and has no address to announce
         */
        public SoapClientTransport build() {
            return new SoapClientTransport(this);
        }

        private OwnCallbacks ownCallbacks() {
            InetSocketAddress listener = new InetSocketAddress(host, port);
            if (announced == null
                    && listener.getAddress() != null
                    && listener.getAddress().isAnyLocalAddress()) {
                throw new IllegalArgumentException("This listens at all addresses, " + host
                        + ", so callbackAddress must say which one the central system can call");
            }
            HttpServerSettings plain = HttpServerSettings.of(listener);
            return new OwnCallbacks(
                    tls == null ? plain : plain.withTls(tls, ClientCertificates.NONE),
                    announced == null ? CALLBACK_PATH : announced.getRawPath(),
                    Optional.ofNullable(announced),
                    Optional.ofNullable(required),
                    onRefused);
        }
    }
}
