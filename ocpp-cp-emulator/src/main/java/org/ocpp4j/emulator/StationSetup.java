package org.ocpp4j.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ocpp4j.emulator.configuration.ConfigurationKey;
import org.ocpp4j.emulator.configuration.ConnectorConfiguration;
import org.ocpp4j.emulator.configuration.StationConfiguration;

/**
 * All properties of a station.
 *
 * @param identity its identity
 * @param model its model
 * @param plan the vehicles that start charging by themselves
 * @param connectors its connectors
 * @param keys configuration keys that override those of the emulator
 * @param files its files; empty if it belongs to a fleet of equal stations
 */
record StationSetup(
        String identity,
        StationModel model,
        SessionPlan plan,
        List<ConnectorConfiguration> connectors,
        List<ConfigurationKey> keys,
        Optional<StationConfiguration> files) {
    /** The defaults of a station from a folder, as in the C++ system. */
    private static final List<ConfigurationKey> DEFAULTS = List.of(
            new ConfigurationKey("AuthorizationCacheEnabled", false, "false"),
            new ConfigurationKey("FinishingTimeout", false, "60"),
            new ConfigurationKey("LocalPreAuthorize", false, "true"));

    private static final Duration METER_INTERVAL = Duration.ofSeconds(60);

    /** Creates the setup of a station in a fleet of equal stations. */
    static StationSetup of(String identity, StationModel model, SessionPlan plan) {
        List<ConnectorConfiguration> connectors = IntStream.rangeClosed(1, model.connectors())
                .mapToObj(id -> new ConnectorConfiguration(id, 0))
                .toList();
        return new StationSetup(identity, model, plan, connectors, List.of(), Optional.empty());
    }

    /** Creates the setup of a station from a folder. */
    static StationSetup of(StationConfiguration files, SessionPlan plan, int watts) {
        List<ConfigurationKey> keys = new ArrayList<>(DEFAULTS);
        keys.addAll(files.keys());
        StationModel model =
                new StationModel(files.version(), files.connectors().size(), watts, METER_INTERVAL);
        return new StationSetup(files.identity(), model, plan, files.connectors(), keys, Optional.of(files));
    }

    /**
     * Whether a vehicle of a remotely started session leaves after a while. At a station from a folder, it stays until
     * the transaction is stopped.
     */
    boolean calledVehiclesLeave() {
        return files.isEmpty();
    }
}
