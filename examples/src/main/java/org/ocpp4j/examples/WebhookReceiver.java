package org.ocpp4j.examples;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small back office behind the webhook backend: it knows some idTags, and numbers transactions. */
public final class WebhookReceiver {
    private final Set<String> idTags = Set.of("CARD-1", "CARD-2", "demo");
    private final Map<String, Integer> transactions = new ConcurrentHashMap<>();
    private final AtomicInteger lastTransaction = new AtomicInteger(1000);

    static HttpServer start(int port) throws IOException {
        WebhookReceiver receiver = new WebhookReceiver();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/ocpp", exchange -> {
            ObjectNode message = (ObjectNode) JsonMapper.shared().readTree(exchange.getRequestBody());
            String version = exchange.getRequestHeaders().getFirst("OCPP-Version");
            message.set("payload", receiver.answer(message, version));
            byte[] reply = JsonMapper.shared().writeValueAsBytes(message);
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
        return server;
    }

    private ObjectNode answer(JsonNode message, String version) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        switch (message.path("action").asString()) {
            case "BootNotification" ->
                answer.put("status", "Accepted")
                        .put("currentTime", now)
                        .put(version.equals("1.5") ? "heartbeatInterval" : "interval", 300);
            case "Heartbeat" -> answer.put("currentTime", now);
            case "Authorize" -> judge(answer, message.path("payload"));
            case "StartTransaction" ->
                judge(answer, message.path("payload")) // sent again, it keeps its number
                        .put(
                                "transactionId",
                                transactions.computeIfAbsent(
                                        message.path("identity").asString() + message.path("payload"),
                                        start -> lastTransaction.incrementAndGet()));
            case "DataTransfer" -> answer.put("status", "UnknownVendorId");
            case "SignCertificate" -> answer.put("status", "Rejected");
            default -> {} // what a station reports is confirmed with nothing
        }
        return answer;
    }

    private ObjectNode judge(ObjectNode answer, JsonNode payload) {
        boolean known = idTags.contains(payload.path("idTag").asString());
        answer.putObject("idTagInfo").put("status", known ? "Accepted" : "Invalid");
        return answer;
    }

    /**
     * Receives at http://127.0.0.1:8080/ocpp until it is interrupted.
     *
     * @param arguments none
     * @throws Exception if it cannot listen, or when it is interrupted
     */
    public static void main(String[] arguments) throws Exception {
        System.out.println("Receiving at " + start(8080).getAddress());
        Thread.currentThread().join();
    }
}
