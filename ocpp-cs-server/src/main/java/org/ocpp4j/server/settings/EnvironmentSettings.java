package org.ocpp4j.server.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Settings in environment variables: {@code OCPP_STATIONS_PORT} for {@code stations.port}. */
final class EnvironmentSettings {
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    EnvironmentSettings(Map<String, String> environment, List<SettingsProblem> problems) {
        Map<String, SettingKey> names = new LinkedHashMap<>();
        SettingKeys.list().forEach(key -> names.put(key.environmentName(), key));
        new TreeMap<>(environment).forEach((name, value) -> {
            SettingKey key = names.get(name);
            if (key != null) {
                given.put(key.path(), Given.text(key, value, "environment variable " + name));
            } else if (name.startsWith("OCPP_") && !name.equals(SettingsSource.FILE_VARIABLE)) {
                warnings.add("The environment variable " + name + " sets nothing" + meant(name));
            }
        });
        given.putAll(CustomaryVariables.read(environment, given, problems));
    }

    Map<String, Given> given() {
        return given;
    }

    /** Others may use the same prefix, so what we do not know is no error. */
    List<String> warnings() {
        return warnings;
    }

    private static String meant(String name) {
        String path = name.substring("OCPP_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
        return SettingKeys.nearest(path)
                .flatMap(SettingKeys::find)
                .map(key -> "; did you mean " + key.environmentName() + "?")
                .orElse("");
    }
}
