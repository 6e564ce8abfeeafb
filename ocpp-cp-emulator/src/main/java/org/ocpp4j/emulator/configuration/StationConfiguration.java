package org.ocpp4j.emulator.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.version.OcppVersion;

/**
 * The content of the files of one station.
 *
 * @param folder the directory of the station
 * @param identity its identity
 * @param version the version that it uses
 * @param centralSystem the address of its central system, without the identity; null if the file has none
 * @param authorizationKey its password; null for none. A secret: not in {@link #toString}
 * @param connectors its connectors, at least one
 * @param keys its configuration keys in the order of the file, without AuthorizationKey
 */
public record StationConfiguration(
        Path folder,
        String identity,
        OcppVersion version,
        @Nullable URI centralSystem,
        @Nullable String authorizationKey,
        List<ConnectorConfiguration> connectors,
        List<ConfigurationKey> keys) {
    /** Copies the lists. */
    public StationConfiguration {
        connectors = List.copyOf(connectors);
        keys = List.copyOf(keys);
    }

    /** Contains the identity of the station, but none of its values. */
    @Override
    public String toString() {
        return identity + " of " + folder;
    }
}
