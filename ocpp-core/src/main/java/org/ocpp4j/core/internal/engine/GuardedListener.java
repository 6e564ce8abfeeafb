package org.ocpp4j.core.internal.engine;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.validation.Violation;

/** Keeps the exceptions and errors of a listener away from the threads of transports and mailboxes. */
public final class GuardedListener<P extends Peer> implements PeerListener<P> {
    private final PeerListener<P> listener;

    public GuardedListener(PeerListener<P> listener) {
        this.listener = listener;
    }

    @Override
    public void connected(P peer) {
        guard(() -> listener.connected(peer));
    }

    @Override
    public void disconnected(P peer, CloseReason reason) {
        guard(() -> listener.disconnected(peer, reason));
    }

    @Override
    public void refused(Handshake handshake, Decision.Refuse refusal) {
        guard(() -> listener.refused(handshake, refusal));
    }

    @Override
    public void attemptFailed(String identity, int attempt, Throwable reason, @Nullable Duration delay) {
        guard(() -> listener.attemptFailed(identity, attempt, reason, delay));
    }

    @Override
    public void invalid(P peer, String action, List<Violation> violations) {
        guard(() -> listener.invalid(peer, action, violations));
    }

    @Override
    public void problem(P peer, String problem, @Nullable Throwable cause) {
        guard(() -> listener.problem(peer, problem, cause));
    }

    private static void guard(Runnable call) {
        try {
            call.run();
        } catch (Throwable thrown) {
            Thread thread = Thread.currentThread();
            try {
                thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
            } catch (Throwable unreported) {
                // the failure cannot be reported anywhere
            }
        }
    }
}
