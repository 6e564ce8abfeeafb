package org.ocpp4j.server.admission;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.json.handshake.PathTemplate;
import org.ocpp4j.json.handshake.RefusalCause;
import org.ocpp4j.json.handshake.RefusedConnection;
import org.ocpp4j.json.handshake.StationPath;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.database.BackgroundWriter;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.log.LogAppender;
import org.ocpp4j.server.log.LogFields;
import org.ocpp4j.soap.RefusedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records refused attempts at the stations' door, with reason and remedy: in the table {@code connection_attempt}, in
 * the log, and as events. The reports of the two transports cover everything that {@code PeerListener.refused} reports;
 * that is not used, or each attempt would count twice.
 *
 * <p>A repeated attempt within ten minutes is counted, not stored again. Thread-safe; {@link #refused} never blocks.
 * One thread writes; at most 1,000 attempts wait for it, and others are dropped and counted, in the log once a minute
 * at most. The settings limit the rows of the table: the oldest are deleted. {@link #close} writes waiting attempts, if
 * it can.
 */
public final class ConnectionAttempts implements AutoCloseable {
    /** All refused attempts. */
    public static final KeptRows ROWS =
            KeptRows.ofStations("connection_attempt").untilOld("last_at");

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionAttempts.class);
    private static final int MOST_WAITING = 1_000;
    private static final int AT_ONCE = 100;
    private static final long MINUTE = 60_000_000_000L;

    private final PathTemplate paths;
    private final Clock clock;
    private final AttemptTable table;
    private final BlockingQueue<RefusedAttempt> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final ConcurrentMap<RefusalReason, Long> refused = new ConcurrentHashMap<>();
    private final BackgroundWriter writer;
    private long droppedAndLogged; // this and the next two are of the writer's thread
    private long loggedDropping = System.nanoTime() - MINUTE;
    private List<AttemptTable.Counted> unwritten = List.of();

    private ConnectionAttempts(Database database, Clock clock, StationDoorSettings settings) {
        this.paths = PathTemplate.of(settings.path());
        this.clock = clock;
        this.table = new AttemptTable(database, new Remedies(paths), Math.max(1, settings.attemptsKept()));
        this.writer = new BackgroundWriter("ocpp-refused-attempts", this::write);
    }

    /**
     * Begins to record attempts.
     *
     * @param database where they are kept
     * @param clock the source of the time
     * @param settings the paths of stations, and how many attempts are kept
     * @return records attempts until it is closed
     * @throws IllegalArgumentException if the path in the settings is not a template
     */
    public static ConnectionAttempts open(Database database, Clock clock, StationDoorSettings settings) {
        ConnectionAttempts attempts = new ConnectionAttempts(database, clock, settings);
        attempts.writer.start();
        return attempts;
    }

    /**
     * Records a refused WebSocket handshake. Never blocks.
     *
     * @param refusal the report of the transport
     */
    public void refused(RefusedConnection refusal) {
        add(
                identity(refusal.path()),
                refusal.remoteAddress(),
                refusal.path(),
                refusal.status(),
                refusal.cause(),
                refusal.reason());
    }

    /**
     * Records a refused SOAP request. Never blocks.
     *
     * @param refusal the report of the transport
     */
    public void refused(RefusedRequest refusal) {
        add(
                refusal.identity().orElse(null),
                refusal.remoteAddress(),
                refusal.path(),
                refusal.status(),
                null,
                refusal.reason());
    }

    /**
     * How many attempts could not be kept, because more came than can be written.
     *
     * @return their number since the start
     */
    public long dropped() {
        return dropped.get();
    }

    /**
     * How many attempts were refused, kept or not.
     *
     * @param reason for this reason
     * @return their number since the start
     */
    public long refused(RefusalReason reason) {
        return refused.getOrDefault(reason, 0L);
    }

    private @Nullable String identity(String path) {
        try {
            return paths.read(path).map(StationPath::identity).orElse(null);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private void add(
            @Nullable String identity,
            String address,
            String path,
            int status,
            @Nullable RefusalCause cause,
            String reason) {
        refused.merge(RefusalReason.of(status), 1L, Long::sum);
        if (!waiting.offer(new RefusedAttempt(identity, address, path, status, cause, reason, clock.instant()))) {
            dropped.incrementAndGet();
        }
        writer.wake();
    }

    private boolean write() {
        logDropping();
        if (unwritten.isEmpty()) {
            unwritten = take();
        }
        if (unwritten.isEmpty()) {
            return false;
        }
        List<AttemptTable.Counted> batch = unwritten;
        try {
            List<AttemptTable.Counted> fresh = table.add(batch);
            unwritten = List.of();
            fresh.forEach(this::log);
        } catch (DatabaseUnavailableException away) {
            throw away; // and tried again
        } catch (RuntimeException defect) {
            unwritten = List.of();
            throw defect;
        }
        return true;
    }

    private List<AttemptTable.Counted> take() {
        List<RefusedAttempt> taken = new ArrayList<>(AT_ONCE);
        waiting.drainTo(taken, AT_ONCE);
        Map<RefusedAttempt.Key, AttemptTable.Counted> counted = new LinkedHashMap<>();
        for (RefusedAttempt attempt : taken) {
            counted.merge(
                    attempt.key(),
                    new AttemptTable.Counted(attempt, attempt.at(), 1),
                    (before, now) ->
                            new AttemptTable.Counted(now.last(), before.firstAt(), before.attempts() + now.attempts()));
        }
        return List.copyOf(counted.values());
    }

    private void log(AttemptTable.Counted counted) {
        RefusedAttempt attempt = counted.last();
        LogFields.address(attempt.address())
                .with(LogFields.STATION, attempt.identity())
                .run(() -> LOG.warn(
                        LogAppender.SHARED, // the client chooses the identity
                        "{} from {} was refused at '{}' with HTTP {}: {}. {}",
                        Optional.ofNullable(attempt.identity()).orElse("Somebody"),
                        attempt.address(),
                        attempt.path(),
                        attempt.status(),
                        attempt.reason(),
                        table.remedy(attempt)));
    }

    private void logDropping() {
        long now = System.nanoTime();
        long count = dropped.get();
        if (count > droppedAndLogged && now - loggedDropping >= MINUTE) {
            LOG.warn("{} refused attempts were not kept: more come than can be written", count - droppedAndLogged);
            droppedAndLogged = count;
            loggedDropping = now;
        }
    }

    /** Writes waiting attempts, for two seconds at most, and accepts no more. Not for threads of a transport. */
    @Override
    public void close() {
        writer.close();
    }
}
