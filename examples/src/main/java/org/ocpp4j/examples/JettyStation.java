package org.ocpp4j.examples;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.FrameChannel;
import org.ocpp4j.json.spi.OpeningAnswer;
import org.ocpp4j.json.spi.StationConnection;

/** A WebSocket of Jetty's that carries OCPP: frames out as a {@link FrameChannel}, and in through {@link StationConnection}. */
public final class JettyStation implements Session.Listener.AutoDemanding, FrameChannel {
    private final OpeningAnswer.Upgrade upgrade;
    private volatile @Nullable Session session;
    private volatile @Nullable StationConnection station;
    private volatile @Nullable CloseReason reason;

    JettyStation(OpeningAnswer.Upgrade upgrade) {
        this.upgrade = upgrade;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        station = upgrade.open(this);
    }

    @Override
    public void onWebSocketText(String message) {
        StationConnection to = station;
        if (to != null) {
            to.received(message);
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        reason = CloseReason.failed("the connection broke: " + cause.getMessage());
    }

    @Override
    public void onWebSocketClose(int code, String text, Callback callback) {
        StationConnection to = station;
        CloseReason known = reason;
        if (to != null) {
            String words = text == null ? "" : text;
            to.closed(known == null ? new CloseReason(CloseReason.Kind.REMOTE, code, words) : known);
        }
        callback.succeed();
    }

    @Override
    public CompletionStage<Void> write(String frame) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        Session to = session;
        if (to == null) {
            written.completeExceptionally(new IllegalStateException("The connection is not open yet"));
        } else {
            to.sendText(frame, Callback.from(() -> written.complete(null), written::completeExceptionally));
        }
        return written;
    }

    @Override
    public void close(CloseReason why) {
        reason = why;
        Session to = session;
        if (to != null && why.code() == 0) {
            to.disconnect();
        } else if (to != null) {
            to.close(why.code(), why.text(), Callback.NOOP);
        }
    }
}
