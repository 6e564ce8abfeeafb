package org.ocpp4j.core;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.client.ReconnectOptions;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.validation.Violation;

/**
 * Learns what happens to connections. Called by the threads of the transport and of the engine; must not block. The
 * defaults of {@link #problem} and {@link #attemptFailed} log, the defaults of all other methods do nothing.
 *
 * @param <P> the kind of peer
 */
public interface PeerListener<P extends Peer> {
    /**
     * A connection is open; calls can be sent.
     *
     * @param peer the other side
     */
    default void connected(P peer) {}

    /**
     * A connection has ended.
     *
     * @param peer the other side
     * @param reason why
     */
    default void disconnected(P peer, CloseReason reason) {}

    /**
     * A handshake was refused.
     *
     * @param handshake what was asked for
     * @param refusal why it was refused
     */
    default void refused(Handshake handshake, Decision.Refuse refusal) {}

    /**
     * An attempt of {@link OcppClient#stayConnected} to connect has failed. The end of a connection that was open is
     * {@link #disconnected} instead. Servers, and clients that connect once, do not call this.
     *
     * <p>The default logs a warning without a stack trace, through {@link System.Logger}, under the name {@code
     * org.ocpp4j.core}. An implementation replaces that log.
     *
     * @param identity the identity of the station
     * @param attempt the number of failures in a row, this one included: 1 for the first since the beginning or since a
     *     connection was steady, see {@link ReconnectOptions#steadyAfter()}. A connection that did not become steady counts
     * @param reason why, as the transport put it: {@code org.ocpp4j.json.ConnectionRefusedException} with the HTTP status
     *     that the server answered, a {@link java.net.ConnectException} where nobody listens, an exception of {@code
     *     javax.net.ssl} where TLS failed, a {@link java.util.concurrent.TimeoutException} after {@link
     *     ReconnectOptions#connectTimeout()}
     * @param delay how long it waits before the next attempt, as the policy says; null if the policy gave up
     */
    default void attemptFailed(String identity, int attempt, Throwable reason, @Nullable Duration delay) {
        String text = reason.getMessage() == null ? reason.toString() : reason.getMessage();
        String next = delay == null ? "no other follows" : "the next one follows in " + delay;
        ProblemLog.write(identity, "Attempt " + attempt + " to connect failed, " + next + ": " + text, null);
    }

    /**
     * A message of the peer breaks its schema. It was refused or delivered, as the validation demands.
     *
     * @param peer the other side
     * @param action the action
     * @param violations what is wrong; values are not masked
     */
    default void invalid(P peer, String action, List<Violation> violations) {}

    /**
     * Something else went wrong: a frame that cannot be read, a late answer, a handler that failed.
     *
     * <p>The default logs a warning with the identity of the peer, the problem and the stack trace of the cause, through
     * {@link System.Logger}, under the name {@code org.ocpp4j.core}. A malformed frame is logged without a stack trace.
     * An implementation replaces that log; it may call {@code PeerListener.super.problem} to keep it.
     *
     * @param peer the other side
     * @param problem what happened; of a handler, with the action and the message id. It quotes no payload
     * @param cause the exception behind it, or null if there is none. What a handler wrote into its exception is not
     *     masked
     */
    default void problem(P peer, String problem, @Nullable Throwable cause) {
        ProblemLog.write(peer.identity(), problem, cause);
    }
}
