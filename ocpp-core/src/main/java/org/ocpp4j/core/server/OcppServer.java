package org.ocpp4j.core.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.internal.engine.Engine;
import org.ocpp4j.core.internal.engine.GuardedListener;
import org.ocpp4j.core.internal.engine.StationSession;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.transport.InboundCalls;
import org.ocpp4j.core.transport.OutboundCalls;
import org.ocpp4j.core.transport.Transport;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.OcppVersion;

/**
 * The central system's side: accepts stations from any number of transports, answers their calls with one set of
 * handlers, and knows which stations are connected. Thread-safe. The caller closes it, with {@link #close()} or {@link
 * #stop}.
 */
public final class OcppServer implements AutoCloseable {
    private final List<OcppVersion> versions;
    private final Function<Handshake, CompletionStage<Decision>> admission;
    private final PeerListener<Station> listener;
    private final Engine<Station> engine;
    private final Map<String, StationSession> stations = new ConcurrentHashMap<>();
    private final List<Bound> endpoints = new CopyOnWriteArrayList<>();

    private OcppServer(Builder builder) {
        this.versions = List.copyOf(builder.versions);
        this.admission = builder.admission;
        this.listener = builder.listener;
        versions.forEach(MessageCodec::of);
        this.engine = new Engine<>(
                builder.handlers.copy(),
                List.copyOf(builder.interceptors),
                new GuardedListener<>(new Registry()),
                builder.options);
    }

    /**
     * Starts to build a server.
     *
     * @param handlers answer the calls of stations; copied when the server is built
     * @return a builder: OCPP 1.6 and 1.5, every station accepted, default options
     */
    public static Builder builder(Handlers<Station> handlers) {
        return new Builder(handlers);
    }

    /**
     * Accepts stations from a transport. May be called for several transports.
     *
     * @param transport where stations come from
     * @return the endpoint, once it listens; fails with the reason when it cannot
     */
    public CompletionStage<Bound> start(Transport transport) {
        try {
            return transport.start(new ServerAcceptor()).thenApply(bound -> {
                endpoints.add(bound);
                return bound;
            });
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    /**
     * Stops all endpoints: no new stations are accepted, and every connection is closed in an orderly way, with code
     * 1001.
     *
     * @param grace how long the connections may take to close
     * @return completed when all connections and endpoints have ended, at the latest shortly after the grace period;
     *     never exceptionally
     */
    public CompletionStage<Void> stop(Duration grace) {
        CompletableFuture<?>[] stopped = endpoints.stream()
                .map(endpoint -> endpoint.stop(grace).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        CloseReason reason = CloseReason.goingAway("the central system stops");
        stations.values().forEach(station -> station.close(reason));
        return CompletableFuture.allOf(stopped);
    }

    /**
     * Stops all endpoints as {@link #stop} does, with {@link EngineOptions#closeGrace()}, which is 5 s by default, and
     * waits for the end. Blocks for at most that time, and 5 s more if a transport does not end in time. Must not be
     * called by a handler, since it waits for handlers. If the thread is interrupted, it returns at once, with the
     * interrupt status set, and the stop goes on. Throws nothing. It may be called twice.
     */
    @Override
    public void close() {
        engine.awaitEnd(stop(engine.options().closeGrace()));
    }

    /**
     * Finds a station that is connected.
     *
     * @param identity its identity
     * @return the station's newest connection, or empty
     */
    public Optional<Station> station(String identity) {
        return Optional.ofNullable(stations.get(identity));
    }

    /**
     * All stations that are connected.
     *
     * @return a copy
     */
    public Collection<Station> stations() {
        return List.copyOf(stations.values());
    }

    /**
     * Counts the calls that wait in the queues of all stations, for monitoring. Visits each station.
     *
     * @param direction {@link Direction#RECEIVED}: calls that wait for a handler; {@link Direction#SENT}: calls that
     *     wait to be sent, since each station is sent one call at a time
     * @return their approximate number
     */
    public int waiting(Direction direction) {
        return stations.values().stream()
                .mapToInt(station -> station.waiting(direction))
                .sum();
    }

    private final class ServerAcceptor implements Acceptor {
        @Override
        public List<OcppVersion> versions() {
            return versions;
        }

        @Override
        public CompletionStage<Decision> accept(Handshake handshake) {
            CompletionStage<Decision> decision;
            try {
                decision = Objects.requireNonNull(admission.apply(handshake), "it returned null")
                        .thenApply(decided -> Objects.requireNonNull(decided, "it decided null"));
            } catch (Throwable thrown) {
                decision = CompletableFuture.failedFuture(thrown);
            }
            return decision.exceptionally(thrown ->
                            Decision.refuse(Decision.Refusal.FORBIDDEN, "the admission check failed: " + thrown))
                    .thenApply(decided -> {
                        if (decided instanceof Decision.Refuse refusal) {
                            engine.listener().refused(handshake, refusal);
                        }
                        return decided;
                    });
        }

        @Override
        public InboundCalls session(Handshake accepted, OutboundCalls outbound) {
            return new StationSession(engine, accepted, outbound);
        }
    }

    /**
     * Knows the connected stations: the newest connection of an identity wins, and the end of an older one changes
     * nothing.
     */
    private final class Registry implements PeerListener<Station> {
        @Override
        public void connected(Station station) {
            StationSession previous = stations.put(station.identity(), (StationSession) station);
            if (previous != null) {
                previous.terminate(new CloseReason(CloseReason.Kind.REPLACED, 1001, "a newer connection took over"));
            }
            listener.connected(station);
        }

        @Override
        public void disconnected(Station station, CloseReason reason) {
            stations.remove(station.identity(), (StationSession) station);
            listener.disconnected(station, reason);
        }

        @Override
        public void refused(Handshake handshake, Decision.Refuse refusal) {
            listener.refused(handshake, refusal);
        }

        @Override
        public void invalid(Station station, String action, List<Violation> violations) {
            listener.invalid(station, action, violations);
        }

        @Override
        public void problem(Station station, String problem, @Nullable Throwable cause) {
            listener.problem(station, problem, cause);
        }
    }

    /** Builds a server; not safe for use by several threads. */
    public static final class Builder {
        private final Handlers<Station> handlers;
        private final List<Interceptor> interceptors = new ArrayList<>();
        private List<OcppVersion> versions = List.of(Ocpp16.VERSION, Ocpp15.VERSION);
        private Function<Handshake, CompletionStage<Decision>> admission =
                handshake -> CompletableFuture.completedFuture(Decision.ACCEPT);
        private PeerListener<Station> listener = new PeerListener<>() {};
        private EngineOptions options = EngineOptions.DEFAULT;

        private Builder(Handlers<Station> handlers) {
            this.handlers = handlers;
        }

        /**
         * Sets the versions.
         *
         * @param preferredFirst the versions, the preferred one first
         * @return this builder
         */
        public Builder versions(OcppVersion... preferredFirst) {
            this.versions = List.of(preferredFirst);
            return this;
        }

        /**
         * Sets the check that decides which stations may connect.
         *
         * @param check decides on each handshake; it must not block. If it throws or its stage fails, the station is
         *     refused
         * @return this builder
         */
        public Builder admission(Function<Handshake, CompletionStage<Decision>> check) {
            this.admission = check;
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
        public Builder listener(PeerListener<Station> other) {
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
         * Builds the server. It does not listen yet.
         *
         * @return the server
         * @throws IllegalArgumentException if a version has a message that is not a usable record
         */
        public OcppServer build() {
            return new OcppServer(this);
        }
    }
}
