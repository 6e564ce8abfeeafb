package org.ocpp4j.json.spi;

import java.lang.System.Logger;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.json.handshake.RefusalCause;
import org.ocpp4j.json.handshake.RefusedConnection;
import org.ocpp4j.json.internal.address.HandshakeRateLimiter;
import org.ocpp4j.json.internal.address.HostAndPort;
import org.ocpp4j.json.internal.address.TrustedProxies;
import org.ocpp4j.json.internal.frame.FrameCodecs;

/**
 * Decides which opening requests become sessions, for every binding: path, sub-protocol, limits, and the engine's
 * admission (OCPP-J 1.6, section 3).
 *
 * <p>Thread-safe; no method blocks. Its state is a count of connections and the set of pending decisions, which the
 * limit of sockets bounds. Each decision ends at its deadline or when the endpoint stops.
 */
public final class Entrance {
    private static final Logger LOG = System.getLogger(Entrance.class.getPackageName());

    private final EntranceSettings settings;
    private final HandshakeRules handshakes;
    private final TrustedProxies proxies;
    private final @Nullable HandshakeRateLimiter rate;
    private final Acceptor acceptor;
    private final FrameCodec codec;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Undecided> undecided = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<@Nullable Void> empty = new CompletableFuture<>();
    private volatile boolean stopping;

    private record Undecided(CompletableFuture<OpeningAnswer> answer, String remoteAddress, String path) {}

    /**
     * Creates the entrance of an endpoint.
     *
     * @param settings the rules
     * @param acceptor the engine
     */
    public Entrance(EntranceSettings settings, Acceptor acceptor) {
        this.settings = settings;
        this.proxies = new TrustedProxies(settings.trustedProxies());
        this.rate =
                settings.handshakesPerMinute() == 0 ? null : new HandshakeRateLimiter(settings.handshakesPerMinute());
        this.handshakes = new HandshakeRules(settings.paths(), settings.lenientSubprotocols());
        this.acceptor = acceptor;
        this.codec = FrameCodecs.ofSize(settings.maxFrameSize());
    }

    /**
     * Answers an opening request. Refusals are reported.
     *
     * @param request the request
     * @return the answer, often at once; never fails. Cancel its future if the peer disconnects meanwhile
     */
    public CompletionStage<OpeningAnswer> answer(OpeningRequest request) {
        String remoteAddress = remoteAddress(request.peer(), request.headers());
        if (stopping) {
            return done(refuse(remoteAddress, request.path(), 503, RefusalCause.STOPPING, "The server stops"));
        }
        HandshakeRules.Verdict verdict = handshakes.judge(request, remoteAddress, acceptor);
        if (verdict instanceof HandshakeRules.Refuse refusal) {
            return done(refuse(remoteAddress, request.path(), refusal.answer(), refusal.cause(), refusal.reason()));
        }
        if (rate != null && !rate.admits(remoteAddress)) {
            return done(refuse(
                    remoteAddress,
                    request.path(),
                    429,
                    RefusalCause.HANDSHAKE_RATE,
                    "Too many handshakes from this address"));
        }
        if (verdict instanceof HandshakeRules.Ask ask) {
            return ask(ask, remoteAddress, request.path());
        }
        HandshakeRules.NothingInCommon nothing = (HandshakeRules.NothingInCommon) verdict;
        return done(nothingInCommon(nothing.answer(), remoteAddress, request.path(), nothing.reason()));
    }

    /**
     * The address that a request comes from; behind trusted proxies, the address that they report.
     *
     * @param peer the other end of the socket
     * @param headers the request's headers, names in lower case
     * @return host and port, or only the host if a proxy names no port
     */
    public String remoteAddress(InetSocketAddress peer, Map<String, List<String>> headers) {
        return peer.isUnresolved() // a web server may know only a name; names are not trusted
                ? HostAndPort.of(peer)
                : proxies.clientOf(peer.getAddress(), peer.getPort(), headers);
    }

    private CompletionStage<OpeningAnswer> ask(HandshakeRules.Ask ask, String remoteAddress, String path) {
        if (isFull()) {
            return done(refuse(
                    remoteAddress, path, 429, RefusalCause.TOO_MANY_CONNECTIONS, "There are too many connections"));
        }
        CompletableFuture<Decision> decision;
        try {
            decision = acceptor.accept(ask.handshake()).toCompletableFuture();
        } catch (RuntimeException thrown) {
            decision = CompletableFuture.failedFuture(thrown);
        }
        CompletableFuture<OpeningAnswer> answer = new CompletableFuture<>();
        if (!decision.isDone()) {
            waitFor(new Undecided(answer, remoteAddress, path));
        }
        decision.whenComplete((decided, failure) -> {
            if (!answer.isDone()) { // else it is too late, or the peer disconnected
                answer.complete(decided(ask, decided, failure, remoteAddress, path));
            }
        });
        return answer;
    }

