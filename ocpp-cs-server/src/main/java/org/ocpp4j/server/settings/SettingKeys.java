package org.ocpp4j.server.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.settings.limit.Between;

/** All keys, made from the components of {@link Settings}, and a file beside each secret: {@code password-file}, {@code token-file}. */
final class SettingKeys {
    private static final Map<String, SettingKey> ALL = all();

    private SettingKeys() {}

    static Collection<SettingKey> list() {
        return ALL.values();
    }

    static Optional<SettingKey> find(String path) {
        return Optional.ofNullable(ALL.get(path));
    }

    static boolean isSection(String path) {
        return ALL.keySet().stream().anyMatch(key -> key.startsWith(path + "."));
    }

    /** The key that was probably meant by an unknown one. */
    static Optional<String> nearest(String path) {
        String folded = path.toLowerCase(Locale.ROOT);
        int far = Math.max(2, path.length() / 3);
        return ALL.keySet().stream()
                .min(Comparator.comparingInt(key -> distance(folded, key)))
                .filter(key -> distance(folded, key) <= far)
                .or(() -> withLastPart(folded));
    }

    /** {@code unknown-stations.tls-key} is far from everything, {@code pong-timeout} alone is clear. */
    private static Optional<String> withLastPart(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        List<String> same =
                ALL.keySet().stream().filter(key -> key.endsWith("." + last)).toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    /** {@code maxConnections} in a record is {@code max-connections} in a file. */
    static String name(RecordComponent component) {
        StringBuilder name = new StringBuilder();
        for (char character : component.getName().toCharArray()) {
            if (Character.isUpperCase(character)) {
                name.append('-');
            }
            name.append(Character.toLowerCase(character));
        }
        return name.toString();
    }

    private static Map<String, SettingKey> all() {
        List<SettingKey> keys = new ArrayList<>();
        collect(Settings.class, "", keys);
        Map<String, SettingKey> all = new LinkedHashMap<>();
        keys.forEach(key -> all.put(key.path(), key));
        return all;
    }

    private static void collect(Class<?> type, String prefix, List<SettingKey> into) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + name(component);
            if (component.getType().isRecord()) {
                collect(component.getType(), path + ".", into);
            } else {
                SettingKey key = new SettingKey(path, component.getType(), limits(component));
                into.add(key);
                if (key.isSecret()) {
                    into.add(key.inFile());
                }
            }
        }
    }

    private static @Nullable Limits limits(RecordComponent component) {
        Between declared = component.getAnnotation(Between.class);
        return declared == null ? null : Limits.of(declared, component.getType());
    }

    /** How many letters have to be changed, added or taken away (Levenshtein). Keys are short. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
