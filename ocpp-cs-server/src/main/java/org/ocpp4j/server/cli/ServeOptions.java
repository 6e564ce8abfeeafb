package org.ocpp4j.server.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.access.CredentialStore;
import org.ocpp4j.server.app.CentralSystemProcess;
import org.ocpp4j.server.settings.SettingsSource;
import picocli.CommandLine.Option;

/** The options of {@code serve} and {@code check}: short ones for the most used keys; picocli fills them in. */
public final class ServeOptions extends SettingsOptions {
    @Option(names = "--host", description = "Where both doors listen (default: 127.0.0.1).")
    @Nullable
    String host;

    @Option(names = "--port", description = "Port for stations, 0 for any free one (default: 9220).")
    @Nullable
    String port;

    @Option(names = "--http-port", paramLabel = "PORT", description = "Port for operators (default: 9221).")
    @Nullable
    String httpPort;

    @Option(
            names = "--unknown-stations",
            paramLabel = "POLICY",
            description = "What happens to stations that nobody registered: accept, pending, refuse (default: accept)."
                    + " Pending ones are told to wait, refused ones get HTTP 404.")
    @Nullable
    String unknownStations;

    @Option(
            names = "--heartbeat-interval",
            paramLabel = "DURATION",
            description = "What stations are told when they boot, for example 300 (seconds), 5m or 1h (default: 5m).")
    @Nullable
    String heartbeatInterval;

    @Option(names = "--demo", description = "Also starts emulated stations, which charge for ever.")
    boolean demo;

    @Option(names = "--demo-stations", paramLabel = "N", description = "How many stations --demo starts (default: 4).")
    @Nullable
    String demoStations;

    /** The flags above by the keys that they set, for the documentation. */
    static Map<String, String> byKey() {
        Map<String, String> flags = new LinkedHashMap<>();
        flags.put("data", "--data");
        flags.put("stations.host", "--host");
        flags.put("stations.port", "--port");
        flags.put("stations.unknown", "--unknown-stations");
        flags.put("operators.host", "--host");
        flags.put("operators.port", "--http-port");
        flags.put("backend.heartbeat-interval", "--heartbeat-interval");
        flags.put("demo.on", "--demo");
        flags.put("demo.stations", "--demo-stations");
        return flags;
    }

    @Override
    void shortFlags(SettingsSource source) {
        super.shortFlags(source);
        flag(source, "--host", host, "stations.host", "operators.host");
        flag(source, "--port", port, "stations.port");
        flag(source, "--http-port", httpPort, "operators.port");
        flag(source, "--unknown-stations", unknownStations, "stations.unknown");
        flag(source, "--heartbeat-interval", seconds(heartbeatInterval), "backend.heartbeat-interval");
        flag(source, "--demo", demo ? "true" : null, "demo.on");
        flag(source, "--demo-stations", demoStations, "demo.stations");
    }

    /** OCPP counts this interval in seconds. */
    private static @Nullable String seconds(@Nullable String value) {
        return value != null && value.matches("[0-9]+") ? value + "s" : value;
    }

    /** Runs the central system until a signal ends it; returns the exit status. */
    public int serve() throws InterruptedException {
        return new CentralSystemProcess(
                        this::load, settings -> CommandDatabase.withCredentials(settings, CredentialStore::any))
                .run();
    }
}
