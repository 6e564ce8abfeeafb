package org.ocpp4j.emulator;

import java.util.concurrent.atomic.LongAdder;

/** Counts the events of all stations of a fleet. */
final class Counters {
    final LongAdder online = new LongAdder();
    final LongAdder boots = new LongAdder();
    final LongAdder charged = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder lost = new LongAdder();

    FleetStatistics read() {
        return new FleetStatistics(online.sum(), boots.sum(), charged.sum(), refused.sum(), lost.sum());
    }
}
