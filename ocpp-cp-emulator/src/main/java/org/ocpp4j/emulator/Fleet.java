package org.ocpp4j.emulator;

import java.util.concurrent.CompletionStage;

/** Stations that run until their plan is done or they are stopped. */
interface Fleet {
    void start();

    FleetStatistics statistics();

    CompletionStage<Void> done();

    CompletionStage<Void> stop();
}
