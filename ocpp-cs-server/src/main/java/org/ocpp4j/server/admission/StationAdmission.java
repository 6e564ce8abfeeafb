package org.ocpp4j.server.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.log.LogFields;
import org.ocpp4j.server.station.PasswordChange;
import org.ocpp4j.server.station.StationPasswords;
import org.ocpp4j.server.station.StationRecord;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.server.station.UnregisteredStations;
import org.ocpp4j.server.thread.Fatal;
import org.ocpp4j.server.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which stations may connect: for {@code OcppServer.Builder.admission}. Never blocks the caller: stations are
 * looked up, and passwords checked, on a few threads of its own, as many as there are processors and at least two. At
 * most 1,000 handshakes wait for them; one more is answered 429, and so is one that waited for 10 s, since the client
 * has given up by then. If the station of a SOAP request was looked up within the last minute, the decision comes at
 * once, from memory.
 *
 * <p>If the database cannot be reached, a station is answered 503: it reconnects later, and neither its password nor
 * its identity is reported as wrong. The failure is logged once, until the database is back. Thread-safe. {@link
 * #close} refuses waiting handshakes.
 */
public final class StationAdmission implements Function<Handshake, CompletionStage<Decision>>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StationAdmission.class);
    private static final int MOST_WAITING = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LASTING = Duration.ofMinutes(1);
    private static final int MOST_RECENT = 20_000;
    private static final int LONGEST_NAME = 255;

    private final StationStore stations;
    private final UnregisteredStations unregistered;
    private final AdmissionRules rules;
    private final ThreadPoolExecutor threads;
    private final AtomicBoolean unavailable = new AtomicBoolean();

    /** Stations that were looked up lately. */
    private final Cache<String, Boolean> recent = Caffeine.newBuilder()
            .maximumSize(MOST_RECENT)
            .expireAfterWrite(LASTING)
            .executor(Runnable::run)
            .build();

    /**
     * Admission by the settings and the store.
     *
     * @param settings the rules of admission; read for each station, and must not block
     * @param stations the stations
     * @param unregistered stations that are not registered
     * @param passwords checks passwords
     * @param changes learns of passwords that are used for the first time
     */
    public StationAdmission(
            Supplier<StationDoorSettings> settings,
            StationStore stations,
            UnregisteredStations unregistered,
            StationPasswords passwords,
            PasswordChange changes) {
        this(settings, stations, unregistered, passwords, changes, MOST_WAITING);
    }

    /** For tests. */
    StationAdmission(
            Supplier<StationDoorSettings> settings,
            StationStore stations,
            UnregisteredStations unregistered,
            StationPasswords passwords,
            PasswordChange changes,
            int mostWaiting) {
        this.stations = stations;
        this.unregistered = unregistered;
        this.rules = new AdmissionRules(settings, passwords, changes);
        int count = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.threads = Threads.pool("ocpp-admission", count, mostWaiting);
    }

    @Override
    public CompletionStage<Decision> apply(Handshake handshake) {
        if (!isStorable(handshake.identity())
                || !handshake.account().map(StationAdmission::isStorable).orElse(true)) {
            return CompletableFuture.completedFuture(AdmissionRefusal.IDENTITY.decision());
        }
        if (handshake.protocol() == Handshake.Protocol.SOAP && recent.getIfPresent(handshake.identity()) != null) {
            Optional<Decision> decision =
                    stations.remembered(handshake.identity()).flatMap(station -> rules.quickly(handshake, station));
            if (decision.isPresent()) {
                return CompletableFuture.completedFuture(decision.get());
            }
        }
        Question question = new Question(handshake);
        try {
            threads.execute(question);
        } catch (RejectedExecutionException full) {
            question.answer.complete(AdmissionRefusal.BUSY.decision());
        }
        return question.answer;
    }

    /**
     * How many handshakes wait to be decided on.
     *
     * @return their number
     */
    public int waiting() {
        return threads.getQueue().size();
    }

    private static boolean isStorable(String name) {
        return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    private Decision decide(Handshake handshake) {
        try {
            Optional<StationRecord> station = stations.load(handshake.identity());
            Decision decision = rules.decide(handshake, station.orElse(null));
            if (station.isEmpty() && decision instanceof Decision.Accept && !unregistered.add(handshake.identity())) {
                decision = AdmissionRefusal.TOO_MANY_UNREGISTERED.decision();
            }
            recent.put(handshake.identity(), true);
            if (unavailable.compareAndSet(true, false)) {
                LOG.info("The database is back: stations may connect again");
            }
            return decision;
        } catch (DatabaseUnavailableException away) {
            if (unavailable.compareAndSet(false, true)) {
                LOG.error("Stations cannot connect, and are told to come again: {}", away.getMessage());
            }
        } catch (RuntimeException | Error defect) { // the waiting client must get an answer
            Fatal.check(defect);
            LogFields.station(handshake.identity())
                    .with(LogFields.REMOTE_ADDRESS, handshake.remoteAddress())
                    .run(() -> LOG.error(
                            "{} could not be decided on, and is told to come again", handshake.identity(), defect));
        }
        return AdmissionRefusal.UNAVAILABLE.decision();
    }

    /** Refuses waiting and later handshakes. Does not wait for decisions under way. */
    @Override
    public void close() {
        // Interrupts no thread: reads under way may end.
        Threads.shutdown(threads)
                .forEach(question -> ((Question) question).answer.complete(AdmissionRefusal.BUSY.decision()));
    }

    private final class Question implements Runnable {
        private final Handshake handshake;
        private final long asked = System.nanoTime();
        private final CompletableFuture<Decision> answer = new CompletableFuture<>();

        private Question(Handshake handshake) {
            this.handshake = handshake;
        }

        @Override
        public void run() {
            boolean late = System.nanoTime() - asked > PATIENCE.toNanos();
            answer.complete(late ? AdmissionRefusal.BUSY.decision() : decide(handshake));
        }
    }
}
