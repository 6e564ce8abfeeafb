package org.ocpp4j.server.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The page that documents every setting, in Markdown, made from the comments and values in {@code settings.conf}. */
public final class SettingsPage {
    private static final String EXAMPLE = "Example: ";
    private static final String HEAD = """
            # Settings of ocpp-cs-server

            This page is what `java -jar ocpp-cs-server.jar settings` prints. `check` says whether your settings are right,
            and where each comes from.

            Settings come from, in this order of precedence:

            1. flags: `--set stations.port=9000`, as often as needed, and short ones for the most used keys;
            2. environment variables: `OCPP_STATIONS_PORT=9000`;
            3. a file: the one that `--config FILE` or the variable `OCPP_CONFIG` names, or else `ocpp-cs-server.conf` in
               the working directory;
            4. the defaults below.

            The file is [HOCON](https://github.com/lightbend/config/blob/main/HOCON.md), a JSON that may have comments and
            needs few quotes. Texts with a colon, a slash or a `#` need quotes: `url = "jdbc:postgresql://db/ocpp"`.
            `${?NAME}` stands for an environment variable, and leaves the default where there is none.
            `include required("other.conf")` reads another file. Keys that do not exist are errors.

            ```
            # ocpp-cs-server.conf
            stations {
              host = "0.0.0.0"
              unknown = refuse
            }
            database {
              url = "jdbc:postgresql://db.example.com/ocpp"
              user = "ocpp"
              password = ${?DATABASE_PASSWORD}
            }
            ```

            **Passwords** need not stand in the file: take them from a variable of any name (`password = ${?NAME}`), from
            the key's own variable (`OCPP_DATABASE_PASSWORD`), or from a file of their own (`password-file`). Flags can be
            seen by other users of the machine; do not give passwords there.

            **Durations** have a unit: `500ms`, `30s`, `5m`, `2h`, `90d`, or ISO 8601, as `PT30S`. **Lists** stand in
            brackets in files, and have commas between their elements in flags and environment variables.
            """;

    private final Map<String, String> shortFlags;
    private final StringBuilder page = new StringBuilder(HEAD);

    private SettingsPage(Map<String, String> shortFlags) {
        this.shortFlags = shortFlags;
    }

    /**
     * Writes the page.
     *
     * @param shortFlags the flags that set a key besides {@code --set}, by key
     * @return Markdown, with a line break at its end
     */
    public static String markdown(Map<String, String> shortFlags) {
        SettingsPage page = new SettingsPage(shortFlags);
        page.section(SettingsText.defaults().root(), "");
        return page.page.toString();
    }

    private void section(ConfigObject section, String prefix) {
        section.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> entry.getValue().origin().lineNumber()))
                .forEach(entry -> entry(prefix + entry.getKey(), entry.getValue()));
    }

    private void entry(String path, ConfigValue value) {
        List<String> comments =
                value.origin().comments().stream().map(String::strip).toList();
        if (value instanceof ConfigObject section) {
            page.append("\n## ").append(path).append("\n\n");
            paragraph(comments);
            section(section, path + ".");
            return;
        }
        SettingKey key = SettingKeys.find(path).orElseThrow(() -> new IllegalStateException(path + " is in no record"));
        page.append("\n### `").append(path).append("`\n\n");
        paragraph(comments.stream().filter(line -> !line.startsWith(EXAMPLE)).toList());
        facts(key, value, comments);
    }

    private void paragraph(List<String> lines) {
        lines.forEach(line -> page.append(line).append('\n'));
    }

    private void facts(SettingKey key, ConfigValue value, List<String> comments) {
        page.append('\n');
        fact("Default", "`" + written(value) + "`");
        fact("Takes", takes(key));
        comments.stream()
                .filter(line -> line.startsWith(EXAMPLE))
                .forEach(line -> fact("Example", "`" + line.substring(EXAMPLE.length()) + "`"));
        fact("Environment", "`" + key.environmentName() + "`");
        if (shortFlags.containsKey(key.path())) {
            fact("Flag", "`" + shortFlags.get(key.path()) + "`");
        }
    }

    private void fact(String name, String text) {
        page.append("- ").append(name).append(": ").append(text).append('\n');
    }

    private static String takes(SettingKey key) {
        if (key.type().isEnum()) {
            return "one of `" + String.join("`, `", key.choices()) + "`";
        }
        String takes = key.type() == List.class ? "a list of texts" : ValueReader.expected(key);
        return key.limits() == null ? takes : takes + ", " + key.limits();
    }

    private static String written(ConfigValue value) {
        if (value instanceof ConfigList list && list.isEmpty()) {
            return "[]";
        }
        String text = String.valueOf(value.unwrapped());
        return text.isEmpty() ? "\"\"" : text;
    }
}
