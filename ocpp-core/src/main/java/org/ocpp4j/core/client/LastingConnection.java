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
 * The central system through all connections to it: when one ends, the next is opened as the {@link ReconnectPolicy}
 * says. Made by {@link OcppClient#stayConnected}. Thread-safe; applications do not implement it.
 *
 * <p>It is no {@link CentralSystem}, since version and handshake belong to one connection; see {@link #current()}. The
 * listener of the client hears of each connection. What {@link PeerListener#connected} sends to the peer that it is given
 * leaves before everything that waits here, which is the place for what must come first.
 *
 * <p>Continuations of the stages that it returns run on {@link EngineOptions#completionExecutor()}. They must not block.
 * They may call any method here.
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
     * Sends a request when its turn comes. Calls leave in the order of {@code send}, one at a time, through whichever
     * connection is open then. A call that was not sent when its connection ended keeps its place under {@link
     * ReconnectOptions.WhileDisconnected#QUEUE}. A call that was sent is never repeated: whether the central system has
     * seen it is unknown, and only the caller can tell whether to say it again. A BootNotification that was not accepted
     * holds all other calls, see {@link ReconnectOptions#withHoldUntilAccepted}. Never blocks.
     *
     * @param request the request; checked and translated when its turn comes, since only then the version is known
     * @param options how to call; the time-out runs from sending
     * @param <R> its response
     * @return the response. The stage fails with {@link ConnectionLostException}, {@code sent()} being true, if the
     *     connection ended before the answer; with the same, {@code sent()} being false, if the call waited for longer
     *     than {@link ReconnectOptions#longestWait()}, if this was closed or gave up, or, under {@link
     *     ReconnectOptions.WhileDisconnected#FAIL}, if there was no connection; with {@link QueueFullException} if too
     *     many calls wait; and with all else that {@link CentralSystem#send(FromStation, CallOptions)} fails with
     */
    <R extends Response> CompletionStage<R> send(FromStation<R> request, CallOptions options);

    /**
     * Sends a call by name when its turn comes, for those who forward payloads; see {@link Peer#send}.
     *
     * @param action an action of the version that is spoken then
     * @param payload the payload; not to be changed afterwards
     * @param options how to call
     * @return the payload of the result; the stage ends as {@link #send(FromStation, CallOptions)} does
     */
    CompletionStage<JsonNode> send(String action, JsonNode payload, CallOptions options);

    /**
     * The connection that is open. Calls through it do not pass the queue here, and closing it ends that one connection:
     * the next is opened as if the peer had closed it.
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
     * Ends everything, in whatever state: calls that wait fail, the one that was sent may still be answered, the
     * connection is closed as {@link Peer#close} does, and no attempt to connect follows. A connection that opens
     * nevertheless, because the attempt could not be taken back, is closed at once. A second call has no effect.
     *
     * @param reason what to tell the peer
     * @return {@link #closed()}
     */
    CompletionStage<CloseReason> close(CloseReason reason);

    /**
     * Ends everything as {@link #close(CloseReason)} does, with {@link CloseReason#normal}, and waits for the end. Blocks
     * for {@link EngineOptions#closeGrace()} at most, which is 5 s by default, and 5 s more where the transport does not
     * end in time. Must not be called by a handler or by a continuation, since it waits for them. If the thread is
     * interrupted, it returns at once, with the interrupt status set, and the close goes on. Throws nothing.
     */
    @Override
    void close();

    /**
     * The end of it all.
     *
     * @return completed when this was closed and its last connection has ended, with the reason given to {@link #close};
     *     or when the policy gave up, with why the last connection ended or could not be opened. Never exceptionally
     */
    CompletionStage<CloseReason> closed();
}
