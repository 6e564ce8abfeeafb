package org.ocpp4j.server.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.settings.LoadedSettings;
import org.ocpp4j.server.settings.SettingsSource;
import picocli.CommandLine.Option;

/** Where settings come from, for every command that needs some; picocli fills it in. */
class SettingsOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings file (default: OCPP_CONFIG, or else ocpp-cs-server.conf if it is there).")
    @Nullable
    Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets a key, for example stations.max-connections=500; may be given several times."
                    + " The command settings lists all keys.")
    Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--data", paramLabel = "DIR", description = "Directory of the embedded database (default: ./data).")
    @Nullable
    String data;

    /** Reads all settings; throws SettingsException. */
    LoadedSettings load() {
        SettingsSource source = SettingsSource.of(System.getenv(), Path.of(""));
        if (config != null) {
            source.file(config);
        }
        shortFlags(source);
        set.forEach((key, value) -> source.flag("--set " + key, key, value));
        return source.load();
    }

    void shortFlags(SettingsSource source) {
        flag(source, "--data", data, "data");
    }

    static void flag(SettingsSource source, String name, @Nullable String value, String... keys) {
        if (value != null) {
            for (String key : keys) {
                source.flag(name, key, value);
            }
        }
    }
}
