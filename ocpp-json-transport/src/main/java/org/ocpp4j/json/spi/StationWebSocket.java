package org.ocpp4j.json.spi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.transport.FrameChannel;
import org.ocpp4j.json.internal.frame.ClosingHandshake;

/**
 * A connection after its handshake: handles pings, the closing handshake (RFC 6455, sections 5.5 and 7), and the calls
 * to the engine. For bindings that read and write frames; a binding whose WebSocket does this already needs only {@link
 * StationConnection}.
 *
 * <p>State belongs to the thread of the socket. All methods must be called on it, except those of {@link FrameChannel},
 * which any thread may call: {@link #write} sends on the calling thread, {@link #close(CloseReason)} hands over to the
 * socket's thread. The end is reported to the engine once, when the socket is closed: at the latest shortly after a
 * close frame was sent.
 */
public final class StationWebSocket implements FrameChannel {
    /** Sends frames, and ends the connection. Called on its own thread unless stated otherwise. */
    public interface Socket {
        /**
         * Runs a task on the thread of this socket, from any thread.
         *
         * @param task must not block
         */
        void execute(Runnable task);

        /**
         * Sends a text message, from any thread.
         *
         * @param message the text
         * @return false if it cannot be sent, since the connection has ended, or ends now because too many bytes wait
         */
        boolean send(String message);

        /**
         * Sends a control frame.
         *
         * @param opcode 8 to close, 9 for a ping, 10 for a pong (RFC 6455, section 11.8)
         * @param payload 125 bytes at most
         */
        void send(int opcode, ByteBuffer payload);

        /**
         * Ends the connection now.
         *
         * @param cause the cause for {@link StationWebSocket#ended}
         */
        void end(String cause);

        /**
         * Ends the connection if it has not ended by then.
         *
         * @param delay how long to wait
         * @param cause the cause for {@link StationWebSocket#ended}
         */
        void endAfter(Duration delay, String cause);

        /**
         * Ends the connection as soon as all data are sent.
         *
         * @param cause the cause for {@link StationWebSocket#ended}
         * @param atMost how long that may take
         */
        void endWhenSent(String cause, Duration atMost);

        /**
         * Ends this side as soon as all data are sent, and drops further input until the peer ends its side. Closing at
         * once would reset the connection, and the peer might never read the reason.
         *
         * @param cause the cause for {@link StationWebSocket#ended}
         * @param atMost how long that may take
         */
        void shutdownWhenSent(String cause, Duration atMost);
    }

    /** How long a peer may take to answer a close frame; mobile networks need more than a second. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long a refused peer may go on sending before the connection is closed, so that it can read the reason. */
    public static final Duration LINGERING = Duration.ofSeconds(5);

    /** The cause of an end without a close frame. */
    public static final String PEER_ENDED = "the peer ended the connection without a close frame";

    private static final int LONGEST_HEADER = 10;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final EndpointSettings settings;
    private final boolean pings;
    private volatile boolean closing;
    private @Nullable CloseReason reason;
    private @Nullable StationConnection station;
    private long heard = System.nanoTime();
    private long pinged = heard;
    private boolean awaitingPong;
    private @Nullable ByteArrayOutputStream fragments;

    private StationWebSocket(Socket socket, EndpointSettings settings, boolean pings) {
        this.socket = socket;
        this.settings = settings;
        this.pings = pings && settings.pingInterval().isPresent();
    }

    /**
     * Starts a session; the answer to the handshake must have been sent or queued.
     *
     * @param upgrade the answer of the entrance
     * @param socket sends frames
     * @param settings of the endpoint
     * @return the session
     */
    public static StationWebSocket open(OpeningAnswer.Upgrade upgrade, Socket socket, EndpointSettings settings) {
        StationWebSocket session = new StationWebSocket(socket, settings, upgrade.pings());
        session.station = upgrade.open(session);
        return session;
    }

