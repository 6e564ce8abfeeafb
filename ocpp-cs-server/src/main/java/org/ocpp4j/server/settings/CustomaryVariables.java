package org.ocpp4j.server.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Environment variables under the names that operators of another central system know. They count as their
 * {@code OCPP_} counterparts do; where both are given, they must agree. An empty one counts as absent.
 */
final class CustomaryVariables {
    private static final Map<String, String> KEYS = keys();

    private CustomaryVariables() {}

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("WEBHOOK_URL", "webhook.url");
        keys.put("WEBHOOK_AUTH", "webhook.authorization");
        keys.put("WEBHOOK_USERNAME", "webhook.username");
        keys.put("WEBHOOK_PASSWORD", "webhook.password");
        keys.put("WEBHOOK_TOKEN", "webhook.token");
        return keys;
    }

    /** What they give, by key, besides what the others gave. {@code WEBHOOK_URL} alone enables the webhook backend. */
    static Map<String, Given> read(
            Map<String, String> environment, Map<String, Given> others, List<SettingsProblem> problems) {
        Map<String, Given> given = new LinkedHashMap<>();
        KEYS.forEach((name, path) -> {
            String value = environment.getOrDefault(name, "");
            if (value.isEmpty()) {
                return;
            }
            SettingKey key = SettingKeys.find(path).orElseThrow();
            Given mine = Given.text(key, value, "environment variable " + name);
            Given other = others.get(path);
            if (other == null && others.containsKey(key.inFile().path())) {
                other = others.get(key.inFile().path());
                problems.add(mine.problem("is given beside " + other.where() + "; only one of them can count"));
            } else if (other != null && !other.value().unwrapped().equals(value)) {
                problems.add(mine.problem("differs from " + other.where() + "; only one of them can count"));
            }
            given.put(path, mine);
        });
        SettingKey enable = SettingKeys.find("webhook.enable").orElseThrow();
        if (given.containsKey("webhook.url") && !others.containsKey(enable.path())) {
            given.put(enable.path(), Given.text(enable, "true", "environment variable WEBHOOK_URL"));
        }
        return given;
    }
}
