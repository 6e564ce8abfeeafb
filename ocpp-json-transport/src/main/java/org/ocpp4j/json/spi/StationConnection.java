package org.ocpp4j.json.spi;

import java.lang.System.Logger;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.FrameChannel;
import org.ocpp4j.core.transport.FrameConnection;
import org.ocpp4j.core.transport.Handshake;

/**
 * The connection of a station, for the WebSocket that carries it: pass each received message to it. Thread-safe, but
 * messages must be passed one after the other. Call {@link #closed} when the WebSocket has ended for any reason; until
 * then the connection counts towards the limit.
 */
public final class StationConnection {
    private static final Logger LOG = System.getLogger(StationConnection.class.getPackageName());

    private final Entrance entrance;
    private final FrameChannel channel;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final @Nullable FrameConnection frames;

    private StationConnection(Entrance entrance, @Nullable Handshake handshake, FrameChannel channel) {
        this.entrance = entrance;
        this.channel = channel;
        FrameConnection opened = null;
        try {
            if (handshake == null) {
                channel.close(new CloseReason(CloseReason.Kind.LOCAL, 1002, "no version in common"));
            } else {
                opened = FrameConnection.open(entrance.acceptor(), handshake, channel, entrance.codec());
            }
        } catch (RuntimeException failed) {
            LOG.log(Logger.Level.ERROR, "A session could not begin", failed);
            channel.close(new CloseReason(CloseReason.Kind.FAILED, 1011, "internal error"));
        }
        this.frames = opened;
    }

    static StationConnection open(Entrance entrance, @Nullable Handshake handshake, FrameChannel channel) {
        entrance.entered();
        return new StationConnection(entrance, handshake, channel);
    }

    /**
     * A text message has arrived.
     *
     * @param text the whole message
     */
    public void received(String text) {
        if (frames == null || ended.get()) {
            return;
        }
        try {
            frames.received(text);
        } catch (RuntimeException unexpected) {
            LOG.log(Logger.Level.ERROR, "What a station sent could not be processed", unexpected);
            channel.close(new CloseReason(CloseReason.Kind.FAILED, 1011, "internal error"));
        }
    }

    /**
     * The WebSocket has ended. A second call has no effect.
     *
     * @param reason why
     */
    public void closed(CloseReason reason) {
        if (ended.compareAndSet(false, true)) {
            entrance.left();
            if (frames != null) {
                frames.closed(reason);
            }
        }
    }
}
