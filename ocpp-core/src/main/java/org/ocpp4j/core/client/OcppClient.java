package org.ocpp4j.core.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.internal.engine.CentralSystemSession;
import org.ocpp4j.core.internal.engine.Engine;
import org.ocpp4j.core.internal.engine.GuardedListener;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.transport.InboundCalls;
import org.ocpp4j.core.transport.OutboundCalls;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.OcppVersion;

/**
 * The station's side: connects to a central system and answers its calls. Thread-safe. A client may connect again after
 * its connection has ended, or reconnect by itself, see {@link #stayConnected}. The client needs no closing; the caller
 * closes its connections.
 */
public final class OcppClient {
    private final String identity;
    private final List<OcppVersion> versions;
    private final Engine<CentralSystem> engine;

    private OcppClient(Builder builder) {
        this.identity = builder.identity;
        this.versions = List.copyOf(builder.versions);
        versions.forEach(MessageCodec::of);
        this.engine = new Engine<>(
                builder.handlers.copy(),
                List.copyOf(builder.interceptors),
                new GuardedListener<>(builder.listener),
                builder.options);
    }

    /**
     * Starts to build a client.
     *
     * @param identity the identity of the station, not percent-encoded
     * @param handlers answer the calls of the central system; copied when the client is built
     * @return a builder: OCPP 1.6, default options
     */
    public static Builder builder(String identity, Handlers<CentralSystem> handlers) {
        return new Builder(identity, handlers);
    }

    /**
     * Connects.
     *
     * @param transport how to reach the central system
     * @return the central system, once the connection is open; fails with the reason when it cannot be opened
     */
    public CompletionStage<CentralSystem> connect(ClientTransport transport) {
        return connect(transport, engine);
    }

    private CompletionStage<CentralSystem> connect(ClientTransport transport, Engine<CentralSystem> through) {
        ClientAcceptor acceptor = new ClientAcceptor(through);
        try {
            return transport.connect(identity, acceptor).thenCompose(open -> acceptor.session);
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    /**
     * Connects, and retries whenever that fails or the connection ends, until the policy gives up or the result is
     * closed. Starts at once and does not block. Each failed attempt is reported to {@link PeerListener#attemptFailed},
     * with its reason and the delay before the next.
     *
     * @param transport how to reach the central system
     * @param options when to retry, and how calls are treated meanwhile
     * @return the central system, across all connections to it; close it when it is no longer needed
     */
    public LastingConnection stayConnected(ClientTransport transport, ReconnectOptions options) {
        return Reconnector.start(identity, through -> connect(transport, through), engine, options);
    }

    private final class ClientAcceptor implements Acceptor {
        private final Engine<CentralSystem> engine;
        private final CompletableFuture<CentralSystem> session = new CompletableFuture<>();

        ClientAcceptor(Engine<CentralSystem> engine) {
            this.engine = engine;
        }

        @Override
        public List<OcppVersion> versions() {
            return versions;
        }

        @Override
        public CompletionStage<Decision> accept(Handshake handshake) {
            return CompletableFuture.completedFuture(Decision.ACCEPT);
        }

        @Override
        public InboundCalls session(Handshake accepted, OutboundCalls outbound) {
            CentralSystemSession centralSystem = new CentralSystemSession(engine, accepted, outbound);
            session.complete(centralSystem);
            return centralSystem;
        }
    }

    /** Builds a client; not safe for use by several threads. */
    public static final class Builder {
        private final String identity;
        private final Handlers<CentralSystem> handlers;
        private final List<Interceptor> interceptors = new ArrayList<>();
        private List<OcppVersion> versions = List.of(Ocpp16.VERSION);
        private PeerListener<CentralSystem> listener = new PeerListener<>() {};
        private EngineOptions options = EngineOptions.DEFAULT;

        private Builder(String identity, Handlers<CentralSystem> handlers) {
            this.identity = identity;
            this.handlers = handlers;
        }

        /**
         * Sets the versions to offer.
         *
         * @param preferredFirst the versions, the preferred one first
         * @return this builder
         */
        public Builder versions(OcppVersion... preferredFirst) {
            this.versions = List.of(preferredFirst);
            return this;
        }

        /**
         * Adds an interceptor.
         *
         * @param interceptor sees every call after those that were added before it
         * @return this builder
         */
        public Builder interceptor(Interceptor interceptor) {
            interceptors.add(interceptor);
            return this;
        }

        /**
         * Sets the listener.
         *
         * @param other the listener
         * @return this builder
         */
        public Builder listener(PeerListener<CentralSystem> other) {
            this.listener = other;
            return this;
        }

        /**
         * Sets how the engine behaves.
         *
         * @param other the options
         * @return this builder
         */
        public Builder options(EngineOptions other) {
            this.options = other;
            return this;
        }

        /**
         * Builds the client. It does not connect yet.
         *
         * @return the client
         * @throws IllegalArgumentException if a version has a message that is not a usable record
         */
        public OcppClient build() {
            return new OcppClient(this);
        }
    }
}
