package org.ocpp4j.server.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads settings in HOCON: a file, a text, or the defaults. Belongs to one thread. */
final class SettingsText {
    private static final ConfigParseOptions HOCON =
            ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);

    private final Map<String, String> environment;
    private final List<SettingsProblem> problems;
    private final Map<String, Given> given = new LinkedHashMap<>();

    private SettingsText(Map<String, String> environment, List<SettingsProblem> problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** The defaults, with their comments. */
    static Config defaults() {
        return ConfigFactory.parseResources(
                Settings.class, "settings.conf", HOCON.setOriginDescription("the default settings"));
    }

    /** The default of each key. */
    static Map<String, Given> readDefaults(List<SettingsProblem> problems) {
        SettingsText text = new SettingsText(Map.of(), problems);
        text.walk(defaults().root(), "");
        text.given.replaceAll((key, found) -> new Given(found.key(), found.value(), Given.DEFAULT));
        return text.given;
    }

    /** What a file says; problems are added to a list. */
    static Map<String, Given> readFile(Path file, Map<String, String> environment, List<SettingsProblem> problems) {
        SettingsText text = new SettingsText(environment, problems);
        if (!Files.isRegularFile(file)) {
            problems.add(new SettingsProblem(file.toString(), "", "there is no such file"));
        } else if (!Files.isReadable(file)) {
            problems.add(new SettingsProblem(file.toString(), "", "may not be read by this user"));
        } else {
            text.read(file.toString(), () -> ConfigFactory.parseFile(file.toFile(), HOCON));
        }
        return text.given;
    }

    /** What a text says; problems are added to a list. */
    static Map<String, Given> readText(String hocon, Map<String, String> environment, List<SettingsProblem> problems) {
        SettingsText text = new SettingsText(environment, problems);
        text.read("settings", () -> ConfigFactory.parseString(hocon, HOCON.setOriginDescription("settings")));
        return text.given;
    }

    private interface Parser {
        Config parse() throws IOException;
    }

    private void read(String name, Parser parser) {
        try {
            Config parsed = parser.parse();
            Config resolved = parsed.resolveWith(
                    parsed.withFallback(defaults()),
                    ConfigResolveOptions.noSystem()
                            .setAllowUnresolved(true)
                            .appendResolver(new EnvironmentResolver(environment)));
            walk(resolved.root(), "");
        } catch (ConfigException wrong) {
            problems.add(new SettingsProblem(where(wrong.origin(), name), "", message(wrong)));
        } catch (IOException failed) {
            problems.add(new SettingsProblem(name, "", "cannot be read: " + failed));
        }
    }

    private void walk(ConfigObject section, String prefix) {
        section.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> entry.getValue().origin().lineNumber()))
                .forEach(entry -> take(prefix + entry.getKey(), entry.getValue()));
    }

    private void take(String path, ConfigValue value) {
        String where = where(value.origin(), "settings");
        ConfigValueType type;
        try {
            type = value.valueType();
        } catch (ConfigException.NotResolved unresolved) {
            problems.add(new SettingsProblem(
                    where,
                    path,
                    "what it refers to is neither an environment variable nor a setting;"
                            + " ${?NAME} with a question mark leaves the default where there is none"));
            return;
        }
        SettingKey key = SettingKeys.find(path).orElse(null);
        if (key != null) {
            given.put(path, new Given(key, value, where));
        } else if (value instanceof ConfigObject section && (SettingKeys.isSection(path) || !section.isEmpty())) {
            walk(section, path + ".");
        } else if (SettingKeys.isSection(path)) {
            problems.add(new SettingsProblem(where, path, "found a " + kind(type) + ", expected a section in braces"));
        } else {
            problems.add(unknown(where, path));
        }
    }

    static SettingsProblem unknown(String where, String path) {
        String meant = SettingKeys.nearest(path)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; the command settings lists all keys");
        return new SettingsProblem(where, path, "there is no such key" + meant);
    }

    private static String kind(ConfigValueType type) {
        return switch (type) {
            case STRING -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "true or false";
            case LIST -> "list";
            case OBJECT -> "section";
            case NULL -> "null";
        };
    }

    private static String where(@Nullable ConfigOrigin origin, String name) {
        if (origin == null) {
            return name;
        }
        if (origin.lineNumber() < 0) {
            return origin.filename() == null ? origin.description() : origin.filename();
        }
        return (origin.filename() == null ? name : origin.filename()) + ":" + origin.lineNumber();
    }

    /** The library begins its messages with the origin, which we say ourselves. */
    private static String message(ConfigException wrong) {
        String message = String.valueOf(wrong.getMessage());
        ConfigOrigin origin = wrong.origin();
        String prefix = origin == null ? "" : origin.description() + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }

    /** Environment variables, for substitutions. */
    private record EnvironmentResolver(Map<String, String> environment) implements ConfigResolver {
        @Override
        public @Nullable ConfigValue lookup(String path) {
            String value = environment.get(path);
            return value == null ? null : ConfigValueFactory.fromAnyRef(value, "environment variable " + path);
        }

        @Override
        public ConfigResolver withFallback(ConfigResolver fallback) {
            return this; // there is nothing but the environment
        }
    }
}
