package org.ocpp4j.netty;

import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Netty's leak detector, which asks for this class by its name: keeps what it finds. */
public final class LeakRecord<T> extends ResourceLeakDetector<T> {
    /** What was found since the program began. */
    public static final List<String> LEAKS = new CopyOnWriteArrayList<>();

    /** Called by Netty. */
    public LeakRecord(Class<?> type, int samplingInterval) {
        super(type, samplingInterval);
    }

    /** Looked for by Netty, too. */
    public LeakRecord(Class<?> type, int samplingInterval, long mostActive) {
        this(type, samplingInterval);
    }

    @Override
    protected boolean needReport() {
        return true;
    }

    @Override
    protected void reportTracedLeak(String type, String records) {
        LEAKS.add(type + " " + records);
    }

    @Override
    protected void reportUntracedLeak(String type) {
        LEAKS.add(type);
    }
}
