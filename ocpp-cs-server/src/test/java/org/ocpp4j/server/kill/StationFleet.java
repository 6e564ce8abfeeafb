package org.ocpp4j.server.kill;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Stations that send as fast as they are answered, each on a thread of its own. Thread-safe. */
final class StationFleet implements AutoCloseable {
    private final List<QueueingStation> stations = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<StationMessage> messages = new ConcurrentLinkedQueue<>();
    private final AtomicLong confirmed = new AtomicLong();
    private @Nullable URI address;
    private volatile boolean finishing;

    /** Starts them; they wait for the address of the server. */
    StationFleet(int number, long seed) {
        Random seeds = new Random(seed);
        for (int i = 0; i < number; i++) {
            stations.add(new QueueingStation(
                    String.format(Locale.ROOT, "KILL-%04d", i), StationVersion.of(i), seeds.nextLong(), this));
        }
        for (QueueingStation station : stations) {
            Thread thread = new Thread(station, "station");
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Lets stations know where the server is: up to {@code /ocpp}; null if there is none. */
    synchronized void moveTo(@Nullable URI stationsAddress) {
        address = stationsAddress;
        notifyAll();
    }

    /** Where the server is, once there is one. */
    synchronized URI awaitAddress() throws InterruptedException {
        URI known = address;
        while (known == null) {
            wait();
            known = address;
        }
        return known;
    }

    void add(StationMessage message) {
        messages.add(message);
    }

    /** Notes that a message was confirmed. */
    void countConfirmed() {
        confirmed.incrementAndGet();
    }

    /** How many messages were confirmed. */
    long confirmed() {
        return confirmed.get();
    }

    /** All messages, those of a station in the order in which they were sent first. */
    List<StationMessage> messages() {
        return List.copyOf(messages);
    }

    List<QueueingStation> stations() {
        return List.copyOf(stations);
    }

    /** Whether stations shall make one more session and end. */
    boolean isFinishing() {
        return finishing;
    }

    /** Has each station end its session and make a whole new one. Returns the stations that cannot do that in time. */
    List<QueueingStation> finish(Duration longest) throws InterruptedException {
        finishing = true;
        long end = System.nanoTime() + longest.toNanos();
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
        }
        return stations.stream().filter(each -> !each.isDone()).toList();
    }

    @Override
    public void close() {
        end();
    }

    /** Ends the stations, whatever they are doing. */
    void end() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(20).toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
