package org.ocpp4j.server.endtoend;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ocpp4j.server.Await;

/** Stations that start and stop transactions as fast as they are answered, until they are told to end. */
final class ChargingLoad implements AutoCloseable {
    private static final Pattern TRANSACTION = Pattern.compile("\"transactionId\":(\\d+)");

    private final ExecutorService threads;
    private final List<CompletableFuture<Void>> stations = new ArrayList<>();
    private final Set<String> started = ConcurrentHashMap.newKeySet();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    ChargingLoad(URI address, int number) {
        this.threads = Executors.newFixedThreadPool(number);
        for (int i = 0; i < number; i++) {
            String identity = "LOAD-" + i;
            stations.add(CompletableFuture.runAsync(() -> charge(address, identity), threads));
        }
    }

    private void charge(URI address, String identity) {
        RawStation station = RawStation.connect(address, identity);
        station.call("BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
        for (int meter = 0; !ending; meter++) {
            String start = station.call(
                    "StartTransaction",
                    "{\"connectorId\":1,\"idTag\":\"CARD\",\"meterStart\":" + meter
                            + ",\"timestamp\":\"2026-11-22T12:00:00Z\"}");
            String transaction = transaction(start);
            started.add(identity + " " + transaction);
            String stop = station.call(
                    "StopTransaction",
                    "{\"transactionId\":" + transaction + ",\"meterStop\":" + (meter + 1)
                            + ",\"timestamp\":\"2026-11-22T12:30:00Z\",\"transactionData\":[{\"timestamp\":"
                            + "\"2026-11-22T12:10:00Z\",\"sampledValue\":[{\"value\":\"" + meter + "\"}]}]}");
            if (!stop.startsWith("[3,")) {
                throw new AssertionError(stop);
            }
            stopped.add(identity + " " + transaction);
        }
        station.cut();
    }

    private static String transaction(String confirmation) {
        Matcher matcher = TRANSACTION.matcher(confirmation);
        if (!matcher.find()) {
            throw new AssertionError(confirmation);
        }
        return matcher.group(1);
    }

    /** Transactions whose start was confirmed by now: the station and the number. */
    Set<String> started() {
        return Set.copyOf(started);
    }

    /** Transactions whose stop was confirmed by now. */
    Set<String> stopped() {
        return Set.copyOf(stopped);
    }

    /** Ends the load. Fails if a station was answered with anything but a confirmation. */
    @Override
    public void close() {
        ending = true;
        try {
            stations.forEach(Await::result);
        } finally {
            threads.shutdownNow();
        }
    }
}
