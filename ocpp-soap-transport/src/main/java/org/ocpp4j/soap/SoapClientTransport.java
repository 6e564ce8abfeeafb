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
 * org.ocpp4j.core.client.OcppClient#connect}, whose first version is the one that is spoken. Thread-safe; one transport may
 * connect any number of stations, which share the address where they can be called.
 *
 * <p>SOAP has no connection: to connect only begins to listen. Whether the central system is there shows when the first
 * request is sent, which should be a BootNotification; it also tells the central system where to call. A call that fails
 * does not end the session.
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
     * Begins to describe a transport.
     *
     * @param centralSystem where the central system listens, such as {@code http://host:9220/Ocpp}
     * @return a builder: calls are taken at a free port of the loopback address
     */
    public static Builder builder(URI centralSystem) {
        return new Builder(centralSystem);
    }

    /**
     * Begins a session. It completes when calls of the central system can be taken; nothing has been sent then. It fails
     * if the port is taken, if this transport has a session of the same station already, or if none of the versions exists
     * over SOAP.
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

    /** Describes a transport; not safe for use by several threads. */
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
         * Sets what to authenticate with at the central system.
         *
         * @param user the user, usually the identity
         * @param password the password
         * @return this builder
         * @throws IllegalArgumentException if the user has a colon
         */
        public Builder credentials(String user, byte[] password) {
            this.credentials = BasicCredentials.of(user, password);
            return this;
        }

        /**
         * Compresses what is sent. The specification demands that the central system can read it (OCPP-S 1.6, section
         * 6.1); some cannot.
         *
         * @return this builder
         */
        public Builder compressed() {
            this.compressed = true;
            return this;
        }

        /**
         * Sets what sends the calls.
         *
         * @param other the default is a {@link HttpSoapCaller} as it is built
         * @return this builder
         */
        public Builder caller(SoapCaller other) {
            this.caller = other;
            return this;
        }

        /**
         * Sets where to listen for calls of the central system.
         *
         * @param name an address of this machine, or a name that has one. The default is {@code 127.0.0.1}, which nobody
         *     else can reach. For {@code 0.0.0.0} or {@code ::}, {@link #callbackAddress} must be set, too
         * @param number the port; 0, the default, for one that is free
         * @return this builder
         */
        public Builder callbackListener(String name, int number) {
            this.host = name;
            this.port = number;
            return this;
        }

        /**
         * Sets what the central system is told, where that differs from where this listens, as behind NAT.
         *
         * @param address goes into {@code wsa:From}; its path is the one that is served
         * @return this builder
         */
        public Builder callbackAddress(URI address) {
            this.announced = address;
            return this;
        }

        /**
         * Listens with HTTPS, with TLS 1.2 or newer.
         *
         * @param context asked for each connection, so that certificates can change meanwhile
         * @return this builder
         */
        public Builder callbackTls(Supplier<SSLContext> context) {
            this.tls = context;
            return this;
        }

        /**
         * Demands credentials of the central system. The default is none, as the specification has it.
         *
         * @param user the user
         * @param password the password
         * @return this builder
         * @throws IllegalArgumentException if the user has a colon
         */
        public Builder callbackCredentials(String user, byte[] password) {
            this.required = BasicCredentials.of(user, password);
            return this;
        }

        /**
         * Takes calls at a web server that runs already, instead of listening; the other settings of callbacks have no
         * effect then.
         *
         * @param other what the web server hands its requests to
         * @return this builder
         */
        public Builder callbacks(HostedCallbacks other) {
            this.hosted = other;
            return this;
        }

        /**
         * Sets who learns of calls that no station has seen.
         *
         * @param listener must not block; the default writes a line to the log
         * @return this builder
         */
        public Builder onRefused(Consumer<RefusedRequest> listener) {
            this.onRefused = listener;
            return this;
        }

        /**
         * Makes the transport. It does not listen yet.
         *
         * @return the transport
         * @throws IllegalArgumentException if it is to listen at all addresses and does not know which one to announce
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
