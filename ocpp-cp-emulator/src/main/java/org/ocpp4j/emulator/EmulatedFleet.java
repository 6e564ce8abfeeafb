package org.ocpp4j.emulator;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.ClientTransport;

/**
 * Emulated stations that differ only in their identities. Thread-safe; {@link #start} and {@link #stop} are called once
 * each.
 */
public final class EmulatedFleet implements Fleet {
    private final FleetPlan plan;
    private final Scheduler scheduler;
    private final Counters counters = new Counters();
    private final List<EmulatedStation> stations;
    private volatile List<Scheduler.Task> starting = List.of();

    /**
     * Creates the stations; they are switched off.
     *
     * @param plan the stations of the fleet
     * @param model the model of each station
     * @param sessions the vehicles that charge
     * @param transport how they reach the central system
     * @param runtime the threads and the clock
     */
    public EmulatedFleet(
            FleetPlan plan,
            StationModel model,
            SessionPlan sessions,
            ClientTransport transport,
            EmulatorRuntime runtime) {
        this.plan = plan;
        this.scheduler = runtime.scheduler();
        this.stations = plan.identities().stream()
                .map(identity -> new EmulatedStation(identity, model, sessions, transport, runtime, counters))
                .toList();
    }

    /** Switches the stations on, one after another. Returns at once. */
    @Override
    public void start() {
        starting = IntStream.range(0, stations.size())
                .mapToObj(number -> scheduler.schedule(plan.ramp().multipliedBy(number), stations.get(number)::start))
                .toList();
    }

    /**
     * The stations.
     *
     * @return an unmodifiable list
     */
    public List<EmulatedStation> stations() {
        return stations;
    }

    /**
     * The statistics of the stations.
     *
     * @return the sums over all stations
     */
    @Override
    public FleetStatistics statistics() {
        return counters.read();
    }

    /**
     * The end of the plan.
     *
     * @return completed when every station is {@link EmulatedStation#done}
     */
    @Override
    public CompletionStage<Void> done() {
        return all(stations.stream().map(EmulatedStation::done).toList());
    }

    /**
     * Disconnects all stations.
     *
     * @return completed when every connection has ended
     */
    @Override
    public CompletionStage<Void> stop() {
        starting.forEach(Scheduler.Task::cancel);
        return all(stations.stream().map(EmulatedStation::stop).toList());
    }

    private static CompletionStage<Void> all(List<CompletionStage<Void>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
    }
}
