package org.ocpp4j.server.frames;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ocpp4j.core.Direction;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Peer;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.thread.Threads;
import org.ocpp4j.server.thread.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every frame of every station in the table {@code frame} and tells each as an event of the type {@code FRAME},
 * secrets masked. It is not in the way of a request: threads of transports only put frames into a queue, bounded by
 * number and characters, and one thread does the rest. What does not fit into the queue is dropped and counted.
 *
 * <p>Thread-safe. What is kept of a connection goes when it ends. Old frames are deleted even if no new ones are kept.
 */
public final class FrameLog implements Interceptor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameLog.class);

    private final boolean stores;
    private final Events events;
    private final Clock clock;
    private final Duration closing;
    private final Backlog backlog;
    private final FrameWriter writer;
    private final Worker thread;
    private final Map<Peer, Conversation> conversations = new ConcurrentHashMap<>();

    private FrameLog(Database database, Events events, FrameLogSettings settings, Clock clock, FrameLogLimits limits) {
        this.stores = settings.on();
        this.events = events;
        this.clock = clock;
        this.closing = limits.closing();
        this.backlog = new Backlog(limits.frames(), limits.characters());
        Retention retention = new Retention(database, settings, clock, limits.retention());
        this.writer = new FrameWriter(backlog, database, events, retention, settings, limits.gather());
        this.thread = Threads.worker("ocpp-frame-log", writer::run);
    }

    /**
     * Begins to keep frames. Add the result to the server as its first interceptor.
     *
     * @param database where they are kept; to be closed after this
     * @param events where they are told
     * @param settings what is kept
     * @param clock tells when a frame came
     * @return the log; close it after the server has stopped
     */
    public static FrameLog start(Database database, Events events, FrameLogSettings settings, Clock clock) {
        return start(database, events, settings, clock, FrameLogLimits.DEFAULT);
    }

    static FrameLog start(
            Database database, Events events, FrameLogSettings settings, Clock clock, FrameLogLimits limits) {
        FrameLog log = new FrameLog(database, events, settings, clock, limits);
        log.thread.start();
        return log;
    }

    @Override
    public void frame(Peer peer, Direction direction, String text) {
        if (stores || events.isHeard(EventType.FRAME)) {
            backlog.offer(new CapturedFrame(conversation(peer), direction, clock.instant(), System.nanoTime(), text));
        }
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
        return writer.written();
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

    /** Takes no more frames and writes those that wait; blocks for five seconds at most. */
    @Override
    public void close() {
        backlog.close(closing);
        thread.join(closing);
        if (backlog.waiting() > 0) {
            LOG.warn("{} frames were not written to the frame log before the end", backlog.waiting());
        }
    }
}
