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
 * The central system's side of OCPP-S, over the HTTP server of the JDK; see {@link HostedSoap} for what it does. Give it to
 * {@link org.ocpp4j.core.server.OcppServer#start}.
 *
 * <p>That server is for networks whose peers mean well: nothing bounds how many connections there are, but for the system
 * property {@code jdk.httpserver.maxConnections}. For the open internet take {@code ocpp-netty-transport}, which also
 * shares one port with OCPP-J.
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
     * Begins to describe an endpoint.
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
        // Takes stations before it listens, so that the first request finds a session.
        return soap.start(acceptor)
                .thenCompose(bound -> server.start().thenApply(listening -> {
                    address.set(EndpointAddress.of(
                            http.address(), listening, http.tls().isPresent(), path));
                    return new SoapBound(bound, server);
                }));
    }

    /** First the requests in progress and the sessions, then the port. */
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

    /** Describes an endpoint; not safe for use by several threads. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port = 9220;
        private String path = "/Ocpp";
        private @Nullable SoapOptions options;
        private @Nullable Supplier<SSLContext> tls;
        private ClientCertificates certificates = ClientCertificates.NONE;

        private Builder() {}

        /**
         * Sets where to listen.
         *
         * @param name an address of this machine, or a name that has one; {@code 0.0.0.0} for all. The default is
         *     {@code 127.0.0.1}, which nobody else can reach
         * @return this builder
         */
        public Builder host(String name) {
            this.host = name;
            return this;
        }

        /**
         * Sets the port.
         *
         * @param number the port; 0 for one that is free. The default is 9220
         * @return this builder
         */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /**
         * Sets the path; everything below it is served, too.
         *
         * @param start begins with a slash; the default is {@code /Ocpp}
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
         * Speaks HTTPS, with TLS 1.2 or newer.
         *
         * @param context asked for each connection, so that certificates can change meanwhile
         * @return this builder
         */
        public Builder tls(Supplier<SSLContext> context) {
            this.tls = context;
            return this;
        }

        /**
         * Demands a certificate of every station; admission sees it.
         *
         * @return this builder
         */
        public Builder clientCertificates() {
            this.certificates = ClientCertificates.NEEDED;
            return this;
        }

        /**
         * Makes the endpoint. It does not listen yet.
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
