package org.ocpp4j.emulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.ConfigurationStatus;
import org.ocpp4j.core.v16.RemoteStartStopStatus;
import org.ocpp4j.core.v16.RemoteStartTransactionRequest;
import org.ocpp4j.emulator.configuration.FolderContents;

/** A folder whose stations connect to a central system in memory. For one thread. */
final class FolderBench {
    static final String IDENTITY = "EM-1";
    static final URI CENTRAL = URI.create("ws://central.example:9220/ocpp");

    final CentralSystemDouble central = new CentralSystemDouble();
    final StationFiles files;
    final EmulatedFolder emulated;

    /** For which addresses a transport was made. */
    final List<URI> addresses = new ArrayList<>();

    private Function<String, byte @Nullable []> passwords = identity -> null;

    FolderBench(Path folder) {
        files = new StationFiles(folder);
        FolderPlan plan = new FolderPlan(folder, CENTRAL, FolderPlan.NOBODY, 11_000, Duration.ofMillis(10), 50);
        emulated = new EmulatedFolder(
                plan,
                (URI address, Function<String, byte @Nullable []> finder) -> {
                    addresses.add(address);
                    passwords = finder;
                    return central;
                },
                central.runtime());
    }

    FolderContents load() {
        FolderContents contents = emulated.load();
        central.time.seconds(3);
        return contents;
    }

    byte @Nullable [] password(String identity) {
        return passwords.apply(identity);
    }

    /** Loads a station of that identity, which is there then. */
    void named(String... keys) {
        files.station(
                "CP1",
                Stream.concat(Stream.of("StationIdentity=" + IDENTITY), Stream.of(keys))
                        .toArray(String[]::new));
        load();
        central.forget();
    }

    RemoteStartStopStatus start(String idTag, @Nullable Long connectorId) {
        return central.ask(IDENTITY, new RemoteStartTransactionRequest(connectorId, idTag, null))
                .status();
    }

    ConfigurationStatus change(String key, String value) {
        return central.ask(IDENTITY, new ChangeConfigurationRequest(key, value)).status();
    }
}
