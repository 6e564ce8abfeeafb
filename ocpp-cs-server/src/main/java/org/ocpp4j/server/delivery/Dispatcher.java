package org.ocpp4j.server.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.log.LogFields;
import org.ocpp4j.server.thread.Fatal;
import org.ocpp4j.server.thread.Threads;
import org.ocpp4j.server.thread.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which station's event goes to which receiver next. The queue is the table: memory holds only attempts under
 * way, at most one event for each subscription and station, and in total no more than there are threads. A subscription
 * gets half of the threads if there are others; a failing one gets one, and all failing ones together get half.
 *
 * <p>One thread reads the table and starts attempts; each attempt has a thread of the pool until it is recorded. The
 * lock of this object guards the receivers. On close no attempt is started any more; those under way get a moment.
 */
final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final Subscriptions subscriptions;
    private final DeliveryWorker worker;
    private final Clock clock;
    private final RetryPolicy policy;
    private final int parallel;
    private final ThreadPoolExecutor pool;
    private final Worker thread;

    private final Map<String, Receiver> receivers = new HashMap<>(); // these three are guarded by this
    private boolean woken;
    private boolean closed;
    private boolean away; // these two belong to the thread
    private int turn;

    Dispatcher(
            Database database,
            Subscriptions subscriptions,
            DeliveryWorker worker,
            int parallel,
            Clock clock,
            RetryPolicy policy) {
        this.database = database;
        this.subscriptions = subscriptions;
        this.worker = worker;
        this.parallel = parallel;
        this.clock = clock;
        this.policy = policy;
        // Its queue needs no bound: no more is started than there are threads.
        this.pool = Threads.pool("ocpp-delivery", parallel);
        this.thread = Threads.worker("ocpp-deliveries", this::run);
    }

    void start() {
        thread.start();
    }

    /** Something may be due. Never blocks for long. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Since when nothing could be delivered to a subscription; empty if the last attempt succeeded, or there was none. */
    synchronized Optional<Instant> failingSince(String subscription) {
        return Optional.ofNullable(receivers.get(subscription)).map(Receiver::failingSince);
    }

    private void run() throws InterruptedException {
        while (await(round())) {
            // the next one
        }
    }

    /** Starts due attempts. Returns the time until the next one is due. */
    private Duration round() {
        try {
            Instant next = startAll();
            away = false;
            Duration wait = Duration.between(clock.instant(), next);
            return wait.compareTo(policy.poll()) > 0 ? policy.poll() : wait;
        } catch (DatabaseUnavailableException unavailable) {
            if (!away) {
                away = true;
                LOG.warn("Deliveries wait: {}", unavailable.getMessage());
            }
            return DATABASE_PAUSE;
        } catch (RuntimeException | OutOfMemoryError defect) { // this is the JDK's word for too many threads, too
            Fatal.check(defect);
            LOG.error("Deliveries are looked after again in a moment", defect);
            return DATABASE_PAUSE;
        }
    }

    private synchronized boolean await(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); left > 0 && !woken && !closed; left = end - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
        }
        woken = false;
        return !closed;
    }

    private Instant startAll() {
        List<Subscription> enabled = subscriptions.enabled();
        forgetOthers(enabled.stream().map(Subscription::id).collect(Collectors.toSet()));
        turn++;
        Instant now = clock.instant();
        Instant next = Instant.MAX;
        for (int i = 0; i < enabled.size(); i++) {
            // another one begins each time, so that none is always the last
            Subscription each = enabled.get(Math.floorMod(turn + i, enabled.size()));
            Instant due = start(each, enabled.size() == 1, now);
            next = due.isBefore(next) ? due : next;
        }
        return next.isAfter(now.plus(policy.poll())) ? now.plus(policy.poll()) : next;
    }

    private synchronized void forgetOthers(Set<String> ids) {
        receivers
                .entrySet()
                .removeIf(entry -> !ids.contains(entry.getKey())
                        && entry.getValue().underWay().isEmpty());
    }

    /** Starts due attempts of a subscription, as far as threads are free; returns when to check it again. */
    private Instant start(Subscription to, boolean alone, Instant now) {
        Room room = room(to, alone, now);
        if (room.free() <= 0) {
            return room.again();
        }
        int most = room.busy().size() + room.free() + 1;
        int free = room.free();
        for (DeliveryQueues.Due queue : database.read(handle -> DeliveryQueues.next(handle, to.id(), most))) {
            if (room.busy().contains(queue.identity())) {
                continue;
            }
            if (queue.at().isAfter(now)) {
                return queue.at();
            }
            if (free == 0) {
                return Instant.MAX; // the end of an attempt wakes this thread
            }
            free--;
            begin(to, queue.identity());
        }
        return Instant.MAX;
    }

    /**
     * The limits for starting attempts.
     *
     * @param free how many attempts
     * @param busy the stations with an attempt under way
     * @param again when to check again, if no thread is free
     */
    private record Room(int free, Set<String> busy, Instant again) {}

    private synchronized Room room(Subscription to, boolean alone, Instant now) {
        Receiver receiver = receivers.computeIfAbsent(to.id(), id -> new Receiver(policy));
        receiver.changed(to.changedAt());
        Set<String> busy = Set.copyOf(receiver.underWay());
        if (closed) {
            return new Room(0, busy, Instant.MAX);
        }
        if (receiver.notBefore().isAfter(now)) {
            return new Room(0, busy, receiver.notBefore());
        }
        int half = Math.max(1, parallel / 2);
        int share = receiver.isFailing() ? 1 : alone ? parallel : half;
        int free = Math.min(share - busy.size(), parallel - underWay(false));
        if (receiver.isFailing()) {
            free = Math.min(free, half - underWay(true));
        }
        return new Room(free, busy, Instant.MAX);
    }

    private int underWay(boolean failingOnly) {
        return receivers.values().stream()
                .filter(receiver -> !failingOnly || receiver.isFailing())
                .mapToInt(receiver -> receiver.underWay().size())
                .sum();
    }

    private synchronized void begin(Subscription to, String identity) {
        Receiver receiver = receivers.get(to.id());
        if (receiver != null && !closed) {
            // first, since it throws where there may be no more threads
            pool.execute(() -> LogFields.station(identity).run(() -> attempt(to, identity)));
            receiver.underWay().add(identity);
        }
    }

    private void attempt(Subscription to, String identity) {
        Attempt attempt = null;
        boolean defect = true;
        try {
            attempt = worker.deliver(to, identity);
            defect = false;
        } catch (RuntimeException failed) {
            LOG.error("An event of {} for subscription {} could not be looked after", identity, to.id(), failed);
        } finally {
            ended(to, identity, attempt, defect);
        }
    }

    private synchronized void ended(Subscription to, String identity, @Nullable Attempt attempt, boolean defect) {
        Receiver receiver = receivers.get(to.id());
        if (receiver != null) {
            receiver.underWay().remove(identity);
            if (attempt != null) {
                receiver.ended(attempt, to.changedAt(), clock.instant());
            }
        }
        if (!defect) { // else it would go round and round; the next look is soon enough
            wake();
        }
    }

    /** Starts no more attempts. Waits a moment for those under way. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        pool.shutdown();
        try {
            thread.join(policy.grace());
            if (!pool.awaitTermination(policy.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("Some deliveries are cut off; they are tried again at the next start");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits a moment for aborted attempts, and does not interrupt them: a write under way may end. */
    void awaitEnd() {
        try {
            if (!pool.awaitTermination(policy.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Some deliveries did not end in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
