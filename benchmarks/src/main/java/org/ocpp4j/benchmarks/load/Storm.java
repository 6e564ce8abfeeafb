package org.ocpp4j.benchmarks.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets half of the stations go at random, again and again; each returns within a period, and tries until it is let in.
 * All state belongs to the storm's own thread; {@link #begin} and {@link #end} are for one other.
 */
final class Storm {
    private static final List<Departure> WAYS = List.of(Departure.values());
    private static final int RETRY_MILLIS = 500;
    private static final int CALM_MILLIS = 30_000;

    private final Fleet fleet;
    private final int stations;
    private final int periodMillis;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Random random = new Random();
    private final Set<Integer> away = new HashSet<>();
    private final Map<Departure, Long> departures = new TreeMap<>();
    private long waves;
    private long failures;
    private Future<?> schedule = CompletableFuture.completedFuture(null);

    Storm(Fleet fleet, int stations, int periodMillis) {
        this.fleet = fleet;
        this.stations = stations;
        this.periodMillis = periodMillis;
    }

    void begin() {
        schedule = thread.scheduleAtFixedRate(this::wave, 0, periodMillis, TimeUnit.MILLISECONDS);
    }

    /** Begins no more waves, and waits for those who are away. */
    StormReport end() {
        schedule.cancel(false);
        Pause.until(() -> report().away() == 0, CALM_MILLIS);
        StormReport report = report();
        thread.shutdownNow();
        return report;
    }

    private StormReport report() {
        return CompletableFuture.supplyAsync(
                        () -> new StormReport(waves, Map.copyOf(departures), failures, away.size()), thread)
                .join();
    }

    private void wave() {
        waves++;
        List<Integer> present = new ArrayList<>();
        for (int number = 0; number < stations; number++) {
            if (!away.contains(number)) {
                present.add(number);
            }
        }
        Collections.shuffle(present, random);
        present.subList(0, Math.min(present.size(), stations / 2)).forEach(this::depart);
    }

    private void depart(int number) {
        StationHandler station = fleet.station(number);
        if (station == null) {
            return;
        }
        Departure how = WAYS.get(random.nextInt(WAYS.size()));
        departures.merge(how, 1L, Long::sum);
        away.add(number);
        station.depart(how);
        comeBack(number, how == Departure.TAKEN_OVER ? 0 : random.nextInt(periodMillis));
    }

    private void comeBack(int number, int afterMillis) {
        thread.schedule(
                () -> fleet.connect(number)
                        .whenCompleteAsync((station, failure) -> arrived(number, failure == null), thread),
                afterMillis,
                TimeUnit.MILLISECONDS);
    }

    private void arrived(int number, boolean connected) {
        if (connected) {
            away.remove(number);
        } else {
            failures++;
            comeBack(number, RETRY_MILLIS);
        }
    }
}
