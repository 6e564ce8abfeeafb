package org.ocpp4j.core.client;

import java.time.Duration;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.time.Scheduler;

/**
 * How a client stays connected. Immutable; start from {@link #DEFAULT}. A duration above {@link
 * Scheduler#LONGEST_DELAY} is reduced to it.
 *
 * @param policy when to retry
 * @param whileDisconnected how calls are treated while there is no connection
 * @param queue how many calls may wait, besides the one that was handed to the connection; at least 1
 * @param longestWait how long a call may wait for its turn, counted from {@code send}; choose it longer than the
 *     longest delay of the policy, or calls expire before the next attempt
 * @param connectTimeout how long an attempt to connect may take. Transports have shorter time-outs of their own; this
 *     one covers a transport whose attempt never ends. A connection that opens later is closed at once
 * @param steadyAfter how long a connection must last to count as steady; the attempts are then counted from 1 again. An
 *     answer does not make it steady: a server that fails whenever its stations boot also answers, and must not be
 *     flooded with attempts
 * @param holdUntilAccepted whether calls of {@link LastingConnection#send} wait from the sending of a BootNotification
 *     until one is answered Accepted (OCPP 1.6, section 4.2); see {@link #withHoldUntilAccepted}
 */
public record ReconnectOptions(
        ReconnectPolicy policy,
        WhileDisconnected whileDisconnected,
        int queue,
        Duration longestWait,
        Duration connectTimeout,
        Duration steadyAfter,
        boolean holdUntilAccepted) {

    /** How calls are treated while there is no connection. */
    public enum WhileDisconnected {
        /** They fail at once with {@link ConnectionLostException}; so do calls that wait when a connection ends. */
        FAIL,
        /** They wait in order for the next connection, within the limits of the queue. */
        QUEUE
    }

    /**
     * The default policy; a queue of 256 calls that wait for at most 10 min; 1 min to connect; steady after 30 s; calls
     * are held until a BootNotification was accepted.
     */
    public static final ReconnectOptions DEFAULT = new ReconnectOptions(
            ReconnectPolicy.DEFAULT,
            WhileDisconnected.QUEUE,
            256,
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            true);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a duration is not positive or the queue is below 1
     */
    public ReconnectOptions {
        if (!isPositive(longestWait) || !isPositive(connectTimeout) || !isPositive(steadyAfter)) {
            throw new IllegalArgumentException("Times must be positive");
        }
        if (queue < 1) {
            throw new IllegalArgumentException("The queue must hold at least one call");
        }
        longestWait = Scheduler.bounded(longestWait);
        connectTimeout = Scheduler.bounded(connectTimeout);
        steadyAfter = Scheduler.bounded(steadyAfter);
    }

    /**
     * The same options with another policy.
     *
     * @param value when to retry
     * @return the new options
     */
    public ReconnectOptions withPolicy(ReconnectPolicy value) {
        return new ReconnectOptions(
                value, whileDisconnected, queue, longestWait, connectTimeout, steadyAfter, holdUntilAccepted);
    }

    /**
     * The same options, but calls fail while there is no connection.
     *
     * @return the new options
     */
    public ReconnectOptions failing() {
        return new ReconnectOptions(
                policy, WhileDisconnected.FAIL, queue, longestWait, connectTimeout, steadyAfter, holdUntilAccepted);
    }

    /**
     * The same options, but calls wait while there is no connection.
     *
     * @param limit how many calls may wait; at least 1
     * @param longest how long a call may wait for its turn; positive
     * @return the new options
     * @throws IllegalArgumentException if the limit is below 1 or the time is not positive
     */
    public ReconnectOptions queueing(int limit, Duration longest) {
        return new ReconnectOptions(
                policy, WhileDisconnected.QUEUE, limit, longest, connectTimeout, steadyAfter, holdUntilAccepted);
    }

    /**
     * The same options with another time for attempts to connect.
     *
     * @param value how long an attempt may take; positive
     * @return the new options
     * @throws IllegalArgumentException if the time is not positive
     */
    public ReconnectOptions withConnectTimeout(Duration value) {
        return new ReconnectOptions(
                policy, whileDisconnected, queue, longestWait, value, steadyAfter, holdUntilAccepted);
    }

    /**
     * The same options with another time until a connection counts as steady.
     *
     * @param value how long it must last; positive
     * @return the new options
     * @throws IllegalArgumentException if the time is not positive
     */
    public ReconnectOptions withSteadyAfter(Duration value) {
        return new ReconnectOptions(
                policy, whileDisconnected, queue, longestWait, connectTimeout, value, holdUntilAccepted);
    }

    /**
     * The same options with another choice of whether calls wait until the central system has accepted the station.
     *
     * <p>If true, the default, sending a BootNotification holds all other calls of {@code send}, whether it is sent
     * through {@link LastingConnection#send} or directly through the {@link CentralSystem} of one connection. The calls
     * leave in their order when a BootNotification is answered Accepted. While the answer is Pending, Rejected or
     * missing, the application must send the next BootNotification after the interval in the answer; it overtakes the
     * waiting calls. {@link #longestWait()} and the limit of the queue still apply. The end of a connection changes
     * nothing: an accepted station stays accepted, any other stays held.
     *
     * <p>No call is held before the first BootNotification. If the application sends it in {@link
     * PeerListener#connected}, it leaves before all other calls. Messages that the central system triggers while the
     * answer is Pending must be sent through the {@code CentralSystem} that the handler receives, which holds no calls.
     *
     * @param value whether calls wait; false for programs that are not stations, such as tests of a central system
     * @return the new options
     */
    public ReconnectOptions withHoldUntilAccepted(boolean value) {
        return new ReconnectOptions(policy, whileDisconnected, queue, longestWait, connectTimeout, steadyAfter, value);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
