package org.ocpp4j.soap;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Transport;

/**
 * The central system's side of OCPP-S, over the HTTP server of the JDK; see {@link HostedSoap} for details. Give it to
 * {@link org.ocpp4j.core.server.OcppServer#start}.
 *
 * <p>That server is for trusted networks: only the system property {@code jdk.httpserver.maxConnections} bounds the
 * number of connections. On the open internet use {@code ocpp-netty-transport}, which can also share one port with
 * OCPP-J.
 */
public final class SoapServerTransport implements Transport {
    private final String path;
    private final SoapOptions options;
    private final HttpServerSettings http;
    private final AtomicBoolean started = new AtomicBoolean();

    private SoapServerTransport(Builder builder) {
        this.path = builder.path;
        this.options = builder.options == null ? SoapOptions.defaults() : builder.options;
        this.http = builder.http();
    }

    /**
     * Starts to build an endpoint.
     *
     * @return a builder: port 9220 of the loopback address, path {@code /Ocpp}, {@link SoapOptions#defaults()}
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public CompletionStage<Bound> start(Acceptor acceptor) {
        if (!started.compareAndSet(false, true)) {
            return CompletableFuture.failedFuture(new IllegalStateException("This endpoint was started before"));
        }
        AtomicReference<URI> address = new AtomicReference<>(URI.create("http://unbound.invalid" + path));
        HostedSoap soap = new HostedSoap(address::get, path, options);
        HttpSoapServer server = new HttpSoapServer(soap, http);
        // Accepts stations before it listens, so that the first request finds a session.
        return soap.start(acceptor)
                .thenCompose(bound -> server.start().thenApply(listening -> {
                    address.set(EndpointAddress.of(
                            http.address(), listening, http.tls().isPresent(), path));
                    return new SoapBound(bound, server);
                }));
    }

    /** Stops the requests in progress and the sessions first, then the port. */
    private record SoapBound(Bound sessions, HttpSoapServer server) implements Bound {
        @Override
        public URI address() {
            return sessions.address();
        }

        @Override
        public CompletionStage<Void> stop(Duration grace) {
            CompletionStage<Void> ended = sessions.stop(grace);
            return server.stop(grace).runAfterBoth(ended, () -> {});
        }
    }

    /** Builds an endpoint; not safe for use by several threads. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port = 9220;
        private String path = "/Ocpp";
        private @Nullable SoapOptions options;
        private @Nullable Supplier<SSLContext> tls;
        private ClientCertificates certificates = ClientCertificates.NONE;

        private Builder() {}

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
         * Sets the path; every path below it is also served.
         *
         * @param start starts with a slash; the default is {@code /Ocpp}
         * @return this builder
         */
        public Builder path(String start) {
            this.path = start;
            return this;
        }

        /**
         * Sets how the endpoint behaves.
         *
         * @param other the options
         * @return this builder
         */
        public Builder options(SoapOptions other) {
            this.options = other;
            return this;
        }

        /**
         * Uses HTTPS, with TLS 1.2 or newer.
         *
         * @param context called for each connection, so that certificates can change meanwhile
         * @return this builder
         */
        public Builder tls(Supplier<SSLContext> context) {
            this.tls = context;
            return this;
        }

        /**
         * Requires a certificate of every station; admission sees it.
         *
         * @return this builder
         */
        public Builder clientCertificates() {
            this.certificates = ClientCertificates.NEEDED;
            return this;
        }

        /**
         * Builds the endpoint. It does not listen yet.
         *
         * @return the endpoint
         */
        public SoapServerTransport build() {
            return new SoapServerTransport(this);
        }

        private HttpServerSettings http() {
            HttpServerSettings plain = HttpServerSettings.of(new InetSocketAddress(host, port));
            return tls == null ? plain : plain.withTls(tls, certificates);
        }
    }
}
