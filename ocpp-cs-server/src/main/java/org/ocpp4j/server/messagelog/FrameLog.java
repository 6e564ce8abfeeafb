package org.ocpp4j.server.messagelog;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.ReceivedCall;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.thread.Threads;
import org.ocpp4j.server.thread.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Keeps every frame of every station in the table {@code frame} and publishes each as an event of the type {@code FRAME},
 * secrets masked.
 *
 * <p>A call of a station that is answered with a result is stored together with its answer, before the answer is sent:
 * by its handler, in the transaction of its changes ({@link LoggedCall#change}), or, if nothing was changed, in a
 * separate transaction. The answer is sent first only if the database is unavailable then, or too many calls wait.
 *
 * <p>All other frames delay nothing: threads of transports only put them into a queue, bounded by number and
 * characters, and one thread does the rest. Frames beyond the bound are dropped and counted. A frame of the queue may
 * have a higher number than a call received a little later.
 *
 * <p>Thread-safe. The state of a connection is removed when it ends. Old frames are deleted even if no new ones are
 * kept.
 */
public final class FrameLog implements Interceptor, AutoCloseable {
    /** All frames; the log deletes old ones by settings of its own. */
    public static final KeptRows ROWS = KeptRows.ofStations("frame");

    private static final Logger LOG = LoggerFactory.getLogger(FrameLog.class);

    private final boolean stores;
    private final Events events;
    private final Clock clock;
    private final Duration closing;
    private final Backlog backlog;
    private final FrameWriter writer;
    private final Worker thread;
    private final CommittedFrames frames;
    private final CallWriter callWriter;
    private final Worker callThread;
    private final Map<ReceivedCall, LoggedCall> calls = new ConcurrentHashMap<>();
    private final Map<Peer, Conversation> conversations = new ConcurrentHashMap<>();

    private FrameLog(Database database, Events events, FrameLogSettings settings, Clock clock, FrameLogLimits limits) {
        this.stores = settings.on();
        this.events = events;
        this.clock = clock;
        this.closing = limits.closing();
        this.backlog = new Backlog(limits.frames(), limits.characters());
        Retention retention = new Retention(database, settings, clock, limits.retention());
        FrameReader reader = new FrameReader(settings.secretKeys());
        this.writer = new FrameWriter(backlog, database, events, retention, settings, reader, limits.gather());
        this.thread = Threads.worker("ocpp-frame-log", writer::run);
        this.frames = new CommittedFrames(reader, backlog, events, clock);
        this.callWriter = new CallWriter(database);
        this.callThread = Threads.worker("ocpp-call-log", callWriter::run);
    }

    /**
     * Begins to keep frames. Add the result to the server before interceptors that answer calls, such as a gate.
     *
     * @param database where they are kept; to be closed after this
     * @param events where they are published
     * @param settings which frames are kept
     * @param clock the source of the time
     * @return the log; close it after the server has stopped
     */
    public static FrameLog start(Database database, Events events, FrameLogSettings settings, Clock clock) {
        return start(database, events, settings, clock, FrameLogLimits.DEFAULT);
    }

    static FrameLog start(
            Database database, Events events, FrameLogSettings settings, Clock clock, FrameLogLimits limits) {
        FrameLog log = new FrameLog(database, events, settings, clock, limits);
        log.thread.start();
        log.callThread.start();
        return log;
    }

    @Override
    public void frame(Peer peer, Direction direction, String text) {
        if (stores || events.isHeard(EventType.FRAME)) {
            backlog.offer(captured(peer, direction, text));
        }
    }

    private CapturedFrame captured(Peer peer, Direction direction, String text) {
        return new CapturedFrame(conversation(peer), direction, clock.instant(), System.nanoTime(), text, null);
    }

    @Override
    public void received(CallContext call) {
        ReceivedCall received = call.received();
        if (received == null || !stores) {
            Interceptor.super.received(call);
        } else {
            CapturedFrame frame = captured(call.peer(), Direction.RECEIVED, received.text());
            calls.put(received, new LoggedCall(received, frame, frames));
        }
    }

    @Override
    public void answered(CallContext call, String text) {
        LoggedCall logged = call.received() == null ? null : calls.remove(call.received());
        if (logged == null) {
            Interceptor.super.answered(call, text);
        } else {
            logged.answered(clock.instant(), System.nanoTime(), text);
        }
    }

    @Override
    public CompletionStage<JsonNode> call(CallContext call, Chain next) {
        LoggedCall logged = call.received() == null ? null : calls.get(call.received());
        if (logged == null) {
            return next.proceed(call);
        }
        return logged.supply(() -> next.proceed(call)).thenCompose(result -> callWriter.keep(logged, result));
    }

    /** Frames that wait hold their conversation themselves, so it may go from here when the connection ends. */
    private Conversation conversation(Peer peer) {
        Conversation known = conversations.get(peer);
        if (known != null) {
            return known;
        }
        Conversation begun = new Conversation(peer);
        Conversation other = conversations.putIfAbsent(peer, begun);
        if (other != null) {
            return other;
        }
        peer.closed().whenComplete((reason, failure) -> conversations.remove(peer));
        return begun;
    }

    /**
     * How many frames were lost since the start, because too many came or the database was away for too long.
     *
     * @return the number, for metrics
     */
    public long dropped() {
        return backlog.dropped();
    }

    /**
     * How many frames were written since the start.
     *
     * @return the number, for metrics
     */
    public long written() {
        return writer.written() + frames.written();
    }

    /**
     * How many frames wait to be written.
     *
     * @return the number, for metrics
     */
    public long waiting() {
        return backlog.waiting();
    }

    /** How many connections are remembered. */
    int conversations() {
        return conversations.size();
    }

    /** Takes no more frames and writes those that wait; blocks for ten seconds at most. */
    @Override
    public void close() {
        callWriter.close();
        backlog.close(closing);
        callThread.join(closing);
        thread.join(closing);
        if (backlog.waiting() > 0) {
            LOG.warn("{} frames were not written to the frame log before the end", backlog.waiting());
        }
    }
}