    private void waitFor(Undecided waiting) {
        undecided.add(waiting);
        Scheduler.Task deadline = Scheduler.shared()
                .schedule(
                        settings.decisionDeadline(),
                        () -> giveUp(
                                waiting,
                                RefusalCause.ADMISSION_TIMEOUT,
                                "No decision within "
                                        + settings.decisionDeadline().toMillis() + " ms"));
        waiting.answer().whenComplete((answered, failure) -> {
            deadline.cancel();
            undecided.remove(waiting);
        });
        if (stopping) {
            giveUp(waiting, RefusalCause.STOPPING, "The server stops");
        }
    }

    private void giveUp(Undecided waiting, RefusalCause cause, String reason) {
        if (waiting.answer().complete(new OpeningAnswer.Refuse(HttpAnswer.refusal(503, reason)))) {
            refused(new RefusedConnection(waiting.remoteAddress(), waiting.path(), 503, cause, reason));
        }
    }

    private OpeningAnswer decided(
            HandshakeRules.Ask ask,
            @Nullable Decision decision,
            @Nullable Throwable failure,
            String remoteAddress,
            String path) {
        if (decision instanceof Decision.Refuse refusal) {
            HttpAnswer answer = HttpAnswer.refusal(
                    refusal.refusal().status(), refusal.refusal().name());
            return refuse(remoteAddress, path, answer, RefusalCause.ADMISSION, refusal.reason());
        }
        if (!(decision instanceof Decision.Accept accepted) || failure != null) {
            LOG.log(Logger.Level.WARNING, "A handshake could not be decided", failure);
            return refuse(
                    remoteAddress, path, 500, RefusalCause.ADMISSION_FAILED, "The connection could not be decided on");
        }
        if (isFull()) {
            return refuse(
                    remoteAddress, path, 429, RefusalCause.TOO_MANY_CONNECTIONS, "There are too many connections");
        }
        Optional<Negotiation> agreed =
                Negotiation.of(accepted.among(acceptor.versions()), ask.offered(), settings.lenientSubprotocols());
        if (agreed.isEmpty()) {
            return nothingInCommon(
                    HttpAnswer.upgrade(ask.key(), Optional.empty()),
                    remoteAddress,
                    path,
                    "This station may speak none of the sub-protocols it offers: " + ask.offered());
        }
        Optional<String> subprotocol = agreed.get().answer();
        return new OpeningAnswer.Upgrade(
                this,
                HttpAnswer.upgrade(ask.key(), subprotocol),
                subprotocol,
                ask.handshake().withVersion(agreed.get().version()).remembered(),
                accepted.pings());
    }

    private OpeningAnswer nothingInCommon(HttpAnswer answer, String remoteAddress, String path, String reason) {
        refused(new RefusedConnection(remoteAddress, path, 101, RefusalCause.NO_COMMON_VERSION, reason));
        return new OpeningAnswer.Upgrade(this, answer, Optional.empty(), null, false);
    }

    private OpeningAnswer refuse(String remoteAddress, String path, int status, RefusalCause cause, String reason) {
        return refuse(remoteAddress, path, HttpAnswer.refusal(status, reason), cause, reason);
    }

    private OpeningAnswer refuse(
            String remoteAddress, String path, HttpAnswer answer, RefusalCause cause, String reason) {
        if (!reason.isEmpty()) {
            refused(new RefusedConnection(remoteAddress, path, answer.status(), cause, reason));
        }
        return new OpeningAnswer.Refuse(answer);
    }

    private static CompletionStage<OpeningAnswer> done(OpeningAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private boolean isFull() {
        return connections.get() >= settings.maxConnections();
    }

    /**
     * Reports a connection that ended before it could be answered.
     *
     * @param refusal the details
     */
    public void refused(RefusedConnection refusal) {
        try {
            settings.refusals().accept(refusal);
        } catch (Throwable thrown) {
            LOG.log(Logger.Level.ERROR, "The listener for refused connections failed", thrown);
        }
    }

    /** From now on every request is answered with 503, including those that wait for a decision. */
    public void close() {
        stopping = true;
        undecided.forEach(waiting -> giveUp(waiting, RefusalCause.STOPPING, "The server stops"));
        if (connections.get() == 0) {
            empty.complete(null);
        }
    }

    Acceptor acceptor() {
        return acceptor;
    }

    FrameCodec codec() {
        return codec;
    }

    void entered() {
        connections.incrementAndGet();
    }

    void left() {
        if (connections.decrementAndGet() == 0 && stopping) {
            empty.complete(null);
        }
    }

    /** Completed when this entrance is closed and the last session has ended. */
    CompletionStage<@Nullable Void> empty() {
        return empty;
    }
}
