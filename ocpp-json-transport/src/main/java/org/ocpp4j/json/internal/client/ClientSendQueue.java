package org.ocpp4j.json.internal.client;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.NotRepresentableException;

/**
 * Outgoing text messages of one client: the JDK's WebSocket accepts a message only when the one before has been sent.
 *
 * <p>The lock of this object guards the state; the WebSocket is called and futures are completed outside of the lock.
 * At most {@code limit} characters wait; further messages are refused. Every future ends: when its message was sent, or
 * when the queue was closed.
 */
final class ClientSendQueue {
    private record Outgoing(String text, CompletableFuture<@Nullable Void> sent) {}

    private final WebSocket socket;
    private final int limit;
    private final Queue<Outgoing> queue = new ArrayDeque<>(2);
    private long waiting;
    private boolean busy;
    private @Nullable Runnable whenEmpty;
    private @Nullable String closed;

    ClientSendQueue(WebSocket socket, int limit) {
        this.socket = socket;
        this.limit = limit;
    }

    CompletionStage<@Nullable Void> send(String text) {
        Outgoing message = new Outgoing(text, new CompletableFuture<>());
        synchronized (this) {
            if (closed != null || whenEmpty != null) {
                return refused(closed == null ? "the connection is closing" : closed);
            }
            if (text.length() > limit) {
                return CompletableFuture.failedFuture(new NotRepresentableException(
                        "the frame has " + text.length() + " characters, and " + limit + " may wait to be sent"));
            }
            if (waiting + text.length() > limit) {
                return refused("the central system does not read: " + waiting + " characters wait to be sent");
            }
            waiting += text.length();
            queue.add(message);
            if (busy) {
                return message.sent;
            }
            busy = true;
        }
        sendNext();
        return message.sent;
    }

    /** Accepts no more messages, and runs the action when the queued messages have been sent. */
    void drain(Runnable action) {
        synchronized (this) {
            if (closed != null || whenEmpty != null) {
                return;
            }
            whenEmpty = action;
            if (busy) {
                return;
            }
        }
        action.run();
    }

    /** Fails waiting messages and accepts no more. */
    void close(String cause) {
        List<Outgoing> failed;
        synchronized (this) {
            closed = cause;
            failed = new ArrayList<>(queue);
            queue.clear();
        }
        failed.forEach(message -> message.sent.completeExceptionally(new IOException(cause)));
    }

    /** A loop, because the JDK often sends at once; recursion would be as deep as the queue is long. */
    private void sendNext() {
        while (true) {
            Outgoing message;
            Runnable action = null;
            synchronized (this) {
                message = queue.poll();
                if (message == null) {
                    busy = false;
                    action = closed == null ? whenEmpty : null;
                }
            }
            if (message == null) {
                if (action != null) {
                    action.run();
                }
                return;
            }
            CompletableFuture<WebSocket> sending = socket.sendText(message.text, true);
            if (!sending.isDone()) {
                sending.whenComplete((done, failure) -> {
                    settle(message, failure);
                    sendNext();
                });
                return;
            }
            sending.whenComplete((done, failure) -> settle(message, failure));
        }
    }

    private void settle(Outgoing message, @Nullable Throwable failure) {
        synchronized (this) {
            waiting -= message.text.length();
        }
        if (failure == null) {
            message.sent.complete(null);
        } else {
            message.sent.completeExceptionally(failure);
        }
    }

    private static CompletionStage<@Nullable Void> refused(String reason) {
        return CompletableFuture.failedFuture(new IOException(reason));
    }
}
