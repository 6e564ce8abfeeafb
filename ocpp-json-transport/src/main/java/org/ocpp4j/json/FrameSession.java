package org.ocpp4j.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Role;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.framing.TextFrame;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CloseReason;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.FrameChannel;
import org.ocpp4j.core.transport.FrameConnection;
import org.ocpp4j.core.transport.Handshake;

/**
 * A connection after its handshake: frames in both directions, pings, and the closing handshake (RFC 6455, sections 5 to
 * 7).
 *
 * <p>State belongs to the thread of the event loop. {@link #write} may be called by any thread: it encodes there and
 * queues the bytes in the {@link Connection}, which bounds them. {@link #close} hands over to the loop. The engine is
 * told of the end once, when the socket is closed: at the latest a moment after a close frame was sent.
 */
final class FrameSession implements Connection.Protocol, FrameChannel, MessageReader.Sink {
    private final Connection connection;
    private final ServerSettings settings;
    private final Draft_6455 draft;
    private final MessageReader reader;
    private volatile boolean closing;
    private @Nullable CloseReason reason;
    private @Nullable FrameConnection frames;
    private long heard = System.nanoTime();
    private long pinged = heard;
    private boolean awaitingPong;

    FrameSession(Connection connection, ServerSettings settings) {
        this.connection = connection;
        this.settings = settings;
        this.draft = new Draft_6455(List.of(), List.of(new Protocol("")), settings.maxFrameSize());
        draft.setParseMode(Role.SERVER);
        this.reader = new MessageReader(draft, this);
    }

    /** Begins the session of the engine; the answer to the handshake is in the queue already. */
    void open(Acceptor acceptor, Handshake handshake, FrameCodec codec) {
        frames = FrameConnection.open(acceptor, handshake, this, codec);
    }

    @Override
    public CompletionStage<Void> write(String frame) {
        TextFrame text = new TextFrame();
        text.setPayload(ByteBuffer.wrap(frame.getBytes(StandardCharsets.UTF_8)));
        return !closing && send(text)
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new IOException("the connection is closing"));
    }

    @Override
    public void close(CloseReason why) {
        connection.loop().execute(() -> {
            if (why.code() == 0) {
                closing(why);
                connection.end(why.text());
            } else if (closing(why)) {
                send(closeFrame(why.code(), why.text()));
                connection.endAfter(ClosingHandshake.PATIENCE, "no answer to the close frame");
            }
        });
    }

    @Override
    public void received(ByteBuffer bytes) {
        heard = System.nanoTime();
        awaitingPong = false; // whatever it says, it lives
        try {
            reader.read(bytes);
        } catch (InvalidDataException broken) {
            violation(broken.getCloseCode(), broken.getMessage() == null ? "bad frame" : broken.getMessage());
        }
    }

    @Override
    public void text(String message) {
        if (!closing && frames != null) {
            frames.received(message);
        }
    }

    @Override
    public void ping(ByteBuffer payload) {
        if (!closing) {
            PongFrame pong = new PongFrame();
            pong.setPayload(payload);
            send(pong);
        }
    }

    @Override
    public void pong() {}

    @Override
    public void close(int code, String text) {
        if (closing(new CloseReason(CloseReason.Kind.REMOTE, code, text))) {
            send(closeFrame(code, ""));
        }
        connection.endWhenSent("closed", ClosingHandshake.PATIENCE);
    }

    @Override
    public void tick(long now) {
        Duration interval = settings.pingInterval();
        if (interval == null || closing) {
            return;
        }
        if (awaitingPong && now - pinged >= settings.pongTimeout().toNanos()) {
            connection.end(
                    "no answer to a ping within " + settings.pongTimeout().toMillis() + " ms");
        } else if (!awaitingPong && now - Math.max(heard, pinged) >= interval.toNanos()) {
            pinged = now;
            awaitingPong = true;
            send(new PingFrame());
        }
    }

    @Override
    public void drain() {}

    @Override
    public void leave() {
        close(CloseReason.goingAway("the server stops"));
    }

    @Override
    public void ended(String cause) {
        closing = true;
        if (frames != null) {
            frames.closed(reason == null ? CloseReason.failed(cause) : reason);
        }
    }

    private void violation(int code, String text) {
        if (closing(new CloseReason(CloseReason.Kind.VIOLATION, code, text))) {
            send(closeFrame(code, text));
        }
        connection.shutdownWhenSent(text, ClosingHandshake.PATIENCE);
    }

    /** Notes why the connection ends. Returns false if that was known already. */
    private boolean closing(CloseReason why) {
        boolean first = reason == null;
        if (first) {
            reason = why;
            closing = true;
        }
        return first;
    }

    private boolean send(Framedata frame) {
        return connection.send(draft.createBinaryFrame(frame));
    }

    private static CloseFrame closeFrame(int code, String text) {
        CloseFrame frame = new CloseFrame();
        frame.setReason(ClosingHandshake.fitting(text));
        frame.setCode(code);
        return frame;
    }
}
