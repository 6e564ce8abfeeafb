package org.ocpp4j.server.endtoend;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.json.WebSocketClientTransport;

/**
 * Stations that charge over real WebSockets, each on a thread of its own, and keep an exact log of what they sent and
 * what was confirmed. When the central system dies they connect again and send what was not confirmed, until they are
 * told to finish. Thread-safe.
 */
final class StationSwarm implements AutoCloseable {
    /** What the stations are up to. */
    enum Mood {
        /** Sessions begin, and do not end. */
        HOLD,
        /** Sessions end, and the next ones begin. */
        CHARGE,
        /** Sessions end, and no others begin. */
        FINISH
    }

    private final List<SwarmStation> stations;
    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<SwarmMessage> messages = new ConcurrentLinkedQueue<>();
    private volatile Mood mood = Mood.HOLD;
    private volatile ClientTransport transport;

    private StationSwarm(URI address, String prefix, int number) {
        transport = transport(address);
        stations = IntStream.rangeClosed(1, number)
                .mapToObj(each -> new SwarmStation(String.format(Locale.ROOT, "%s%03d", prefix, each), this))
                .toList();
    }

    /** Starts this many stations; {@code address} ends in {@code /ocpp}. Their identities are prefix and number. */
    static StationSwarm start(URI address, String prefix, int number) {
        StationSwarm swarm = new StationSwarm(address, prefix, number);
        for (SwarmStation station : swarm.stations) {
            Thread thread = new Thread(station, "swarm");
            thread.setDaemon(true);
            swarm.threads.add(thread);
            thread.start();
        }
        return swarm;
    }

    private static ClientTransport transport(URI address) {
        return WebSocketClientTransport.builder(address)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** Tells where the central system is now. */
    void moveTo(URI address) {
        transport = transport(address);
    }

    ClientTransport transport() {
        return transport;
    }

    Mood mood() {
        return mood;
    }

    /** Lets sessions end, and others begin. */
    void charge() {
        mood = Mood.CHARGE;
    }

    /**
     * Has the stations end their sessions and waits until all is confirmed.
     *
     * @throws AssertionError if that takes too long; it says what is not confirmed
     */
    void finish(Duration longest) throws InterruptedException {
        mood = Mood.FINISH;
        long end = System.nanoTime() + longest.toNanos();
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
        }
        List<SwarmMessage> open =
                messages().stream().filter(each -> !each.isConfirmed()).toList();
        if (!open.isEmpty() || threads.stream().anyMatch(Thread::isAlive)) {
            throw new AssertionError(
                    open.size() + " messages are not confirmed: " + open.subList(0, Math.min(5, open.size())));
        }
    }

    void log(SwarmMessage message) {
        messages.add(message);
    }

    /** All messages, in the order in which they were first sent; they go on changing. */
    List<SwarmMessage> messages() {
        return List.copyOf(messages);
    }

    /** The messages that are confirmed by now. */
    List<SwarmMessage> confirmed() {
        return messages.stream().filter(SwarmMessage::isConfirmed).toList();
    }

    /** The messages of an action that are confirmed by now. */
    List<SwarmMessage> confirmed(String action) {
        return messages.stream()
                .filter(each -> each.isConfirmed() && each.action().equals(action))
                .toList();
    }

    /** How many stations have a transaction that was confirmed and is not stopped. */
    long charging() {
        return stations.stream().filter(SwarmStation::isCharging).count();
    }

    /** Ends the stations, whatever they are doing. */
    @Override
    public void close() {
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
