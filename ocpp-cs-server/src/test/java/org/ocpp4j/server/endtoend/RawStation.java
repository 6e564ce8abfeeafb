package org.ocpp4j.server.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ocpp4j.server.Await;

/** A station made of the JDK's WebSocket and text: nothing of the library. */
public final class RawStation implements WebSocket.Listener {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger IDS = new AtomicInteger();

    private final Map<String, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private volatile WebSocket socket;

    @SuppressWarnings("NullAway.Init") // the socket comes with the connection
    private RawStation() {}

    static RawStation connect(URI stations, String identity) {
        return connect(stations, identity, "ocpp1.6");
    }

    /** Connects; {@code stations} is the address up to {@code /ocpp}. */
    public static RawStation connect(URI stations, String identity, String subprotocol) {
        RawStation station = new RawStation();
        station.socket = Await.result(CLIENT.newWebSocketBuilder()
                .subprotocols(subprotocol)
                .buildAsync(URI.create(stations + "/" + identity), station));
        return station;
    }

    /** Sends a call, and does not wait for its answer. */
    CompletableFuture<String> send(String action, String payload) {
        return send("raw-" + IDS.incrementAndGet(), action, payload);
    }

    /** Sends a call with this id. The answer fails when the connection ends. */
    public CompletableFuture<String> send(String id, String action, String payload) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        answers.put(id, answer);
        if (closed.isDone()) {
            failAnswers();
        }
        Await.result(socket.sendText("[2,\"" + id + "\",\"" + action + "\"," + payload + "]", true));
        return answer;
    }

    /** Sends a call and waits for the frame that answers it. */
    public String call(String action, String payload) {
        return Await.result(send(action, payload));
    }

    /** The status code with which the other side closes, once it does. */
    CompletableFuture<Integer> closed() {
        return closed;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        failAnswers();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
        failAnswers();
    }

    private void failAnswers() {
        answers.values().forEach(each -> each.completeExceptionally(new IOException("the connection has ended")));
    }

    /** Cuts the connection, as a power failure does: no close frame. */
    public void cut() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            String frame = text.toString();
            text.setLength(0);
            String id = frame.replaceAll("^\\[[34],\"([^\"]*)\".*", "$1");
            CompletableFuture<String> answer = answers.remove(id);
            if (answer != null) {
                answer.complete(frame);
            }
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }
}
