package org.ocpp4j.server.command;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A station that sees and sends the very frames. */
final class RawStation implements WebSocket.Listener {
    /** A CALL that came. */
    record Call(String id, String action, String payload) {}

    private static final Pattern CALL = Pattern.compile("\\[2,\"([^\"]+)\",\"(\\w+)\",(.*)]", Pattern.DOTALL);

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    RawStation(int port, String identity, String subprotocol) {
        String path = URLEncoder.encode(identity, StandardCharsets.UTF_8).replace("+", "%20");
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols(subprotocol)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ocpp/" + path), this)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            frames.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    Call next() {
        try {
            String frame = frames.poll(20, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("No frame came");
            }
            Matcher call = CALL.matcher(frame);
            if (!call.matches()) {
                throw new AssertionError("No CALL: " + frame);
            }
            return new Call(call.group(1), call.group(2), call.group(3));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    boolean hasFrames() {
        return !frames.isEmpty();
    }

    void send(String frame) {
        socket.sendText(frame, true).orTimeout(20, TimeUnit.SECONDS).join();
    }

    void result(Call call, String payload) {
        send("[3,\"" + call.id() + "\"," + payload + "]");
    }

    /** Answers the next call. */
    Call answer(String payload) {
        Call call = next();
        result(call, payload);
        return call;
    }

    void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    void abort() {
        socket.abort();
    }
}
