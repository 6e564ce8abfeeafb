package org.ocpp4j.emulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.error.QueueFullException;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages about transactions (OCPP 1.6, section 3.7.1): delivered in order, one at a time, kept while the station
 * is offline, and sent again with the same content until they are answered. A message that the central system cannot
 * process is abandoned after TransactionMessageAttempts.
 *
 * <p>Belongs to the station's serial executor. Bounded: beyond {@link #MOST_WAITING} messages, meter values are dropped
 * and no transaction starts, so that only the StopTransaction of each open transaction can be added.
 */
final class TransactionQueue {
    static final int MOST_WAITING = 500;

    private static final Logger LOG = LoggerFactory.getLogger(TransactionQueue.class);

    /** One message. Its content is created when it is first sent, because it may need the id of its transaction. */
    private static final class Message<R extends Response> {
        private final Supplier<? extends Optional<? extends FromStation<R>>> content;
        private final Consumer<R> answered;
        private @Nullable FromStation<R> request;
        private int failures;

        private Message(Supplier<? extends Optional<? extends FromStation<R>>> content, Consumer<R> answered) {
            this.content = content;
            this.answered = answered;
        }

        private @Nullable FromStation<R> request() {
            if (request == null) {
                request = content.get().orElse(null);
            }
            return request;
        }
    }

    private final String identity;
    private final Registration registration;
    private final Configuration configuration;
    private final Counters counters;
    private final Alarm retry;
    private final Deque<Message<?>> messages = new ArrayDeque<>();
    private Runnable whenEmpty = () -> {};
    private boolean sending;

    TransactionQueue(
            String identity, Timeline time, Registration registration, Configuration configuration, Counters counters) {
        this.identity = identity;
        this.registration = registration;
        this.configuration = configuration;
        this.counters = counters;
        this.retry = time.alarm();
    }

    /** Runs whenever the last message has been answered or abandoned. */
    void whenEmpty(Runnable action) {
        whenEmpty = action;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    boolean isFull() {
        return messages.size() >= MOST_WAITING;
    }

    <R extends Response> void add(
            Supplier<? extends Optional<? extends FromStation<R>>> content, Consumer<R> answered) {
        messages.addLast(new Message<>(content, answered));
        sendNext();
    }

    /** The station can send again; waiting messages are sent without delay. */
    void online() {
        retry.cancel();
        sendNext();
    }

    private void sendNext() {
        while (!sending && !retry.isSet() && registration.isOnline() && !messages.isEmpty()) {
            send(messages.getFirst());
        }
        if (messages.isEmpty()) {
            whenEmpty.run();
        }
    }

    private <R extends Response> void send(Message<R> message) {
        FromStation<R> request = message.request();
        if (request == null) {
            giveUp("its transaction never began");
            return;
        }
        sending = true;
        registration.send(
                request,
                response -> {
                    sending = false;
                    messages.removeFirst();
                    message.answered.accept(response);
                    sendNext();
                },
                failure -> {
                    sending = false;
                    failed(message, failure);
                    sendNext();
                });
    }

    private void failed(Message<?> message, Throwable failure) {
        if (failure instanceof ConnectionLostException) {
            // Sent again when the station is online; this does not count as an attempt. The event that it is offline
            // may not have arrived yet.
            retry.set(Duration.ofSeconds(1), this::sendNext);
            return;
        }
        if (!(failure instanceof QueueFullException)) {
            message.failures++;
        }
        boolean pointless = failure instanceof NotRepresentableException;
        if (pointless || message.failures >= configuration.number("TransactionMessageAttempts")) {
            giveUp(String.valueOf(failure.getMessage()));
            return;
        }
        long seconds = (long) configuration.number("TransactionMessageRetryInterval") * message.failures;
        Duration pause = Duration.ofSeconds(Math.max(1, seconds));
        LOG.info("{} repeats a transaction message in {} s: {}", identity, pause.toSeconds(), failure.getMessage());
        retry.set(pause, this::sendNext);
    }

    private void giveUp(String why) {
        LOG.warn("{} gives a transaction message up: {}", identity, why);
        counters.lost.increment();
        messages.removeFirst();
    }
}
