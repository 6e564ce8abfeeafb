package org.ocpp4j.server.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ocpp4j.server.Await;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who is told of events, and who can misbehave in all the ways that sockets allow. Made of sockets; it verifies
 * signatures with code of its own. Thread-safe.
 */
public final class WebhookReceiver implements AutoCloseable {
    /** What it may do with a request. */
    public enum Answer {
        OK(true, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
        NO_CONTENT(true, "HTTP/1.1 204 No Content\r\n\r\n"),
        HTML(true, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<html>hi</html>"),
        ERROR(false, "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\n\r\nfail"),
        BAD_REQUEST(false, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
        NOT_FOUND(false, "HTTP/1.1 404 Not Found\r\nContent-Length: 15\r\n\r\n<html>no</html>"),
        UNAUTHORIZED(false, "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n"),
        PROXY_UNAUTHORIZED(false, "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n"),
        GONE(false, "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"),
        REDIRECT(false, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"),
        OVERLOADED(false, "HTTP/1.1 503 Busy\r\nRetry-After: 86400\r\nContent-Length: 0\r\n\r\n"),
        HALF(false, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"),
        NONSENSE(false, "220 mail.example.com ESMTP\r\n"),
        CLOSED(false, ""),
        ENDLESS(true, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
        DRIPPING(false, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"),
        SILENCE(false, "");

        private final boolean confirms;
        private final String bytes;

        Answer(boolean confirms, String bytes) {
            this.confirms = confirms;
            this.bytes = bytes;
        }
    }

    /** A request that had a good signature. */
    public record Received(String id, String type, String identity, long sequence, JsonNode body, Answer answer) {
        /** Whether it was answered well. */
        public boolean isConfirmed() {
            return answer.confirms;
        }
    }

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final ServerSocket door;
    private final String secret;
    private final Clock clock;
    private final Function<Received, Answer> manners;
    private final List<Received> received = new ArrayList<>(); // guarded by itself
    private final List<String> complaints = new ArrayList<>(); // guarded by received
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger confirming = new AtomicInteger();

    private WebhookReceiver(ServerSocket door, String secret, Clock clock, Function<Received, Answer> manners) {
        this.door = door;
        this.secret = secret;
        this.clock = clock;
        this.manners = manners;
    }

    /** Opens at a port, 0 for a free one. The manners are told each request, as if it were answered well. */
    public static WebhookReceiver open(int port, String secret, Clock clock, Function<Received, Answer> manners)
            throws IOException {
        ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        WebhookReceiver receiver = new WebhookReceiver(door, secret, clock, manners);
        receiver.thread(receiver::accept);
        return receiver;
    }

    private void thread(Runnable task) {
        Thread thread = new Thread(task, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    /** The port. */
    public int port() {
        return door.getLocalPort();
    }

    /** Where events are to be sent; with a secret in its query. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/hook?token=hidden");
    }

    /** All requests so far, in the order in which they came. */
    public List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    /** What was wrong with requests. */
    public List<String> complaints() {
        synchronized (received) {
            return List.copyOf(complaints);
        }
    }

    private void accept() {
        while (closing.getCount() > 0) {
            try {
                Socket socket = door.accept();
                open.add(socket);
                thread(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            boolean more = true;
            while (more) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                Map<String, String> headers = headers(head);
                byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
                more = answer(judge(head, headers, body), out);
            }
        } catch (IOException cut) {
            // the other side does not wait any more, or this one closes
        } finally {
            open.remove(socket);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new TreeMap<>();
        head.lines().skip(1).filter(line -> line.contains(":")).forEach(line -> {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        });
        return headers;
    }

    private Answer judge(String head, Map<String, String> headers, byte[] body) {
        JsonNode json = JsonMapper.shared().readTree(body);
        Received request = new Received(
                json.path("id").asString(""),
                json.path("type").asString(""),
                json.path("identity").asString(""),
                json.path("sequence").asLong(0),
                json,
                Answer.OK);
        synchronized (received) {
            if (!head.startsWith("POST /hook?token=hidden HTTP/1.1")
                    || !"application/json".equals(headers.get("content-type"))
                    || !headers.getOrDefault("webhook-id", "").equals(request.id())
                    || !isSigned(headers, body)) {
                complaints.add(head);
            }
            Answer answer = closing.getCount() == 0 ? Answer.CLOSED : manners.apply(request);
            if (answer.confirms) {
                confirming.incrementAndGet();
            }
            received.add(
                    new Received(request.id(), request.type(), request.identity(), request.sequence(), json, answer));
            return answer;
        }
    }

    private boolean isSigned(Map<String, String> headers, byte[] body) {
        String timestamp = headers.getOrDefault("webhook-timestamp", "0");
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (!isNear(sent, clock.instant()) && !isNear(sent, Instant.now())) { // sent before the clock was put forward
            return false;
        }
        String expected = "v1," + hmac(headers.get("webhook-id") + "." + timestamp + ".", body);
        return List.of(headers.getOrDefault("webhook-signature", "").split(" ", -1))
                .contains(expected);
    }

    private static boolean isNear(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
    }

    private String hmac(String before, byte[] body) {
        try {
            byte[] key = secret.startsWith("whsec_")
                    ? Base64.getDecoder().decode(secret.substring(6))
                    : secret.getBytes(StandardCharsets.UTF_8);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** False if the connection is to be closed. */
    private boolean answer(Answer answer, OutputStream out) throws IOException {
        try {
            out.write(answer.bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            switch (answer) {
                case SILENCE, DRIPPING -> awaitClose();
                case ENDLESS -> writeUntilCut(out);
                default -> {}
            }
        } finally {
            if (answer.confirms) {
                confirming.decrementAndGet();
            }
        }
        return answer != Answer.HALF && answer != Answer.CLOSED && answer != Answer.NONSENSE;
    }

    private static void writeUntilCut(OutputStream out) throws IOException {
        byte[] chunk = ("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        while (true) {
            out.write(chunk);
        }
    }

    private void awaitClose() {
        try {
            closing.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cuts all connections, but ends what it has begun to confirm: else nobody could say whether it was. */
    @Override
    public void close() throws IOException {
        synchronized (received) {
            closing.countDown();
        }
        door.close();
        Await.until("what was confirmed is", () -> confirming.get() == 0);
        for (Socket socket : open) {
            socket.close();
        }
    }
}
