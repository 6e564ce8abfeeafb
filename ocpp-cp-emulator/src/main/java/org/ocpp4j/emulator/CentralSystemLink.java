package org.ocpp4j.emulator;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.transport.ClientTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of a station: opens it, and reopens it when it was refused or lost, with growing pauses. Belongs to
 * the station's serial executor, on which it also delivers events and answers.
 */
final class CentralSystemLink {
    /** Receives the events of the connection. */
    interface Events {
        /** It is open. */
        void connected();

        /** It has ended; it will be reopened. */
        void lost();
    }

    private static final Logger LOG = LoggerFactory.getLogger(CentralSystemLink.class);

    private final String identity;
    private final Timeline time;
    private final Supplier<ClientTransport> transports;
    private final Alarm retry;
    private final Backoff backoff;
    private @Nullable OcppClient client;
    private @Nullable ClientTransport transport;
    private @Nullable Events events;
    private @Nullable CentralSystem peer;

    /** The number of the current attempt; every opening and closing invalidates older attempts. */
    private int attempt;

    CentralSystemLink(String identity, Timeline time, Supplier<ClientTransport> transports) {
        this.identity = identity;
        this.time = time;
        this.transports = transports;
        this.retry = time.alarm();
        this.backoff = new Backoff(time);
    }

    /** Connects, and stays connected until {@link #close}. */
    void open(OcppClient with, Events listener) {
        client = with;
        events = listener;
        ClientTransport through = transports.get();
        transport = through;
        connect(with, through);
    }

    boolean isOpen() {
        return peer != null;
    }

    /** Sends a request; exactly one of the two callbacks runs later. */
    <R extends Response> void send(FromStation<R> request, Consumer<R> answered, Consumer<Throwable> failed) {
        CompletionStage<R> answer = peer == null
                ? CompletableFuture.failedFuture(new ConnectionLostException(
                        request.getClass().getSimpleName(), CloseReason.failed("the station is offline"), false))
                : peer.send(request);
        answer.whenCompleteAsync(
                (response, failure) -> {
                    if (failure == null) {
                        backoff.reset(); // it works: the next loss is a new one
                        answered.accept(response);
                    } else {
                        failed.accept(cause(failure));
                    }
                },
                time.serial());
    }

    /** Drops a connection without answers; another one is opened. */
    void drop(String why) {
        if (peer != null) {
            LOG.warn("{} gives the connection up: {}", identity, why);
            peer.close(CloseReason.goingAway(why));
        }
    }

    /** Disconnects permanently. */
    CompletionStage<?> close(CloseReason reason) {
        attempt++;
        retry.cancel();
        CentralSystem closing = peer;
        peer = null;
        return closing == null ? CompletableFuture.completedFuture(null) : closing.close(reason);
    }

    private void connect(OcppClient with, ClientTransport through) {
        int mine = ++attempt;
        CompletionStage<CentralSystem> opening;
        try {
            opening = with.connect(through);
        } catch (RuntimeException failed) {
            opening = CompletableFuture.failedFuture(failed);
        }
        opening.whenCompleteAsync(
                (opened, failure) -> {
                    if (failure == null) {
                        opened(mine, opened);
                    } else if (mine == attempt) {
                        retry("cannot connect: " + cause(failure).getMessage());
                    }
                },
                time.serial());
    }

    private void opened(int mine, CentralSystem opened) {
        if (mine != attempt) {
            opened.close(CloseReason.normal("not needed any more"));
            return;
        }
        peer = opened;
        opened.closed().whenCompleteAsync((reason, none) -> ended(mine, reason), time.serial());
        LOG.info("{} connected with OCPP {}", identity, opened.version().name());
        if (events != null) {
            events.connected();
        }
    }

    private void ended(int which, CloseReason reason) {
        if (which == attempt) {
            peer = null;
            if (events != null) {
                events.lost();
            }
            retry("connection lost: " + reason);
        }
    }

    private void retry(String why) {
        Duration pause = backoff.next();
        LOG.info("{} {}; tries again in {} ms", identity, why, pause.toMillis());
        retry.set(pause, () -> {
            if (client != null && transport != null) {
                connect(client, transport);
            }
        });
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
