package org.ocpp4j.core;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.ocpp4j.core.time.Scheduler;

/**
 * How the engine behaves on each connection. Immutable; start from {@link #DEFAULT}. A duration above {@link
 * Scheduler#LONGEST_DELAY} is reduced to it.
 *
 * <p>The executors and the scheduler belong to the application. If one of them refuses a task, the engine still
 * completes every future and answers every call, as described below.
 *
 * @param callTimeout how long to wait for an answer, counted from sending
 * @param replyTimeout how long an asynchronous handler may take
 * @param closeGrace how long an orderly close may take
 * @param sendQueue how many calls may wait for one peer, besides the one that was sent
 * @param mailbox how many calls of one peer may wait for handlers; a peer that sends more is disconnected
 * @param validation how strictly messages are checked
 * @param handlerExecutor runs the handlers, which may block its threads. If it refuses a call, the answer is
 *     InternalError. The default has at most 64 daemon threads, shared by all engines
 * @param completionExecutor runs the continuations of {@code send}, which must not block. It must not be the handlers'
 *     executor if handlers wait for {@code send}. A task that it refuses runs on the thread that has the result, a
 *     thread of the transport or of a timer. The default has as many daemon threads as processors, shared by all
 *     engines
 * @param scheduler runs time-outs; a task that it refuses is passed to {@link Scheduler#shared()}
 * @param messageIds generates message ids of at most 36 characters that are never repeated; the default generates
 *     random UUIDs
 */
public record EngineOptions(
        Duration callTimeout,
        Duration replyTimeout,
        Duration closeGrace,
        int sendQueue,
        int mailbox,
        Validation validation,
        Executor handlerExecutor,
        Executor completionExecutor,
        Scheduler scheduler,
        Supplier<String> messageIds) {

    /** 30 s for answers, 30 s for handlers, 5 s to close, queues of 64 and 128, strict. */
    public static final EngineOptions DEFAULT = new EngineOptions(
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            64,
            128,
            Validation.STRICT,
            DefaultExecutors.HANDLERS,
            DefaultExecutors.COMPLETIONS,
            Scheduler.shared(),
            EngineOptions::randomId);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a duration is not positive or a bound is below 1
     */
    public EngineOptions {
        if (!isPositive(callTimeout) || !isPositive(replyTimeout) || !isPositive(closeGrace)) {
            throw new IllegalArgumentException("Time-outs must be positive");
        }
        if (sendQueue < 1 || mailbox < 1) {
            throw new IllegalArgumentException("Queues must hold at least one call");
        }
        callTimeout = Scheduler.bounded(callTimeout);
        replyTimeout = Scheduler.bounded(replyTimeout);
        closeGrace = Scheduler.bounded(closeGrace);
    }

    /**
     * Starts from these options.
     *
     * @return a builder that holds the same values
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects options; not safe for use by several threads. */
    public static final class Builder {
        private Duration callTimeout;
        private Duration replyTimeout;
        private Duration closeGrace;
        private int sendQueue;
        private int mailbox;
        private Validation validation;
        private Executor handlerExecutor;
        private Executor completionExecutor;
        private Scheduler scheduler;
        private Supplier<String> messageIds;

        private Builder(EngineOptions from) {
            this.callTimeout = from.callTimeout;
            this.replyTimeout = from.replyTimeout;
            this.closeGrace = from.closeGrace;
            this.sendQueue = from.sendQueue;
            this.mailbox = from.mailbox;
            this.validation = from.validation;
            this.handlerExecutor = from.handlerExecutor;
            this.completionExecutor = from.completionExecutor;
            this.scheduler = from.scheduler;
            this.messageIds = from.messageIds;
        }

        /**
         * Sets how long to wait for an answer, counted from sending; positive.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder callTimeout(Duration value) {
            this.callTimeout = value;
            return this;
        }

        /**
         * Sets how long an asynchronous handler may take; positive.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder replyTimeout(Duration value) {
            this.replyTimeout = value;
            return this;
        }

        /**
         * Sets how long an orderly close may take; positive.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder closeGrace(Duration value) {
            this.closeGrace = value;
            return this;
        }

        /**
         * Sets how many calls may wait for one peer; at least 1.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder sendQueue(int value) {
            this.sendQueue = value;
            return this;
        }

        /**
         * Sets how many calls of one peer may wait for handlers; at least 1.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder mailbox(int value) {
            this.mailbox = value;
            return this;
        }

        /**
         * Sets how strictly messages are checked.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder validation(Validation value) {
            this.validation = value;
            return this;
        }

        /**
         * Sets the executor that runs the handlers.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder handlerExecutor(Executor value) {
            this.handlerExecutor = value;
            return this;
        }

        /**
         * Sets the executor that runs the continuations of {@code send}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder completionExecutor(Executor value) {
            this.completionExecutor = value;
            return this;
        }

        /**
         * Sets the scheduler that runs time-outs.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder scheduler(Scheduler value) {
            this.scheduler = value;
            return this;
        }

        /**
         * Sets the generator of message ids.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder messageIds(Supplier<String> value) {
            this.messageIds = value;
            return this;
        }

        /**
         * Makes the options.
         *
         * @return the options
         * @throws IllegalArgumentException if a duration is not positive or a bound is below 1
         */
        public EngineOptions build() {
            return new EngineOptions(
                    callTimeout,
                    replyTimeout,
                    closeGrace,
                    sendQueue,
                    mailbox,
                    validation,
                    handlerExecutor,
                    completionExecutor,
                    scheduler,
                    messageIds);
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }

    /** Unique, not secret: an id that others can guess does no harm, and a secure generator would be a bottleneck. */
    private static String randomId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
