package org.ocpp4j.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.message.ToStation;

/**
 * The handlers of an application. Handlers for OCPP 1.6 also serve 1.5 stations, through the dialect; a handler
 * registered for a 1.5 message takes precedence for that message.
 *
 * <p>Fill it from one thread; an {@link org.ocpp4j.core.server.OcppServer} or an {@link
 * org.ocpp4j.core.client.OcppClient} takes a copy when it is built.
 *
 * @param <P> the kind of peer that sends the calls
 */
public final class Handlers<P extends Peer> {
    private final Class<?> sender;
    private final Map<Class<?>, AsyncHandler<P, ?, ?>> handlers;
    private final Map<Class<?>, AfterReply<P, ?, ?>> afterReplies;
    private @Nullable RawHandler<P> otherwise;

    private Handlers(Class<?> sender) {
        this(sender, new HashMap<>(), new HashMap<>(), null);
    }

    private Handlers(
            Class<?> sender,
            Map<Class<?>, AsyncHandler<P, ?, ?>> handlers,
            Map<Class<?>, AfterReply<P, ?, ?>> afterReplies,
            @Nullable RawHandler<P> otherwise) {
        this.sender = sender;
        this.handlers = handlers;
        this.afterReplies = afterReplies;
        this.otherwise = otherwise;
    }

    /**
     * Creates handlers for a central system, which answer calls of stations.
     *
     * @return no handlers yet
     */
    public static Handlers<Station> ofCentralSystem() {
        return new Handlers<>(FromStation.class);
    }

    /**
     * Creates handlers for a station, which answer calls of the central system.
     *
     * @return no handlers yet
     */
    public static Handlers<CentralSystem> ofStation() {
        return new Handlers<>(ToStation.class);
    }

    /**
     * Registers a handler that answers at once, or blocks until it can.
     *
     * @param type the request
     * @param handler answers it
     * @param <Q> the request
     * @param <R> its response
     * @return these handlers
     * @throws IllegalArgumentException if the peer never sends this request, or it has a handler already
     */
    public <Q extends Request<R>, R extends Response> Handlers<P> on(Class<Q> type, Handler<P, Q, R> handler) {
        return onAsync(type, (peer, request) -> CompletableFuture.completedFuture(handler.handle(peer, request)));
    }

    /**
     * Registers a handler that answers later.
     *
     * @param type the request
     * @param handler answers it
     * @param <Q> the request
     * @param <R> its response
     * @return these handlers
     * @throws IllegalArgumentException if the peer never sends this request, or it has a handler already
     */
    public <Q extends Request<R>, R extends Response> Handlers<P> onAsync(
            Class<Q> type, AsyncHandler<P, Q, R> handler) {
        requireSentByPeer(type);
        if (handlers.putIfAbsent(type, handler) != null) {
            throw new IllegalArgumentException(type.getSimpleName() + " has a handler already");
        }
        return this;
    }

    /**
     * Registers a hook that runs after the answer to a request.
     *
     * @param type the request
     * @param hook runs after the answer
     * @param <Q> the request
     * @param <R> its response
     * @return these handlers
     * @throws IllegalArgumentException if the peer never sends this request, or it has a hook already
     */
    public <Q extends Request<R>, R extends Response> Handlers<P> afterReply(Class<Q> type, AfterReply<P, Q, R> hook) {
        requireSentByPeer(type);
        if (afterReplies.putIfAbsent(type, hook) != null) {
            throw new IllegalArgumentException(type.getSimpleName() + " has a hook already");
        }
        return this;
    }

    /**
     * Registers the handler of all other calls, whether or not the version knows their action. Without it, the answer
     * is NotImplemented for actions that the version lacks, and NotSupported for actions without a handler.
     *
     * @param handler answers all other calls
     * @return these handlers
     */
    public Handlers<P> otherwise(RawHandler<P> handler) {
        this.otherwise = handler;
        return this;
    }

    /**
     * Finds a handler.
     *
     * @param type the request
     * @return the handler, or empty
     */
    public Optional<AsyncHandler<P, ?, ?>> handler(Class<?> type) {
        return Optional.ofNullable(handlers.get(type));
    }

    /**
     * Finds a hook.
     *
     * @param type the request
     * @return the hook, or empty
     */
    public Optional<AfterReply<P, ?, ?>> hook(Class<?> type) {
        return Optional.ofNullable(afterReplies.get(type));
    }

    /**
     * Finds the handler of all other calls.
     *
     * @return the handler, or empty
     */
    public Optional<RawHandler<P>> otherwise() {
        return Optional.ofNullable(otherwise);
    }

    /**
     * Copies the registrations.
     *
     * @return a copy, which later registrations on this object do not change
     */
    public Handlers<P> copy() {
        return new Handlers<>(sender, new HashMap<>(handlers), new HashMap<>(afterReplies), otherwise);
    }

    private void requireSentByPeer(Class<?> type) {
        if (!sender.isAssignableFrom(type)) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " never arrives here: it is not a " + sender.getSimpleName() + " request");
        }
    }
}
