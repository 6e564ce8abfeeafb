package org.ocpp4j.core.client;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.QueueFullException;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.Response;
import tools.jackson.databind.JsonNode;

/**
 * The central system, across all connections to it: when one ends, the {@link ReconnectPolicy} decides when the next is
 * opened. Created by {@link OcppClient#stayConnected}. Thread-safe; applications do not implement it.
 *
 * <p>It is not a {@link CentralSystem}, since version and handshake belong to one connection; see {@link #current()}.
 * The listener of the client is called for each connection. Calls that {@link PeerListener#connected} sends to its peer
 * leave before all calls that wait here; send calls that must come first from there.
 *
 * <p>Continuations of the stages that it returns run on {@link EngineOptions#completionExecutor()}. They must not
 * block. They may call any method here.
 */
public interface LastingConnection extends AutoCloseable {
    /**
     * Sends a request with the options of the engine; see {@link #send(FromStation, CallOptions)}.
     *
     * @param request the request
     * @param <R> its response
     * @return the response
     */
    default <R extends Response> CompletionStage<R> send(FromStation<R> request) {
        return send(request, CallOptions.DEFAULT);
    }

    /**
     * Sends a request when its turn comes. Calls leave in the order of {@code send}, one at a time, through the
     * connection that is open then. A call that was not sent when its connection ended keeps its place under {@link
     * ReconnectOptions.WhileDisconnected#QUEUE}. A call that was sent is never repeated: it is unknown whether the
     * central system received it, so the caller decides whether to send it again. A BootNotification that was not
     * accepted holds all other calls, see {@link ReconnectOptions#withHoldUntilAccepted}. Never blocks.
     *
     * @param request the request; validated and translated when its turn comes, since the version is known only then
     * @param options how to call; the time-out runs from sending
     * @param <R> its response
     * @return the response. The stage fails with {@link ConnectionLostException}, {@code sent()} being true, if the
     *     connection ended before the answer; with the same exception, {@code sent()} being false, if the call waited
     *     for longer than {@link ReconnectOptions#longestWait()}, if this object was closed or gave up, or, under
     *     {@link ReconnectOptions.WhileDisconnected#FAIL}, if there was no connection; with {@link QueueFullException}
     *     if too many calls wait; and with every other exception of {@link CentralSystem#send(FromStation,
     *     CallOptions)}
     */
    <R extends Response> CompletionStage<R> send(FromStation<R> request, CallOptions options);

    /**
     * Sends a call by name when its turn comes, for applications that forward payloads; see {@link Peer#send}.
     *
     * @param action an action of the version that the connection uses then
     * @param payload the payload; not to be changed afterwards
     * @param options how to call
     * @return the payload of the result; the stage ends as {@link #send(FromStation, CallOptions)} does
     */
    CompletionStage<JsonNode> send(String action, JsonNode payload, CallOptions options);

    /**
     * The open connection. Calls through it bypass the queue of this object. Closing it ends only that connection: the
     * next is opened as if the peer had closed it.
     *
     * @return the connection, which may end at any time; or empty
     */
    Optional<CentralSystem> current();

    /**
     * Whether a connection is open.
     *
     * @return true if {@link #current()} has one
     */
    default boolean connected() {
        return current().isPresent();
    }

    /**
     * Closes this object, in any state: waiting calls fail, the call that was sent may still be answered, the
     * connection is closed as {@link Peer#close} does, and no attempt to connect follows. If an attempt in progress
     * cannot be cancelled and still opens a connection, that connection is closed at once. A second call has no effect.
     *
     * @param reason the reason, which is sent to the peer
     * @return {@link #closed()}
     */
    CompletionStage<CloseReason> close(CloseReason reason);

    /**
     * Closes this object as {@link #close(CloseReason)} does, with {@link CloseReason#normal}, and waits for the end.
     * Blocks for at most {@link EngineOptions#closeGrace()}, 5 s by default, and 5 s more if the transport does not end
     * in time. Must not be called by a handler or by a continuation, since it waits for them. If the thread is
     * interrupted, it returns at once, with the interrupt status set, and the close goes on. Throws nothing.
     */
    @Override
    void close();

    /**
     * The end of this object.
     *
     * @return completed when this object was closed and its last connection has ended, with the reason given to {@link
     *     #close}; or when the policy gave up, with the reason why the last connection ended or could not be opened.
     *     Never exceptionally
     */
    CompletionStage<CloseReason> closed();
}
