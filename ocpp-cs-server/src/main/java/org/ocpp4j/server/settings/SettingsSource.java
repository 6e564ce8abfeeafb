package org.ocpp4j.server.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from. The command line has priority over the environment, that over the file, and that over the
 * defaults. Mutable while it is being filled; {@link #load} may be called again, and reads everything anew.
 */
public final class SettingsSource {
    /** The environment variable that names the file. */
    public static final String FILE_VARIABLE = "OCPP_CONFIG";

    /** The file that is read if it exists and no other is named. */
    public static final String DEFAULT_FILE = "ocpp-cs-server.conf";

    private final Map<String, String> environment;
    private final Path directory;
    private final List<Flag> flags = new ArrayList<>();
    private @Nullable Path file;

    private record Flag(String name, String key, String value) {}

    private SettingsSource(Map<String, String> environment, Path directory) {
        this.environment = Map.copyOf(environment);
        this.directory = directory;
    }

    /**
     * Settings from an environment, the file that is named there or is in a directory, and nothing else yet.
     *
     * @param environment as {@link System#getenv()}
     * @param directory where {@value #DEFAULT_FILE} is looked for
     * @return a source to which a file and flags can be added
     */
    public static SettingsSource of(Map<String, String> environment, Path directory) {
        return new SettingsSource(environment, directory);
    }

    /**
     * Settings from a text and the defaults, for tests and for those who embed the server. Neither the environment nor
     * any file is looked at.
     *
     * @param hocon as in a file; commas may stand for ends of lines: {@code stations.port = 0, data = "/tmp/x"}
     * @return the settings
     * @throws SettingsException if something is wrong with them
     */
    public static Settings parse(String hocon) {
        List<SettingsProblem> problems = new ArrayList<>();
        Map<String, Given> text = SettingsText.readText(hocon, Map.of(), problems);
        return new SettingsAssembly(problems).assemble(List.of(text)).settings();
    }

    /** Names the file; it must be there. */
    public SettingsSource file(Path named) {
        this.file = named;
        return this;
    }

    /**
     * Adds a value from the command line. If a key is given more than once, the last counts.
     *
     * @param name the flag, for messages
     * @param key the key that it sets
     * @param value the value as text; lists with commas between
     */
    public SettingsSource flag(String name, String key, String value) {
        flags.add(new Flag(name, key, value));
        return this;
    }

    /**
     * The file that is read.
     *
     * @return the one that was named, or the one that is there by itself; empty if there is none
     */
    public Optional<Path> file() {
        if (file != null) {
            return Optional.of(file);
        }
        String variable = environment.getOrDefault(FILE_VARIABLE, "");
        if (!variable.isEmpty()) {
            return Optional.of(Path.of(variable));
        }
        Path there = directory.resolve(DEFAULT_FILE);
        return there.toFile().exists() ? Optional.of(there) : Optional.empty();
    }

    /**
     * Reads everything.
     *
     * @return the settings
     * @throws SettingsException if something is wrong; names all problems at once
     */
    public LoadedSettings load() {
        List<SettingsProblem> problems = new ArrayList<>();
        EnvironmentSettings variables = new EnvironmentSettings(environment, problems);
        Map<String, Given> fromFile = file().map(path -> SettingsText.readFile(path, environment, problems))
                .orElse(Map.of());
        return new SettingsAssembly(problems)
                .warn(variables.warnings())
                .assemble(List.of(fromFile, variables.given(), flags(problems)));
    }

    private Map<String, Given> flags(List<SettingsProblem> problems) {
        Map<String, Given> given = new LinkedHashMap<>();
        for (Flag flag : flags) {
            SettingKeys.find(flag.key())
                    .ifPresentOrElse(
                            key -> given.put(flag.key(), Given.text(key, flag.value(), flag.name())),
                            () -> problems.add(SettingsText.unknown(flag.name(), flag.key())));
        }
        return given;
    }
}
