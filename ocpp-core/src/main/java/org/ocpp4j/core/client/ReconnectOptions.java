package org.ocpp4j.core.client;

import java.time.Duration;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.time.Scheduler;

/**
 * How a client stays connected. Immutable; start from {@link #DEFAULT}. A duration above {@link Scheduler#LONGEST_DELAY}
 * is taken as that.
 *
 * @param policy when to try again
 * @param whileDisconnected what becomes of calls while there is no connection
 * @param queue how many calls may wait, besides the one that was handed to the connection; at least 1
 * @param longestWait how long a call may wait for its turn, counted from {@code send}; longer than the longest wait of the
 *     policy, or calls expire before anybody tries to connect
 * @param connectTimeout how long an attempt to connect may take. Transports have a shorter time-out of their own; this
 *     one is for those whose attempt never ends. A connection that opens later is closed at once
 * @param steadyAfter how long a connection must last until it counts as one that works, and the attempts are counted
 *     from 1 again. An answer is no such sign: a server that falls over whenever its stations boot answers, too, and must
 *     not be hammered
 * @param holdUntilAccepted whether calls of {@link LastingConnection#send} wait, from the moment a BootNotification leaves,
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

    /** What becomes of calls while there is no connection. */
    public enum WhileDisconnected {
        /** They fail at once with {@link ConnectionLostException}, and so does what waits when a connection ends. */
        FAIL,
        /** They wait in order for the next connection, within the limits of the queue. */
        QUEUE
    }

    /**
     * The default policy; a queue of 256 calls that wait for 10 min at most; 1 min to connect; steady after 30 s;
     * calls are held until a BootNotification was accepted.
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
     * @param value when to try again
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
     * The same options with another time until a connection counts as one that works.
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
     * The same options with another answer to whether calls wait until the central system has accepted the station.
     *
     * <p>If so, which is the default, a BootNotification that leaves, through {@link LastingConnection#send} or directly
     * through the {@link CentralSystem} of one connection, holds all other calls of {@code send}. They leave in their order
     * when one is answered Accepted. While the answers are Pending or Rejected, or none comes, the application has to send the
     * next BootNotification, as the interval in the answer says; it passes the calls that wait. {@link #longestWait()} and the
     * limit of the queue count on. An end of the connection changes nothing: a station that was accepted stays accepted,
     * one that was not stays held.
     *
     * <p>Nothing is held before the first BootNotification. An application that sends it in {@link PeerListener#connected}
     * has it leave before everything else. What the central system triggers while the answer is Pending has to be sent
     * through the {@code CentralSystem} that the handler gets, which holds nothing.
     *
     * @param value whether calls wait; false for programs that are no stations, such as tests of a central system
     * @return the new options
     */
    public ReconnectOptions withHoldUntilAccepted(boolean value) {
        return new ReconnectOptions(policy, whileDisconnected, queue, longestWait, connectTimeout, steadyAfter, value);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
