package org.ocpp4j.json.internal.client;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CloseReason;

/**
 * Receives the events of the JDK's WebSocket. The JDK calls one method at a time and only as often as was requested;
 * the first request comes when the connection is set, so only an error can arrive earlier. Fragments are joined, up to
 * the limit.
 */
public final class ClientListener implements WebSocket.Listener {
    private final int limit;
    private volatile @Nullable ClientConnection connection;
    private volatile @Nullable Throwable earlyFailure;
    private @Nullable StringBuilder fragments;

    public ClientListener(int limit) {
        this.limit = limit;
    }

    /** From now on messages are delivered. */
    public void attach(ClientConnection to, WebSocket socket) {
        connection = to;
        Throwable failure = earlyFailure;
        if (failure != null) {
            onError(socket, failure);
        }
        socket.request(1);
    }

    @Override
    public void onOpen(WebSocket socket) {
        // nothing is requested before there is a session
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        ClientConnection to = heard(socket);
        if (to == null || to.isClosing()) {
            return null;
        }
        StringBuilder begun = fragments;
        if ((begun == null ? 0 : begun.length()) + (long) data.length() > limit) {
            fragments = null;
            to.close(new CloseReason(CloseReason.Kind.VIOLATION, 1009, "the message is too long"));
        } else if (begun == null && last) {
            to.received(data.toString());
        } else {
            StringBuilder message = begun == null ? new StringBuilder() : begun;
            fragments = last ? null : message;
            message.append(data);
            if (last) {
                to.received(message.toString());
            }
        }
        return null;
    }

    /** OCPP-J has no binary messages; the JDK lets no client close with 1003. */
    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        ClientConnection to = heard(socket);
        if (to != null && !to.isClosing()) {
            to.close(new CloseReason(CloseReason.Kind.VIOLATION, 1003, "binary messages are not OCPP-J"));
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer payload) {
        heard(socket); // the JDK answers it
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
        heard(socket);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        ClientConnection to = connection;
        if (to != null) {
            to.peerClosed(code, reason);
        }
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ClientConnection to = connection;
        if (to == null) {
            earlyFailure = error;
        } else {
            to.abort("the connection broke: " + error.getMessage());
        }
    }

    private @Nullable ClientConnection heard(WebSocket socket) {
        ClientConnection to = connection;
        if (to != null) {
            to.heard();
        }
        socket.request(1);
        return to;
    }
}
