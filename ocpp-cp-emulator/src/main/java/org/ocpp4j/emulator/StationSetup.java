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
 * Everything that makes a station what it is.
 *
 * @param identity its identity
 * @param model what it is
 * @param plan who comes to charge on their own account
 * @param connectors its connectors
 * @param keys configuration keys that count more than the emulator's own
 * @param files where it comes from; empty if it is one of many that are alike
 */
record StationSetup(
        String identity,
        StationModel model,
        SessionPlan plan,
        List<ConnectorConfiguration> connectors,
        List<ConfigurationKey> keys,
        Optional<StationConfiguration> files) {
    /** What a station from a folder does where its file says nothing, as the C++ system does. */
    private static final List<ConfigurationKey> DEFAULTS = List.of(
            new ConfigurationKey("AuthorizationCacheEnabled", false, "false"),
            new ConfigurationKey("FinishingTimeout", false, "60"),
            new ConfigurationKey("LocalPreAuthorize", false, "true"));

    private static final Duration METER_INTERVAL = Duration.ofSeconds(60);

    /** A station that is like others. */
    static StationSetup of(String identity, StationModel model, SessionPlan plan) {
        List<ConnectorConfiguration> connectors = IntStream.rangeClosed(1, model.connectors())
                .mapToObj(id -> new ConnectorConfiguration(id, 0))
                .toList();
        return new StationSetup(identity, model, plan, connectors, List.of(), Optional.empty());
    }

    /** A station from a folder. */
    static StationSetup of(StationConfiguration files, SessionPlan plan, int watts) {
        List<ConfigurationKey> keys = new ArrayList<>(DEFAULTS);
        keys.addAll(files.keys());
        StationModel model =
                new StationModel(files.version(), files.connectors().size(), watts, METER_INTERVAL);
        return new StationSetup(files.identity(), model, plan, files.connectors(), keys, Optional.of(files));
    }

    /**
     * Whether a vehicle that the central system makes charge leaves after a while. From a folder, it stays until it is told
     * to stop.
     */
    boolean calledVehiclesLeave() {
        return files.isEmpty();
    }
}
