package org.ocpp4j.server.backend.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of webhooks over real HTTP that answers as a test wants, and keeps what came. */
public final class Receiver implements AutoCloseable {
    /** A request as it came. */
    public record Received(String method, String target, com.sun.net.httpserver.Headers headers, String body) {
        /** The body. */
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** What the station wants. */
        public String action() {
            return json().path("action").asString();
        }

        /** A header, or null. */
        public @Nullable String header(String name) {
            return headers.getFirst(name);
        }
    }

    /** What a receiver does with a request. */
    @FunctionalInterface
    public interface Script {
        /** Answers, or does not. Runs on a thread of its own. */
        void answer(Received request, HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Script script;

    private Receiver(int port, Script script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /** Begins to receive at any port. */
    public static Receiver start(Script script) {
        return new Receiver(0, script);
    }

    /** Begins to receive at a port. */
    public static Receiver start(int port, Script script) {
        return new Receiver(port, script);
    }

    /** Answers 200 with a body. */
    public static Script says(String body) {
        return says(200, body);
    }

    /** Answers with a status and a body. */
    public static Script says(int status, String body) {
        return (request, exchange) -> send(exchange, status, body);
    }

    /** Sends an answer. */
    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        Received request = new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(request);
        script.answer(request, exchange);
    }

    /** Answers otherwise from now on. */
    public void script(Script other) {
        script = other;
    }

    /** What came, in order. */
    public List<Received> received() {
        return received;
    }

    /** The only request that came. */
    public Received only() {
        if (received.size() != 1) {
            throw new AssertionError(received.size() + " requests came");
        }
        return received.get(0);
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Where it receives. */
    public String url() {
        return "http://127.0.0.1:" + port() + "/ocpp/parse?tenant=7";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
