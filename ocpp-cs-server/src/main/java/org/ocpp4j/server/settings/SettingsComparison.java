package org.ocpp4j.server.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which keys differ. */
public final class SettingsComparison {
    private SettingsComparison() {}

    /**
     * Compares two settings.
     *
     * @param one some settings
     * @param other others
     * @return the keys whose values differ, in the order of the documentation
     */
    public static List<String> differences(Settings one, Settings other) {
        List<String> keys = new ArrayList<>();
        compare(Settings.class, one, other, "", keys);
        return List.copyOf(keys);
    }

    private static void compare(Class<?> type, Object one, Object other, String prefix, List<String> keys) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + SettingKeys.name(component);
            Object left = value(component, one);
            Object right = value(component, other);
            if (component.getType().isRecord()) {
                compare(component.getType(), left, right, path + ".", keys);
            } else if (!left.equals(right)) {
                keys.add(path);
            }
        }
    }

    private static Object value(RecordComponent component, Object record) {
        try {
            return Objects.requireNonNull(component.getAccessor().invoke(record));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(component + " is not public", impossible);
        }
    }
}
