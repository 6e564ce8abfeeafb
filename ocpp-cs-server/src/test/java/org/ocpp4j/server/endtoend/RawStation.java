package org.ocpp4j.server.endtoend;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A station made of the JDK's WebSocket and text: nothing of the library. It keeps the calls of the server as they came,
 * and does with each what the test says; without a word, nothing.
 */
final class RawStation implements WebSocket.Listener {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final Pattern CALL = Pattern.compile("\\[2,\"([^\"]*)\",\"([^\"]*)\",(.*)]", Pattern.DOTALL);

    private final Map<String, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private final List<ServerCall> calls = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private volatile Consumer<ServerCall> reply = call -> {};
    private volatile WebSocket socket;

    /** One frame after the other, as the JDK's WebSocket wants it. Belongs to the lock of this station. */
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    @SuppressWarnings("NullAway.Init") // the socket comes with the connection
    private RawStation() {}

    static RawStation connect(URI stations, String identity) {
        return connect(stations, identity, "ocpp1.6", "");
    }

    static RawStation connect(URI stations, String identity, String subprotocol) {
        return connect(stations, identity, subprotocol, "");
    }

    /** Connects; without basic authentication if the password is empty. Fails if the server refuses. */
    static RawStation connect(URI stations, String identity, String subprotocol, String password) {
        RawStation station = new RawStation();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder().subprotocols(subprotocol);
        if (!password.isEmpty()) {
            String credentials =
                    Base64.getEncoder().encodeToString((identity + ":" + password).getBytes(StandardCharsets.UTF_8));
            builder.header("Authorization", "Basic " + credentials);
        }
        station.socket = Waiting.result(builder.buildAsync(URI.create(stations + "/" + identity), station));
        return station;
    }

    /** What this station does with each call from now on. */
    RawStation onCall(Consumer<ServerCall> what) {
        this.reply = what;
        return this;
    }

    /** Answers each call from now on with this payload. */
    RawStation answering(String payload) {
        return onCall(call -> call.result(payload));
    }

    /** The calls of the server so far, in their order. */
    List<ServerCall> calls() {
        return List.copyOf(calls);
    }

    /** The first call; waits for it. */
    ServerCall awaitCall() {
        return awaitCall(1);
    }

    /** The call with this number, from 1; waits for it. */
    ServerCall awaitCall(int number) {
        Waiting.until("call " + number + " of the server", () -> calls.size() >= number);
        return calls.get(number - 1);
    }

    /** Sends a call, and does not wait for its answer. */
    CompletableFuture<String> send(String action, String payload) {
        String id = "raw-" + IDS.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        answers.put(id, answer);
        Waiting.result(write("[2,\"" + id + "\",\"" + action + "\"," + payload + "]"));
        return answer;
    }

    /** Sends a call and waits for the frame that answers it. */
    String call(String action, String payload) {
        return Waiting.result(send(action, payload));
    }

    /** Sends this text as a frame, whatever it is. */
    synchronized CompletableFuture<?> write(String frame) {
        sending = sending.handle((done, failure) -> null).thenCompose(done -> socket.sendText(frame, true));
        return sending;
    }

    /** Cuts the connection, as a power failure does: no close frame. */
    void cut() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            String frame = text.toString();
            text.setLength(0);
            Matcher call = CALL.matcher(frame);
            if (call.matches()) {
                ServerCall received = new ServerCall(this, call.group(1), call.group(2), call.group(3), frame);
                calls.add(received);
                reply.accept(received);
            } else {
                answered(frame);
            }
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void answered(String frame) {
        String id = frame.replaceAll("^\\[[34],\"([^\"]*)\".*", "$1");
        CompletableFuture<String> answer = answers.remove(id);
        if (answer != null) {
            answer.complete(frame);
        }
    }
}
