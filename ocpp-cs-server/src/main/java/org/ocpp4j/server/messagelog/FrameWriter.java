package org.ocpp4j.server.messagelog;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.log.LogFields;
import org.ocpp4j.server.text.Texts;
import org.ocpp4j.server.thread.Fatal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, masks, publishes and stores frames, in their order, on one thread that owns all state here. While the database
 * is unavailable it still reads and publishes, and keeps the rows; the backlog bounds them.
 */
final class FrameWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameWriter.class);
    private static final int MOST_ROWS = 500;
    private static final int MOST_CHARACTERS = 1 << 22;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final long FIRST_PAUSE = Duration.ofMillis(500).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(5).toNanos();
    private static final long REPORT_EVERY = Duration.ofMinutes(1).toNanos();

    private final Backlog backlog;
    private final Database database;
    private final Events events;
    private final Retention retention;
    private final boolean stores;
    private final FrameReader reader;
    private final Duration gather;
    private final Deque<FrameRow> rows = new ArrayDeque<>();
    private final AtomicLong written = new AtomicLong();
    private int singly;
    private long pause;
    private long retryAt;
    private long reportedDrops;
    private long reportAt = System.nanoTime();

    FrameWriter(
            Backlog backlog,
            Database database,
            Events events,
            Retention retention,
            FrameLogSettings settings,
            FrameReader reader,
            Duration gather) {
        this.backlog = backlog;
        this.database = database;
        this.events = events;
        this.retention = retention;
        this.stores = settings.on();
        this.reader = reader;
        this.gather = gather;
    }

    long written() {
        return written.get();
    }

    /** Ends when the backlog is closed and everything is written, or the time for that is over. */
    @Override
    public void run() {
        try {
            while (!backlog.isClosed() || (!isDone() && !backlog.isTimeOver())) {
                turn();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        reportDrops(true);
    }

    private boolean isDone() {
        return backlog.isEmpty() && rows.isEmpty();
    }

    private void turn() throws InterruptedException {
        for (CapturedFrame frame : backlog.take(MOST_ROWS, patience(), gather)) {
            read(frame);
        }
        boolean reachable = pause == 0 || System.nanoTime() - retryAt >= 0;
        if (!rows.isEmpty() && reachable) {
            write();
        }
        if (pause == 0 && !backlog.isClosed() && retention.isDue()) {
            retain();
        }
        reportDrops(false);
    }

    private Duration patience() {
        if (rows.isEmpty()) {
            return retention.isDue() && pause == 0 ? Duration.ZERO : IDLE;
        }
        return pause == 0 ? Duration.ZERO : Duration.ofNanos(Math.min(IDLE.toNanos(), pause));
    }

    /** A defect here must not end the thread. */
    private void read(CapturedFrame frame) {
        int length = frame.text().length();
        try {
            Conversation conversation = frame.conversation();
            FrameRow row = conversation.row(frame, reader.read(conversation.protocol(), frame.text()));
            FrameEvent.publish(events, row);
            if (stores) {
                rows.add(row);
                return;
            }
        } catch (RuntimeException | Error defect) {
            Fatal.check(defect);
            backlog.drop(1);
            LogFields.station(frame.conversation().identity())
                    .run(() ->
                            LOG.error("A frame of {} characters could not be read for the frame log", length, defect));
        }
        backlog.release(length);
    }

    private void write() {
        List<FrameRow> batch = batch();
        try {
            database.run(change -> FrameTable.insert(change.handle(), batch));
            written.addAndGet(batch.size());
            done(batch.size());
            reached();
        } catch (DatabaseUnavailableException away) {
            away(away);
        } catch (RuntimeException | Error refused) {
            Fatal.check(refused);
            refused(batch, refused);
        }
    }

    private List<FrameRow> batch() {
        List<FrameRow> batch = new ArrayList<>();
        int characters = 0;
        Iterator<FrameRow> waiting = rows.iterator();
        int most = singly > 0 ? 1 : MOST_ROWS;
        while (batch.size() < most && characters < MOST_CHARACTERS && waiting.hasNext()) {
            FrameRow row = waiting.next();
            characters += row.text().length();
            batch.add(row);
        }
        return batch;
    }

    private void done(int number) {
        for (int i = 0; i < number; i++) {
            backlog.release(rows.remove().size());
        }
        singly = Math.max(0, singly - number);
    }

    private void reached() {
        if (pause > 0) {
            LOG.info("The frame log is written again");
        }
        pause = 0;
    }

    private void away(RuntimeException away) {
        if (pause == 0) {
            LOG.warn("The frame log cannot be written; up to a bound, frames are kept until it can: {}", reason(away));
        }
        pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, 2 * pause));
        retryAt = System.nanoTime() + pause;
    }

    /** The database will never take this: the rows are tried one by one, and those at fault are dropped. */
    private void refused(List<FrameRow> batch, Throwable refused) {
        if (batch.size() > 1) {
            singly = batch.size();
            return;
        }
        FrameRow row = batch.get(0);
        LogFields.station(row.identity())
                .with(LogFields.ACTION, row.action())
                .with(LogFields.MESSAGE_ID, row.messageId())
                .run(() -> LOG.error(
                        "The database refused a frame of {} ({}, {} characters): {}",
                        row.identity(),
                        row.action(),
                        row.size(),
                        reason(refused)));
        backlog.drop(1);
        done(1);
    }

    /** Drivers quote the values to be stored; only the beginning of their messages is of use here. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Texts.storable(root.toString(), 200).lines().findFirst().orElse("");
    }

    private void retain() {
        try {
            retention.deleteSome();
        } catch (DatabaseUnavailableException away) {
            away(away);
        } catch (RuntimeException failed) {
            LOG.warn("Old frames could not be deleted; this is tried again", failed);
        }
    }

    private void reportDrops(boolean atOnce) {
        long dropped = backlog.dropped();
        if (dropped > reportedDrops && (atOnce || System.nanoTime() - reportAt >= 0)) {
            LOG.warn(
                    "The frame log lost {} frames: they came faster than they could be written, or the database was"
                            + " away",
                    dropped - reportedDrops);
            reportedDrops = dropped;
            reportAt = System.nanoTime() + REPORT_EVERY;
        }
    }
}
