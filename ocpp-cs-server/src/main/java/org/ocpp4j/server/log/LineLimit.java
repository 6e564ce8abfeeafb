package org.ocpp4j.server.log;

import ch.qos.logback.classic.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.text.Texts;

/**
 * How many lines that say the same there may be. One station may say the same {@value #SAME} times, and then as often
 * in each minute; all its lines of a level, and the same line for all stations, have larger bounds. Omitted lines are
 * counted at the bound that they met, and reported with the last such line, at the next one, or a minute later.
 * Thread-safe; holds {@value #MOST_KEYS} counts at most.
 */
final class LineLimit {
    static final int SAME = 20;
    static final int OF_STATION = 200;
    static final int OF_ALL = 2_000;
    private static final int MOST_KEYS = 20_000;
    private static final int SHOWN = 300;
    private static final long MINUTE = 60_000_000_000L;

    /**
     * The key of a count. The station is empty for lines that belong to none, and for the same line of all stations;
     * logger and template are empty for all lines of a station.
     */
    record Key(String station, String logger, String template, Level level, int capacity) {}

    /** Lines that were left out, and how the last of them begins. */
    record LeftOut(Key key, long lines, String last) {}

    /** Whether a line may be written, and how many like it were left out before; null for none. */
    record Verdict(boolean passes, @Nullable LeftOut before) {}

    private final LongSupplier nanos;
    private final List<LeftOut> untold = new ArrayList<>(); // these three are guarded by this
    private long looked;
    private final Map<Key, Budget> budgets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Budget> eldest) {
            boolean full = size() > MOST_KEYS;
            if (full && eldest.getValue().leftOut > 0 && untold.size() < MOST_KEYS) {
                untold.add(eldest.getValue().take(eldest.getKey()));
            }
            return full;
        }
    };

    LineLimit(LongSupplier nanos) {
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
    }

    /**
     * Whether a line may be written.
     *
     * @param station whose line it is, or empty
     * @param logger its logger
     * @param template its text, with placeholders
     * @param level its level
     * @param text its text, with values; called only for an omitted line
     */
    synchronized Verdict check(String station, String logger, String template, Level level, Supplier<String> text) {
        long now = nanos.getAsLong();
        Key key = new Key(station, logger, template, level, SAME);
        Budget same = budget(key, now);
        @Nullable Budget spent = same.has(now) ? null : same;
        if (!station.isEmpty()) {
            Budget ofStation = budget(new Key(station, "", "", level, OF_STATION), now);
            Budget ofAll = budget(new Key("", logger, template, level, OF_ALL), now);
            spent = ofStation.has(now) ? spent : ofStation;
            spent = ofAll.has(now) ? spent : ofAll;
            if (spent == null) {
                ofStation.take();
                ofAll.take();
            }
        }
        if (spent != null) {
            // The widest bound is charged: else there would be as many reports of omitted lines as omitted lines.
            spent.leftOut++;
            spent.last = Texts.shown(text.get(), SHOWN);
            return new Verdict(false, null);
        }
        same.take();
        return new Verdict(true, same.leftOut > 0 ? same.take(key) : null);
    }

    private Budget budget(Key key, long now) {
        return budgets.computeIfAbsent(key, added -> new Budget(key.capacity(), now));
    }

    /** Omitted lines without a later line that reports them: once a minute, and all of them if {@code all}. */
    synchronized List<LeftOut> untold(boolean all) {
        long now = nanos.getAsLong();
        if (!all && now - looked < MINUTE) {
            return List.of();
        }
        looked = now;
        List<LeftOut> told = new ArrayList<>(untold);
        untold.clear();
        Iterator<Map.Entry<Key, Budget>> entries = budgets.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Key, Budget> entry = entries.next();
            Budget budget = entry.getValue();
            if (budget.leftOut > 0) {
                told.add(budget.take(entry.getKey()));
            } else if (budget.isFull(now)) {
                entries.remove();
            }
        }
        return told;
    }

    /** As many lines as its capacity, and as many again in each minute. */
    private static final class Budget {
        private final int capacity;
        private double left;
        private long filled;
        private long leftOut;
        private String last = "";

        private Budget(int capacity, long now) {
            this.capacity = capacity;
            this.left = capacity;
            this.filled = now;
        }

        private boolean has(long now) {
            left = level(now);
            filled = now;
            return left >= 1;
        }

        private double level(long now) {
            return Math.min(capacity, left + capacity * ((double) (now - filled) / MINUTE));
        }

        private boolean isFull(long now) {
            return level(now) >= capacity;
        }

        private void take() {
            left--;
        }

        private LeftOut take(Key key) {
            LeftOut taken = new LeftOut(key, leftOut, last);
            leftOut = 0;
            last = "";
            return taken;
        }
    }
}
