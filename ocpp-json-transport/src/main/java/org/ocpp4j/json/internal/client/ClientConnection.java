package org.ocpp4j.json.internal.client;

import java.lang.System.Logger;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.FrameChannel;
import org.ocpp4j.core.transport.FrameConnection;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.json.internal.frame.ClosingHandshake;
import org.ocpp4j.json.spi.StationWebSocket;

/**
 * A station's end of a connection, over the JDK's WebSocket.
 *
 * <p>Has no thread: the JDK delivers messages one at a time, any thread writes and closes, a shared timer pings; what
 * they share is atomic. Messages on their way out wait in a {@link ClientSendQueue}, which bounds them. The end is
 * reported to the engine once, by the first of these events: the peer's close frame, an error, or a deadline, since an
 * aborted WebSocket reports nothing more.
 */
public final class ClientConnection implements FrameChannel {
    private static final Logger LOG = System.getLogger(ClientConnection.class.getPackageName());

    private final ClientSettings settings;
    private final WebSocket socket;
    private final ClientSendQueue queue;
    private final AtomicReference<@Nullable CloseReason> closing = new AtomicReference<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable FrameConnection frames;
    private volatile long heard = System.nanoTime();
    private final Timer pings = new Timer();
    private final Timer closeDeadline = new Timer();

    public ClientConnection(ClientSettings settings, WebSocket socket) {
        this.settings = settings;
        this.socket = socket;
        this.queue = new ClientSendQueue(socket, settings.maxUnsent());
    }

    /** Starts the session of the engine; messages are requested only afterwards. */
    public void open(Acceptor acceptor, Handshake handshake) {
        frames = FrameConnection.open(acceptor, handshake, this, settings.codec());
        if (ended.get()) { // closed by the engine at once
            frames.closed(reason("closed"));
        }
        schedulePing();
    }

    @Override
    public CompletionStage<Void> write(String frame) {
        return queue.send(frame).thenRun(() -> {});
    }

    @Override
    public void close(CloseReason reason) {
        if (!closing.compareAndSet(null, reason)) {
            return;
        }
        if (reason.code() == 0) {
            abort(reason.text());
            return;
        }
        closeDeadline.set(StationWebSocket.PATIENCE, () -> abort("no answer to the close frame"));
        queue.drain(() -> socket.sendClose(sendable(reason.code()), ClosingHandshake.fitting(reason.text()))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        abort("the close frame could not be sent");
                    }
                }));
    }

    boolean isClosing() {
        return closing.get() != null;
    }

    /** The peer sent something, so it is alive. */
    void heard() {
        heard = System.nanoTime();
    }

    void received(String text) {
        FrameConnection engine = frames;
        if (engine == null || isClosing()) {
            return;
        }
        try {
            engine.received(text);
        } catch (RuntimeException unexpected) {
            LOG.log(Logger.Level.ERROR, "A message of the central system could not be processed", unexpected);
            close(new CloseReason(CloseReason.Kind.FAILED, 1011, "internal error"));
        }
    }

    void peerClosed(int code, String text) {
        CloseReason reason = code == 1006
                ? CloseReason.failed(StationWebSocket.PEER_ENDED)
                : new CloseReason(CloseReason.Kind.REMOTE, code, text);
        closing.compareAndSet(null, reason);
        end(reason.text());
    }

    /** Ends the connection without a closing handshake. */
    void abort(String cause) {
        closing.compareAndSet(null, CloseReason.failed(cause));
        socket.abort();
        end(cause);
    }

    private void end(String cause) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        pings.cancel();
        closeDeadline.cancel();
        queue.close(cause);
        FrameConnection engine = frames;
        if (engine != null) {
            engine.closed(reason(cause));
        }
    }

    private CloseReason reason(String cause) {
        CloseReason known = closing.get();
        return known == null ? CloseReason.failed(cause) : known;
    }

    private void schedulePing() {
        Duration interval = settings.pingInterval();
        if (interval != null && !isClosing()) {
            pings.set(interval, this::ping);
        }
    }

    private void ping() {
        if (isClosing()) {
            return;
        }
        long sent = System.nanoTime();
        socket.sendPing(ByteBuffer.allocate(0)); // what fails here fails elsewhere too
        pings.set(settings.pongTimeout(), () -> {
            if (isClosing()) {
                return;
            }
            if (heard - sent < 0) {
                abort("no answer to a ping within " + settings.pongTimeout().toMillis() + " ms");
            } else {
                schedulePing();
            }
        });
    }

    /** The JDK does not let clients send some codes; 1008 replaces those of violations, and 1000 the rest. */
    private static int sendable(int code) {
        return switch (code) {
            case 1002, 1003, 1007, 1009 -> 1008;
            case 1010, 1012, 1013, 1014, 1015 -> 1000;
            default -> code;
        };
    }

    /** One waiting task, with its own lock; the next task replaces it, and none waits after the end. */
    private static final class Timer {
        private Scheduler.@Nullable Task task;
        private boolean over;

        synchronized void set(Duration delay, Runnable action) {
            if (task != null) {
                task.cancel();
            }
            task = over ? null : Scheduler.shared().schedule(delay, action);
        }

        synchronized void cancel() {
            over = true;
            if (task != null) {
                task.cancel();
            }
        }
    }
}
