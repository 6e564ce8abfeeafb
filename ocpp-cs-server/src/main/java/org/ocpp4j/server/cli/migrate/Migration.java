package org.ocpp4j.server.cli.migrate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.secret.Secrets;
import tools.jackson.databind.node.StringNode;

/**
 * Settings of ours that do what a configuration of the C++ system does. What has no counterpart becomes a comment with
 * the reason; nothing is dropped in silence. docs/migration.md says the same in words.
 */
public final class Migration {
    private static final Set<String> YES = Set.of("true", "yes", "on", "1");

    /** Why a key, or all keys of a section, have no counterpart. */
    private static final Map<String, String> DIFFERENT = new TreeMap<>(Map.ofEntries(
            Map.entry("main/", "one process does everything; the service manager sets user and limits"),
            Map.entry("process/", "one process does everything; the service manager sets user and limits"),
            Map.entry("workers", "threads come and go by themselves"),
            Map.entry("daemon/", "the service manager keeps it in the background; there is no pid file"),
            Map.entry("prefix", "files are named by their own settings"),
            Map.entry("locale", "nothing depends on it"),
            Map.entry("server/root", "the pages are in the jar"),
            Map.entry("server/timeout", "each limit has a setting of its own"),
            Map.entry("server/log", "the log goes to the standard output"),
            Map.entry("log/", "the log goes to the standard output"),
            Map.entry("module/csservice/enable", "it is what this program is"),
            Map.entry("postgres/notice", "notices of the database go to the log at level debug"),
            Map.entry("postgres/log", "the log goes to the standard output"),
            Map.entry("postgres/timeout", "postgres.timeout bounds a whole call, theirs the connecting only"),
            Map.entry("postgres/worker/min", "connections are made when they are needed"),
            Map.entry("postgres/poll/min", "connections are made when they are needed")));

    private final Map<String, String> old;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    private Migration(Map<String, String> old) {
        this.old = old;
    }

    /**
     * Turns a configuration into settings.
     *
     * @param configuration the text of {@code default.json} or {@code default.conf}
     * @return the text of a settings file
     * @throws IllegalArgumentException if the configuration cannot be read; the message says where
     */
    public static String of(String configuration) {
        Migration migration = new Migration(OldConfiguration.read(configuration));
        migration.server();
        migration.webhook();
        migration.postgres();
        migration.rest();
        return migration.text();
    }

    private void server() {
        String listen = take("server/listen");
        if (listen != null) {
            settings.put("stations.host", quoted(listen));
            settings.put("operators.host", quoted(listen));
        }
        plain("server/port", "stations.port");
        String emulator = first("module/chargepoint/enable", "process/chargepoint/enable");
        if (emulator != null) {
            settings.put("emulators.enable", Boolean.toString(isYes(emulator)));
            String prefix = old.getOrDefault("prefix", "");
            settings.put(
                    "emulators.folder",
                    quoted(prefix.isEmpty() || prefix.endsWith("/") ? prefix + "cp" : prefix + "/cp"));
        }
        String level = take("log/level");
        if (level != null) {
            settings.put("log.level", level(level));
        }
    }

    private static String level(String level) {
        return switch (level.toLowerCase(Locale.ROOT)) {
            case "alert", "crit", "error", "emerg" -> "error";
            case "warn" -> "warn";
            case "debug" -> "debug";
            default -> "info";
        };
    }

    private void webhook() {
        String enable = take("webhook/enable");
        if (enable != null) {
            settings.put("webhook.enable", Boolean.toString(isYes(enable)));
        }
        text("webhook/url", "webhook.url");
        String authorization = take("webhook/authorization");
        if (authorization != null) {
            settings.put("webhook.authorization", authorization.toLowerCase(Locale.ROOT));
        }
        text("webhook/username", "webhook.username");
        text("webhook/password", "webhook.password");
        text("webhook/token", "webhook.token");
    }

    private void postgres() {
        String section = old.keySet().stream().anyMatch(key -> key.startsWith("postgres/worker/"))
                ? "postgres/worker/"
                : "postgres/conninfo/";
        String connect = take("postgres/connect");
        String name = take(section + "dbname");
        String host = first(section + "host", section + "hostaddr");
        String port = take(section + "port");
        if (connect != null && isYes(connect) && name == null) {
            notes.add("postgres/connect = " + connect + ": no database is named, so postgres.enable stays false");
        } else if (connect != null) {
            settings.put("postgres.enable", Boolean.toString(isYes(connect)));
        }
        if (name != null) {
            String where = address(host) + (port == null ? "" : ":" + port);
            settings.put("postgres.url", quoted("jdbc:postgresql://" + where + "/" + name));
        }
        if (host != null && host.startsWith("/")) {
            notes.add(section + "host = " + host + ": Java reaches a database by TCP only; see postgres.url above");
        }
        text(section + "user", "postgres.user");
        text(section + "password", "postgres.password");
        String most = first("postgres/worker/max", "postgres/poll/max");
        if (most != null) {
            settings.put("postgres.connections", most);
        }
        if ("true".equals(settings.get("postgres.enable")) && "true".equals(settings.get("webhook.enable"))) {
            settings.put("webhook.enable", "false");
            notes.add("webhook/enable = true: theirs asks the database where both are on, and so does this");
        }
    }

    private static String address(@Nullable String host) {
        if (host == null || host.startsWith("/")) { // a socket in the file system
            return "localhost";
        }
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private void rest() {
        String auth = take("api/auth");
        if (auth != null) {
            settings.put("operators.authentication", isYes(auth) ? "required" : "auto");
            if (isYes(auth)) {
                notes.add(
                        "api/auth = true: enter the issuer of your tokens in sso.issuer and sso.audience, or make tokens"
                                + " with the command token create");
            }
        }
        old.forEach((key, value) -> {
            if (!taken.contains(key)) {
                notes.add(key + " = " + shown(key, value) + ": " + why(key));
            }
        });
    }

    private static String why(String key) {
        return DIFFERENT.entrySet().stream()
                .filter(each ->
                        key.equals(each.getKey()) || (each.getKey().endsWith("/") && key.startsWith(each.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("no setting does this");
    }

    private static String shown(String key, String value) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        return Secrets.policy().mask(name, value).replaceAll("\\p{Cntrl}", " ");
    }

    private @Nullable String take(String key) {
        taken.add(key);
        return old.get(key);
    }

    private @Nullable String first(String one, String other) {
        String found = old.get(one);
        return found == null ? take(other) : take(one); // what is given beside it is noted as everything without effect
    }

    private void plain(String from, String to) {
        String value = take(from);
        if (value != null) {
            settings.put(to, value);
        }
    }

    private void text(String from, String to) {
        String value = take(from);
        if (value != null) {
            settings.put(to, quoted(value));
        }
    }

    private static boolean isYes(String value) {
        return YES.contains(value.toLowerCase(Locale.ROOT));
    }

    private static String quoted(String text) {
        return StringNode.valueOf(text).toString();
    }

    private String text() {
        StringBuilder text = new StringBuilder(
                "# Made of a configuration of OCPP Central System. docs/migration.md has the rest.\n\n");
        settings.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        if (!notes.isEmpty()) {
            text.append("\n# What is different:\n");
            notes.forEach(note -> text.append("# - ").append(note).append('\n'));
        }
        return text.toString();
    }
}
