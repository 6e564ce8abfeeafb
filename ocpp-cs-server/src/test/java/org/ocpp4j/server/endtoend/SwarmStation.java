package org.ocpp4j.server.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.CallRejectedException;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.CloseReason;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.OcppClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One station of a swarm. When it connects again, it first repeats the start of its transaction and what was confirmed
 * last, as stations do that lost their memory of it. It lives on one thread, which owns everything here but
 * {@link #charging}.
 */
final class SwarmStation implements Runnable {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);
    private static final int VALUES_PER_SESSION = 5;

    private final String identity;
    private final StationSwarm swarm;
    private final OcppClient client;
    private @Nullable CentralSystem central;
    private int messages;
    private long meter;
    private Instant last = Instant.EPOCH;
    private @Nullable SwarmMessage lastStart;
    private @Nullable SwarmMessage lastConfirmed;
    private volatile boolean charging;

    SwarmStation(String identity, StationSwarm swarm) {
        this.identity = identity;
        this.swarm = swarm;
        this.client = OcppClient.builder(identity, Handlers.ofStation()).build();
    }

    /** Whether it has a transaction that was confirmed and is not stopped. */
    boolean isCharging() {
        return charging;
    }

    @Override
    public void run() {
        try {
            deliver(
                    "BootNotification",
                    object().put("chargePointVendor", "Swarm").put("chargePointModel", "S1"));
            do {
                session();
            } while (swarm.mood() != StationSwarm.Mood.FINISH);
            CentralSystem connected = central;
            if (connected != null) {
                connected.close(CloseReason.normal("done"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // the swarm is closed
        }
    }

    private void session() throws InterruptedException {
        JsonNode started = deliver(
                "StartTransaction",
                object().put("connectorId", 1)
                        .put("idTag", "demo")
                        .put("timestamp", now())
                        .put("meterStart", meter));
        long transaction = started.get("transactionId").asLong();
        charging = true;
        for (int i = 0; i < VALUES_PER_SESSION || swarm.mood() == StationSwarm.Mood.HOLD; i++) {
            meter += 10;
            deliver("MeterValues", meterValues(transaction));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(20_000_000));
        }
        charging = false;
        deliver(
                "StopTransaction",
                object().put("transactionId", transaction)
                        .put("idTag", "demo")
                        .put("timestamp", now())
                        .put("meterStop", meter)
                        .put("reason", "Local"));
    }

    private ObjectNode meterValues(long transaction) {
        ObjectNode values = object().put("connectorId", 1).put("transactionId", transaction);
        ObjectNode value = values.putArray("meterValue").addObject().put("timestamp", now());
        value.putArray("sampledValue").addObject().put("value", Long.toString(meter));
        return values;
    }

    /** Every message has a time of its own, by which it can be told from others. */
    private String now() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        last = now.isAfter(last) ? now : last.plusMillis(1);
        return last.toString();
    }

    /** Sends a message until it is confirmed; the same one each time. */
    private JsonNode deliver(String action, JsonNode payload) throws InterruptedException {
        SwarmMessage message = new SwarmMessage(identity, messages++, action, payload);
        swarm.log(message);
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the swarm is closed");
            }
            try {
                CentralSystem connected = connected();
                JsonNode answer = send(connected, message);
                message.confirm(answer);
                lastConfirmed = message;
                lastStart = action.equals("StartTransaction") ? message : lastStart;
                return answer;
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof CallRejectedException) {
                    message.error();
                } else {
                    disconnect();
                }
            } catch (TimeoutException hangs) {
                disconnect();
            }
            LockSupport.parkNanos(50_000_000 + ThreadLocalRandom.current().nextLong(200_000_000));
        }
    }

    private CentralSystem connected() throws InterruptedException, ExecutionException, TimeoutException {
        CentralSystem known = central;
        if (known == null) {
            known = wait(client.connect(swarm.transport()).toCompletableFuture());
            central = known;
            repeat(known, lastStart);
            repeat(known, lastConfirmed);
        }
        return known;
    }

    private static JsonNode send(CentralSystem to, SwarmMessage message)
            throws InterruptedException, ExecutionException, TimeoutException {
        message.attempt();
        return wait(to.send(message.action(), message.payload(), CallOptions.timeout(LONGEST_CALL))
                .toCompletableFuture());
    }

    /** A station that lost its power may not remember that a message was confirmed, and sends it once more. */
    private static void repeat(CentralSystem to, @Nullable SwarmMessage confirmed)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (confirmed != null && !confirmed.action().equals("BootNotification")) {
            confirmed.confirmAgain(send(to, confirmed));
        }
    }

    private void disconnect() {
        CentralSystem known = central;
        central = null;
        if (known != null) {
            known.close(CloseReason.failed("no answer"));
        }
    }

    private static <T> T wait(CompletableFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(LONGEST_CALL.toSeconds() + 5, TimeUnit.SECONDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
