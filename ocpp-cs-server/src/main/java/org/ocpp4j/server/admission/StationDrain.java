package org.ocpp4j.server.admission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains a server: from then on no station may connect (503). The connected ones are disconnected one after the other
 * with code 1001, in no order, spread over a time, so that they do not overload another server all at once. Each
 * connection is closed in good order: calls under way are answered first. Stations that speak SOAP hold no connection
 * and are still answered.
 *
 * <p>It is a server's admission, and one of its listeners: a station that was admitted just before the drain began, and
 * connects after the last one was disconnected, is disconnected as well.
 *
 * <p>Thread-safe; never blocks. Its steps run on the scheduler one at a time; the number of connections bounds the
 * remaining work.
 */
public final class StationDrain implements Function<Handshake, CompletionStage<Decision>>, PeerListener<Station> {
    private static final Logger LOG = LoggerFactory.getLogger(StationDrain.class);
    private static final long SLOWEST = Duration.ofMillis(100).toNanos();
    private static final Duration STEP = Duration.ofMillis(20);
    private static final CloseReason REASON = CloseReason.goingAway("this server is drained");

    private final Function<Handshake, CompletionStage<Decision>> admission;
    private final Scheduler scheduler;
    private volatile @Nullable Round round;

    /**
     * Nothing is drained yet.
     *
     * @param admission decides as long as nothing is drained
     */
    public StationDrain(Function<Handshake, CompletionStage<Decision>> admission) {
        this(admission, Scheduler.shared());
    }

    StationDrain(Function<Handshake, CompletionStage<Decision>> admission, Scheduler scheduler) {
        this.admission = admission;
        this.scheduler = scheduler;
    }

    @Override
    public CompletionStage<Decision> apply(Handshake handshake) {
        if (handshake.protocol() == Handshake.Protocol.SOAP) {
            return admission.apply(handshake);
        }
        return round != null
                ? CompletableFuture.completedFuture(AdmissionRefusal.DRAINING.decision())
                : admission.apply(handshake).thenApply(this::stillTaken);
    }

    /** Admission takes a while: draining may have begun meanwhile. */
    private Decision stillTaken(Decision decision) {
        return round != null && decision instanceof Decision.Accept ? AdmissionRefusal.DRAINING.decision() : decision;
    }

    @Override
    public void connected(Station station) {
        Round present = round;
        if (present != null && holdsConnection(station)) {
            station.close(REASON, present.grace);
        }
    }

    /**
     * Begins to empty a server. If it is being emptied already, goes on with that.
     *
     * @param server the server that has this admission
     * @param time over how long connections are closed, at most; ten a second are closed at least
     * @param grace how long each of them may take to be closed: longer than any answer that is under way
     * @return completed when no connection is left, or when stations are taken again; never exceptionally
     */
    public synchronized CompletionStage<Void> begin(OcppServer server, Duration time, Duration grace) {
        Round present = round;
        if (present == null) {
            present = new Round(server, time, grace);
            round = present;
            LOG.info("Draining: no station may connect, {} are sent away", present.left.size());
            present.step();
        }
        return present.empty.copy();
    }

    /**
     * Takes stations again.
     *
     * @return whether they were kept out before
     */
    public synchronized boolean end() {
        Round present = round;
        round = null;
        if (present != null) {
            present.empty.complete(null);
            LOG.info("Stations may connect again");
        }
        return present != null;
    }

    private static List<Station> connected(OcppServer server) {
        return server.stations().stream().filter(StationDrain::holdsConnection).toList();
    }

    private static boolean holdsConnection(Station station) {
        return station.handshake().protocol() != Handshake.Protocol.SOAP;
    }

    private final class Round {
        private final OcppServer server;
        private final Deque<Station> left;
        private final long each;
        private final Duration grace;
        private final CompletableFuture<Void> empty = new CompletableFuture<>();
        private final long begun = System.nanoTime();
        private long sentAway;

        private Round(OcppServer server, Duration time, Duration grace) {
            this.server = server;
            this.grace = grace;
            List<Station> all = new ArrayList<>(connected(server));
            Collections.shuffle(all);
            this.left = new ArrayDeque<>(all);
            this.each = Math.max(1, Math.min(time.toNanos() / Math.max(1, all.size()), SLOWEST));
        }

        private void step() {
            try {
                sendAway();
            } finally {
                if (!empty.isDone()) { // it is when stations are taken again, too
                    scheduler.schedule(STEP, this::step);
                }
            }
        }

        private void sendAway() {
            long due = 1 + (System.nanoTime() - begun) / each;
            while (!left.isEmpty() && sentAway < due) {
                left.pop().close(REASON, grace);
                sentAway++;
            }
            if (left.isEmpty()) {
                left.addAll(connected(server)); // those that were let in just before, and those that still close
                if (left.isEmpty() && empty.complete(null)) {
                    LOG.info("Drained: no station is connected");
                }
            }
        }
    }
}
