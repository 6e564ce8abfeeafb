package org.ocpp4j.benchmarks.load;

import java.util.Locale;

/** What stations send, again and again in the same order; each begins somewhere else in it. */
enum Mix {
    /** Heartbeats only. */
    HEARTBEAT,
    /** 35% Heartbeat, 35% StatusNotification, 25% MeterValues of 900 bytes, 2.5% Authorize, 2.5% BootNotification. */
    MIX;

    FrameCycle cycle() {
        return this == HEARTBEAT ? FrameCycle.HEARTBEATS : FrameCycle.MIXED;
    }

    /** As the command line spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
