package org.ocpp4j.server.messagelog;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.event.Events;

/** The shared objects for calls that are stored together with their effect: rows, events and figures. Thread-safe. */
final class CommittedFrames {
    private final FrameReader reader;
    private final Backlog backlog;
    private final Events events;
    private final Clock clock;
    private final AtomicLong written = new AtomicLong();

    CommittedFrames(FrameReader reader, Backlog backlog, Events events, Clock clock) {
        this.reader = reader;
        this.backlog = backlog;
        this.events = events;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    FrameContent read(CapturedFrame frame) {
        return reader.read(frame.conversation().protocol(), frame.text());
    }

    /** Inserts rows in a change, and publishes them when it is committed. */
    void insert(Change change, List<FrameRow> rows) {
        FrameTable.insert(change.handle(), rows);
        change.afterwards(() -> {
            written.addAndGet(rows.size());
            rows.forEach(row -> FrameEvent.publish(events, row));
        });
    }

    /** Leaves a frame to the backlog. */
    void offer(CapturedFrame frame) {
        backlog.offer(frame);
    }

    /** Counts frames as lost. */
    void lost(int number) {
        backlog.drop(number);
    }

    long written() {
        return written.get();
    }
}
