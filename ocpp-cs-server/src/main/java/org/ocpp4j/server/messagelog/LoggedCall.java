package org.ocpp4j.server.messagelog;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.ReceivedCall;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.log.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A call of a station that the frame log keeps together with its answer, in the transaction of the call's changes. The
 * frame log makes one for each call on its way to a handler; the handler finds it with {@link #current} and makes its
 * change with {@link #change}.
 *
 * <p>Thread-safe: the handler, the thread of the change and the thread that sends an answer because the handler is too slow
 * may meet here. The lock is never held while something blocks.
 */
public final class LoggedCall {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedCall.class);
    private static final ThreadLocal<@Nullable LoggedCall> CURRENT = new ThreadLocal<>();

    /** How far the log has come with it. */
    private enum State {
        /** Neither the call nor an answer is written. */
        OPEN,
        /** A change is under way that writes both. */
        WRITING,
        /** Both are committed. */
        KEPT,
        /** It was answered, and the backlog has both frames. */
        ANSWERED
    }

    private final ReceivedCall received;
    private final CapturedFrame frame;
    private final CommittedFrames frames;
    private State state = State.OPEN;
    private volatile @Nullable JsonNode given;
    private volatile @Nullable FrameContent called;
    private @Nullable String kept;
    private Conversation.@Nullable Call related;
    private @Nullable CapturedFrame early;

    LoggedCall(ReceivedCall received, CapturedFrame frame, CommittedFrames frames) {
        this.received = received;
        this.frame = frame;
        this.frames = frames;
    }

    /**
     * The call that the calling thread works on. A handler that continues in another thread must call this first.
     *
     * @return the call; null if there is none that is to be logged
     */
    public static @Nullable LoggedCall current() {
        return CURRENT.get();
    }

    /** Does something with this call as the current one of the calling thread. */
    <T> T supply(Supplier<T> work) {
        LoggedCall before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /**
     * Runs work with this call as the current one of the calling thread, when its answer is known already: {@link
     * #change} stores this answer, and ignores its argument.
     *
     * @param answer the payload of the result, which must not be changed afterwards
     * @param work runs in the calling thread
     */
    public void run(JsonNode answer, Runnable work) {
        given = answer;
        supply(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Changes data as {@link Database#change} does, and keeps the call and its answer in the same transaction, as the
     * last rows of it. If the call is stored already, or was answered meanwhile because the handler took too long, only
     * the data are changed. Blocks.
     *
     * @param database where the data and the frame log are
     * @param work makes the change; may be called again, on any thread
     * @param answer makes the payload of the result from what the work returned, as it will be sent; called in the change
     * @param <T> the result of the change
     * @return the result of the work
     * @throws org.ocpp4j.server.database.DatabaseUnavailableException if the database cannot be reached, or could not commit
     * @throws RuntimeException if {@code work} or {@code answer} throws it, or if the answer cannot be written; nothing
     *     has changed then
     */
    public <T> T change(Database database, Function<Change, T> work, Function<T, JsonNode> answer) {
        if (!begin()) {
            return database.change(work);
        }
        AtomicReference<@Nullable String> text = new AtomicReference<>();
        boolean committed = false;
        try {
            JsonNode known = given;
            T result = database.change(change -> {
                T made = work.apply(change);
                text.set(keep(change, known == null ? answer.apply(made) : known));
                return made;
            });
            committed = true;
            return result;
        } finally {
            end(committed ? text.get() : null);
        }
    }

    /** A change that writes the call begins; false if it must not. {@link #end} must follow. */
    boolean begin() {
        synchronized (this) {
            if (state != State.OPEN) {
                return false;
            }
            state = State.WRITING;
        }
        try {
            called = frames.read(frame); // not in the change, which may hold up others
        } catch (RuntimeException defect) {
            called = null; // it is reported when it is to be written
        }
        return true;
    }

    /** Writes the call and its answer in a change; returns the frame of the answer. */
    String keep(Change change, JsonNode answer) {
        String text = received.answer(answer);
        CapturedFrame sent =
                new CapturedFrame(frame.conversation(), Direction.SENT, frames.now(), System.nanoTime(), text, null);
        List<FrameRow> rows;
        try {
            FrameContent known = called;
            FrameContent content = known == null ? frames.read(frame) : known;
            rows = frame.conversation().rows(frame, content, sent, frames.read(sent));
        } catch (RuntimeException defect) {
            LogFields.station(frame.conversation().identity())
                    .run(() -> LOG.error("A call and its answer could not be read for the frame log", defect));
            frames.lost(2);
            return text;
        }
        frames.insert(change, rows);
        FrameRow call = rows.get(0);
        String messageId = call.messageId();
        synchronized (this) {
            related = messageId == null ? null : new Conversation.Call(call.action(), messageId, frame.nanos());
        }
        return text;
    }

    /** The change has ended: with the frame of the answer that it committed, or null if nothing was committed. */
    void end(@Nullable String committed) {
        CapturedFrame waiting;
        synchronized (this) {
            state = committed == null ? State.OPEN : State.KEPT;
            kept = committed;
            waiting = early;
            early = null;
        }
        if (waiting != null) {
            answered(waiting);
        }
    }

    /** An answer is sent. Those of call and answer that are not committed go to the backlog. */
    void answered(Instant at, long nanos, String text) {
        answered(new CapturedFrame(frame.conversation(), Direction.SENT, at, nanos, text, null));
    }

    private void answered(CapturedFrame answer) {
        boolean withCall;
        Conversation.Call call;
        synchronized (this) {
            if (state == State.WRITING) {
                early = answer;
                return;
            }
            if (answer.text().equals(kept)) {
                return;
            }
            withCall = state == State.OPEN;
            call = withCall ? null : related;
            state = withCall ? State.ANSWERED : state;
        }
        if (withCall) {
            frames.offer(frame);
        }
        frames.offer(answer.to(call));
    }
}