    @Override
    public CompletionStage<Void> write(String frame) {
        if (!fits(frame)) {
            return CompletableFuture.failedFuture(new NotRepresentableException("the frame has " + frame.length()
                    + " characters, and " + settings.maxUnsentBytes() + " bytes may wait to be sent"));
        }
        return !closing && socket.send(frame)
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new IOException("the connection is closing"));
    }

    @Override
    public void close(CloseReason why) {
        socket.execute(() -> {
            if (why.code() == 0) {
                closing(why);
                socket.end(why.text());
            } else if (closing(why)) {
                socket.send(CLOSE, ClosingHandshake.payload(why.code(), why.text()));
                socket.endAfter(PATIENCE, "no answer to the close frame");
            }
        });
    }

    /**
     * Whether a frame fits into the limit of unsent bytes; a larger one alone would end the connection like a slow
     * peer.
     */
    private boolean fits(String frame) {
        int most = settings.maxUnsentBytes() - LONGEST_HEADER;
        if (frame.length() <= most / 3) { // no character takes more than three bytes per UTF-16 unit
            return true;
        }
        int bytes = 0;
        for (int i = 0; i < frame.length() && bytes <= most; i++) {
            char c = frame.charAt(i);
            bytes +=
                    c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3; // each half of a pair has two of four
        }
        return bytes <= most;
    }

    /** The peer has sent something, so it is alive. */
    public void heard() {
        heard = System.nanoTime();
        awaitingPong = false;
    }

    /**
     * A text message or a part of it has arrived. Parts are joined, within the limit of a message.
     *
     * @param continuation whether it continues a message
     * @param last whether the message ends with it
     * @param payload its bytes; the caller must not use them afterwards
     */
    public void data(boolean continuation, boolean last, byte[] payload) {
        if (station == null || (closing && !isReplaced())) {
            return;
        }
        if (continuation != (fragments != null)) {
            violation(1002, continuation ? "there is nothing to continue" : "a message is not finished");
            return;
        }
        byte[] message = payload;
        if (continuation || !last) {
            ByteArrayOutputStream whole = fragments == null ? new ByteArrayOutputStream() : fragments;
            if (whole.size() + (long) payload.length > settings.maxFrameSize()) {
                violation(1009, "the message is too long");
                return;
            }
            whole.writeBytes(payload);
            fragments = last ? null : whole;
            message = whole.toByteArray();
        }
        if (last) {
            text(message);
        }
    }

    /**
     * A newer connection replaced this one. The old one may still hold the end of a transaction, sent before the
     * station reconnected, and the newer connection may have been read first. So this one is read to its end.
     */
    private boolean isReplaced() {
        return reason != null && reason.kind() == CloseReason.Kind.REPLACED;
    }

    private void text(byte[] message) {
        // Decoding replaces invalid UTF-8; searching for the replacement is faster than strict decoding.
        String text = new String(message, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), message)) {
            violation(1007, "the message is not UTF-8");
        } else if (station != null) {
            station.received(text);
        }
    }

    /**
     * A ping has arrived.
     *
     * @param payload the payload to send back
     */
    public void ping(ByteBuffer payload) {
        if (!closing) {
            socket.send(PONG, payload);
        }
    }

    /**
     * A close frame has arrived.
     *
     * @param code its code; 1005 if it has none
     * @param text its text, perhaps empty
     */
    public void closeFrame(int code, String text) {
        if (closing(new CloseReason(CloseReason.Kind.REMOTE, code, text))) {
            socket.send(CLOSE, ClosingHandshake.payload(code, ""));
        }
        socket.endWhenSent("closed", PATIENCE);
    }

    /**
     * The peer broke a rule of the protocol. Nothing more can be read.
     *
     * @param code the close code for the rule
     * @param text the rule in words
     */
    public void violation(int code, String text) {
        if (closing(new CloseReason(CloseReason.Kind.VIOLATION, code, text))) {
            socket.send(CLOSE, ClosingHandshake.payload(code, text));
        }
        socket.shutdownWhenSent(text, LINGERING);
    }

    /**
     * Some time has passed: perhaps a ping is due, or an answer to one overdue.
     *
     * @param now {@link System#nanoTime()}
     */
    public void tick(long now) {
        if (!pings || closing) {
            return;
        }
        Duration interval = settings.pingInterval().orElseThrow();
        if (awaitingPong && now - pinged >= settings.pongTimeout().toNanos()) {
            socket.end("no answer to a ping within " + settings.pongTimeout().toMillis() + " ms");
        } else if (!awaitingPong && now - Math.max(heard, pinged) >= interval.toNanos()) {
            pinged = now;
            awaitingPong = true;
            socket.send(PING, ByteBuffer.allocate(0));
        }
    }

    /** The server stops. */
    public void leave() {
        close(CloseReason.goingAway("the server stops"));
    }

    /**
     * The socket is closed; called once, at the end.
     *
     * @param cause the cause, if neither side gave one in a close frame
     */
    public void ended(String cause) {
        closing = true;
        if (station != null) {
            station.closed(reason == null ? CloseReason.failed(cause) : reason);
        }
    }

    /** Stores why the connection ends. Returns false if a reason was already stored. */
    private boolean closing(CloseReason why) {
        boolean first = reason == null;
        if (first) {
            reason = why;
            closing = true;
        }
        return first;
    }
}
