package org.ocpp4j.server.kill;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A station that keeps what it has to send, and sends it until it is answered. It lives on one thread, which owns
 * everything here but {@link #done}.
 *
 * <p>With each connection it takes another connectorId, so that the last state of each connector is one that was reported
 * before a kill. One station of eight forgets what was confirmed last when its connection breaks, and sends it again.
 */
final class QueueingStation implements Runnable {
    private final String identity;
    private final StationVersion version;
    private final Random random;
    private final StationFleet fleet;
    private final boolean forgetful;
    private @Nullable StationLine line;
    private int connections;
    private int messages;
    private long meter;
    private Instant last = Instant.EPOCH;
    private @Nullable StationMessage lastStart;
    private @Nullable StationMessage lastConfirmed;
    private volatile @Nullable StationMessage current;
    private volatile boolean done;

    QueueingStation(String identity, StationVersion version, long seed, StationFleet fleet) {
        this.identity = identity;
        this.version = version;
        this.random = new Random(seed);
        this.fleet = fleet;
        this.forgetful = random.nextInt(8) == 0;
    }

    String identity() {
        return identity;
    }

    /** Whether it has made a whole session since it was told to finish. */
    boolean isDone() {
        return done;
    }

    /** What it sends now; null before its first message. */
    @Nullable
    StationMessage current() {
        return current;
    }

    @Override
    public void run() {
        try {
            while (!fleet.isFinishing()) {
                session();
            }
            session();
            done = true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // the fleet is closed
        } finally {
            disconnect();
        }
    }

    private void session() throws InterruptedException {
        int connector = Math.max(1, connections);
        deliver("StatusNotification", status("Unavailable"));
        deliver("Authorize", object().put("idTag", "KILL"));
        ObjectNode start = object().put("connectorId", connector)
                .put("idTag", "KILL")
                .put("timestamp", now())
                .put("meterStart", meter);
        int transaction = deliver("StartTransaction", start).confirmation().transactionId();
        for (int i = 0; i < 2; i++) {
            ObjectNode values = object().put("connectorId", connector).put("transactionId", transaction);
            measure(values.putArray("meterValue"));
            deliver("MeterValues", values);
        }
        if (version.hasSecurityEvents()) {
            ObjectNode event = object().put("type", "FirmwareUpdated").put("timestamp", now());
            deliver("SecurityEventNotification", event.put("techInfo", "at " + meter + " Wh"));
        }
        deliver("StatusNotification", status("Available"));
        ObjectNode stop = object().put("transactionId", transaction).put("idTag", "KILL");
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        measure(data);
        stop.put("timestamp", now())
                .put("meterStop", meter)
                .put("reason", "Remote")
                .set("transactionData", data);
        deliver("StopTransaction", stop);
    }

    private void measure(ArrayNode meterValues) {
        for (int i = 0; i < 2; i++) {
            meter += 1 + random.nextInt(100);
            ObjectNode meterValue = meterValues.addObject().put("timestamp", now());
            meterValue.putArray("sampledValue").addObject().put("value", Long.toString(meter));
        }
    }

    private ObjectNode status(String status) {
        return object().put("connectorId", Math.max(1, connections))
                .put("status", status)
                .put("errorCode", "NoError")
                .put("timestamp", now());
    }

    /** Every message has a time of its own, by which it can be told from others. */
    private String now() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        last = now.isAfter(last) ? now : last.plusMillis(1);
        return last.toString();
    }

    private StationMessage deliver(String action, ObjectNode payload) throws InterruptedException {
        StationMessage message = message(action, payload);
        while (true) {
            try {
                if (exchange(line(), message)) {
                    lastConfirmed = message;
                    lastStart = message.is("StartTransaction") ? message : lastStart;
                    return message;
                }
                pause(100);
            } catch (IOException broken) {
                disconnect();
                pause(20);
            }
        }
    }

    private StationMessage message(String action, ObjectNode payload) {
        StationMessage message = new StationMessage(identity, version, messages++, action, payload);
        fleet.add(message);
        return message;
    }

    private void pause(int most) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1 + random.nextInt(most));
    }

    /** The connection; if there is none, a new one, on which the station has booted. */
    private StationLine line() throws IOException, InterruptedException {
        StationLine open = line;
        if (open == null) {
            open = version.connect(fleet.awaitAddress(), identity);
            line = open;
            connections++;
            StationMessage boot = message(
                    "BootNotification",
                    object().put("chargePointVendor", "Kill")
                            .put("chargePointModel", "K1")
                            .put("firmwareVersion", Integer.toString(connections)));
            while (!exchange(open, boot)) {
                pause(100);
            }
            repeat(open, lastStart);
            repeat(open, lastConfirmed);
        }
        return open;
    }

    private void repeat(StationLine open, @Nullable StationMessage confirmed) throws IOException, InterruptedException {
        if (forgetful && confirmed != null) {
            exchange(open, confirmed);
        }
    }

    /** Sends a message once, with its last id or a new one; whether it is confirmed. */
    private boolean exchange(StationLine open, StationMessage message) throws IOException, InterruptedException {
        current = message;
        String known = message.lastId();
        String id = known != null && random.nextBoolean()
                ? known
                : new UUID(random.nextLong(), random.nextLong()).toString();
        message.attempt(id);
        StationLine.Reply reply = open.call(id, message.action(), message.payload());
        if (reply.confirmed()) {
            message.confirm(id, reply.text());
            fleet.countConfirmed();
        } else {
            message.refuse(reply.text());
        }
        return reply.confirmed();
    }

    private void disconnect() {
        StationLine open = line;
        line = null;
        if (open != null) {
            open.close();
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
