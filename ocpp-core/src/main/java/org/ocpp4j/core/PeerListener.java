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
 * Receives the events of connections. Called by threads of the transport and of the engine; must not block. {@link
 * #problem} and {@link #attemptFailed} log by default, all other methods do nothing.
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
     * @param handshake the handshake
     * @param refusal why it was refused
     */
    default void refused(Handshake handshake, Decision.Refuse refusal) {}

    /**
     * An attempt of {@link OcppClient#stayConnected} to connect has failed. The end of an open connection is reported
     * to {@link #disconnected} instead. Servers, and clients that connect only once, do not call this.
     *
     * <p>The default logs a warning without a stack trace, through {@link System.Logger}, under the name {@code
     * org.ocpp4j.core}. An implementation replaces that log.
     *
     * @param identity the identity of the station
     * @param attempt the number of failures in a row, this one included: 1 for the first failure since the start or
     *     since a connection was steady, see {@link ReconnectOptions#steadyAfter()}. A connection that did not become
     *     steady counts as a failure
     * @param reason the exception of the transport: {@code org.ocpp4j.json.ConnectionRefusedException} with the HTTP
     *     status of the server's answer, a {@link java.net.ConnectException} if no server listens, an exception of
     *     {@code javax.net.ssl} if TLS failed, a {@link java.util.concurrent.TimeoutException} after {@link
     *     ReconnectOptions#connectTimeout()}
     * @param delay the time until the next attempt, as the policy decided; null if the policy gave up
     */
    default void attemptFailed(String identity, int attempt, Throwable reason, @Nullable Duration delay) {
        String text = reason.getMessage() == null ? reason.toString() : reason.getMessage();
        String next = delay == null ? "no other follows" : "the next one follows in " + delay;
        ProblemLog.write(identity, "Attempt " + attempt + " to connect failed, " + next + ": " + text, null);
    }

    /**
     * A message of the peer breaks its schema. It was refused or delivered, depending on the validation.
     *
     * @param peer the other side
     * @param action the action
     * @param violations the violations; values are not masked
     */
    default void invalid(P peer, String action, List<Violation> violations) {}

    /**
     * Something else went wrong: a frame that cannot be read, a late answer, a handler that failed.
     *
     * <p>The default logs a warning with the identity of the peer, the problem and the stack trace of the cause,
     * through {@link System.Logger}, under the name {@code org.ocpp4j.core}. A malformed frame is logged without a
     * stack trace. An implementation replaces that log; it may call {@code PeerListener.super.problem} to keep it.
     *
     * @param peer the other side
     * @param problem what happened; for a handler, with the action and the message id. It contains no payload
     * @param cause the exception that caused it, or null. The message of a handler's exception is not masked
     */
    default void problem(P peer, String problem, @Nullable Throwable cause) {
        ProblemLog.write(peer.identity(), problem, cause);
    }
}
