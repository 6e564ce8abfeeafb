package org.ocpp4j.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ocpp4j.server.database.DatabaseSettings;

/** Combines the values of all sources, checks them, and collects the problems. For use by one thread. */
final class SettingsAssembly {
    private static final int LONGEST_SECRET = 10_000;

    private final List<SettingsProblem> problems;
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> wrong = new HashSet<>();

    /** Begins with problems that are known already. */
    SettingsAssembly(List<SettingsProblem> problems) {
        this.problems = problems;
    }

    SettingsAssembly warn(List<String> more) {
        warnings.addAll(more);
        return this;
    }

    /**
     * Makes the settings.
     *
     * @param sources what they gave, by key; later ones win
     * @throws SettingsException if there are problems
     */
    LoadedSettings assemble(List<Map<String, Given>> sources) {
        Map<String, Given> given = SettingsText.readDefaults(problems);
        for (Map<String, Given> source : sources) {
            Map<String, Given> complete = new LinkedHashMap<>(source);
            source.values().forEach(each -> readSecret(each, complete));
            given.putAll(complete);
        }
        Map<String, Object> values = new HashMap<>();
        given.values().forEach(each -> values.put(each.key().path(), value(each)));
        Settings settings = withDatabase(bind(values));
        new SettingsRules(given, this::problem).check(settings);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new LoadedSettings(settings, changed(given), warnings);
    }

    private Settings bind(Map<String, Object> values) {
        try {
            return new RecordBinder(values).bind(Settings.class, "");
        } catch (IllegalArgumentException refused) {
            problems.add(new SettingsProblem("settings", "", String.valueOf(refused.getMessage())));
            throw new SettingsException(problems);
        }
    }

    /** A password that stands in a file replaces the password of its own source and of those before. */
    private void readSecret(Given file, Map<String, Given> source) {
        String path = file.key().path();
        String secretPath = path.substring(0, Math.max(0, path.length() - SettingKey.FILE_SUFFIX.length()));
        SettingKey secret = SettingKeys.find(secretPath).orElse(null);
        String name = String.valueOf(file.value().unwrapped());
        if (secret == null || !secret.inFile().equals(file.key()) || name.isEmpty()) {
            return;
        }
        if (source.containsKey(secretPath)) {
            problem(file.problem("is given beside " + secretPath + "; only one of them can count"));
            return;
        }
        try {
            Path readable = Path.of(name);
            if (!Files.isRegularFile(readable) || Files.size(readable) > LONGEST_SECRET) {
                problem(file.problem("found \"" + name + "\", expected a file with a password in its first line"));
                return;
            }
            String text = Files.readString(readable).lines().findFirst().orElse("");
            source.put(secretPath, Given.text(secret, text, file.where()));
        } catch (IOException | RuntimeException failed) {
            problem(file.problem("\"" + name + "\" cannot be read: " + failed));
        }
    }

    /** The value of a key, or its default if the given value is wrong, so that all else can be checked. */
    private Object value(Given each) {
        try {
            Object value = ValueReader.read(each.key(), each.value());
            Limits limits = each.key().limits();
            if (limits != null) {
                limits.check(each.key(), value);
            }
            return value;
        } catch (WrongValueException unfit) {
            problem(each.problem(
                    "found " + ValueReader.found(each.key(), each.value()) + ", expected " + unfit.expected()));
            wrong.add(each.key().path());
            return defaultOf(each.key());
        }
    }

    private void problem(SettingsProblem problem) {
        if (!wrong.contains(problem.key())) {
            problems.add(problem);
        }
    }

    private static Object defaultOf(SettingKey key) {
        Given standard = SettingsText.readDefaults(new ArrayList<>()).get(key.path());
        try {
            return ValueReader.read(key, Objects.requireNonNull(standard).value());
        } catch (WrongValueException impossible) {
            throw new IllegalStateException(key.path() + " has no default of its type", impossible);
        }
    }

    /** An empty URL stands for a file in the data directory. */
    private static Settings withDatabase(Settings settings) {
        DatabaseSettings database = settings.database();
        if (!database.url().isEmpty()) {
            return settings;
        }
        return settings.withDatabase(database.at(Path.of(settings.data(), "ocpp.db")));
    }

    private static List<LoadedSettings.Changed> changed(Map<String, Given> given) {
        return given.values().stream()
                .filter(each -> !each.where().equals(Given.DEFAULT))
                .map(each -> new LoadedSettings.Changed(
                        each.key().path(), ValueReader.found(each.key(), each.value()), each.where()))
                .toList();
    }
}
