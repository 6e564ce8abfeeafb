package org.ocpp4j.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.emulator.configuration.CentralSystemAddress;
import org.ocpp4j.emulator.configuration.ConfigurationFolder;
import org.ocpp4j.emulator.configuration.FolderContents;
import org.ocpp4j.emulator.configuration.StationConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Emulated stations that are described by a folder of files. They run as the folder was when it was last loaded; only
 * files of canned answers take effect at once.
 *
 * <p>Thread-safe: loading and stopping happen one after another.
 */
public final class EmulatedFolder implements Fleet {
    private static final Logger LOG = LoggerFactory.getLogger(EmulatedFolder.class);

    private record Running(StationConfiguration configuration, EmulatedStation station) {}

    private final FolderPlan plan;
    private final EmulatorRuntime runtime;
    private final SharedTransports transports;
    private final Counters counters = new Counters();

    /** By the directory; guarded by this, like the fields below. At most as many as the plan allows. */
    private final Map<Path, Running> running = new TreeMap<>();

    private boolean stopped;

    /**
     * Creates a folder that is not loaded yet.
     *
     * @param plan the folder, and defaults for settings that its files omit
     * @param transports how stations reach their central systems
     * @param runtime the threads and the clock
     */
    public EmulatedFolder(FolderPlan plan, StationTransports transports, EmulatorRuntime runtime) {
        this.plan = plan;
        this.runtime = runtime;
        this.transports = new SharedTransports(transports);
    }

    /**
     * Reads the folder and applies it, on the first and on every further call: starts new stations, stops removed ones,
     * and restarts changed ones. A station whose files have become invalid stays unchanged; so do all stations if the
     * folder cannot be read. Blocks for reading, not for stations.
     *
     * @return the content of the folder; after {@link #stop}, loading has no effect on stations
     */
    public synchronized FolderContents load() {
        FolderContents contents = ConfigurationFolder.read(plan.folder(), plan.mostStations());
        if (!stopped && contents.readable()) {
            become(contents);
        }
        return contents;
    }

    /** Calls {@link #load}. */
    @Override
    public void start() {
        load();
    }

    /**
     * The stations.
     *
     * @return an unmodifiable list, in the order of their directories
     */
    public synchronized List<EmulatedStation> stations() {
        return running.values().stream().map(Running::station).toList();
    }

    /**
     * The statistics of the stations, including removed ones.
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
     * @return completed when every running station is {@link EmulatedStation#done}
     */
    @Override
    public CompletionStage<Void> done() {
        return all(stations().stream().map(EmulatedStation::done).toList());
    }

    /**
     * Ends the sessions of the stations, reports this to the central system within a second, and disconnects
     * permanently.
     *
     * @return completed when every connection has ended
     */
    @Override
    public synchronized CompletionStage<Void> stop() {
        stopped = true;
        List<CompletionStage<Void>> ends = running.values().stream()
                .map(Running::station)
                .map(EmulatedStation::retire)
                .toList();
        running.clear();
        return all(ends);
    }

    private void become(FolderContents contents) {
        Map<Path, StationConfiguration> wanted = new TreeMap<>();
        contents.stations().forEach(station -> wanted.put(station.folder(), station));
        List<CompletionStage<Void>> ends = new ArrayList<>();
        running.entrySet().removeIf(entry -> {
            Running old = entry.getValue();
            boolean stays = old.configuration().equals(wanted.get(entry.getKey())) || contents.isBroken(entry.getKey());
            if (!stays) {
                transports.forget(old.configuration().identity());
                ends.add(old.station().retire());
            }
            return !stays;
        });
        List<EmulatedStation> starting = new ArrayList<>();
        wanted.values().stream()
                .filter(station -> !running.containsKey(station.folder()) && !isTaken(station))
                .forEach(station -> starting.add(add(station)));
        // Afterwards, since a new station may have the identity of one that ends.
        all(ends).whenComplete((none, failure) -> {
            for (int number = 0; number < starting.size(); number++) {
                Duration delay = plan.ramp().multipliedBy(number);
                runtime.scheduler().schedule(delay, starting.get(number)::start);
            }
        });
    }

    /** Only by a station whose own files have become invalid, so that it is not in the folder any more. */
    private boolean isTaken(StationConfiguration station) {
        boolean taken = running.values().stream()
                .anyMatch(other -> other.configuration().identity().equals(station.identity()));
        if (taken) {
            LOG.warn("{} is not started: another station with this identity runs", station);
        }
        return taken;
    }

    private EmulatedStation add(StationConfiguration configuration) {
        transports.know(configuration);
        StationSetup setup = StationSetup.of(configuration, plan.sessions(), plan.watts());
        EmulatedStation station = new EmulatedStation(
                setup,
                centralSystem -> transports.to(centralSystem
                        .map(address -> CentralSystemAddress.without(address, configuration.identity()))
                        .orElse(plan.centralSystem())),
                runtime,
                counters);
        running.put(configuration.folder(), new Running(configuration, station));
        return station;
    }

    private static CompletionStage<Void> all(List<CompletionStage<Void>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
    }
}
