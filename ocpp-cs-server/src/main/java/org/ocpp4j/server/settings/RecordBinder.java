package org.ocpp4j.server.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/** Makes records of values by the names of their components. */
final class RecordBinder {
    private final Map<String, Object> values;

    /** A binder of values that are complete and have their types. */
    RecordBinder(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Makes a record and those in it.
     *
     * @param type a public record
     * @param prefix what its keys begin with: empty, or a section and a dot
     * @throws IllegalArgumentException if a constructor refuses its values; the message names the section
     */
    <T> T bind(Class<T> type, String prefix) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int index = 0; index < components.length; index++) {
            String path = prefix + SettingKeys.name(components[index]);
            Class<?> part = components[index].getType();
            Object value = part.isRecord() ? bind(part, path + ".") : values.get(path);
            if (value == null) {
                throw new IllegalStateException("There is no value for " + path);
            }
            arguments[index] = value;
        }
        return construct(type, prefix, components, arguments);
    }

    private static <T> T construct(Class<T> type, String prefix, RecordComponent[] components, Object[] arguments) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            Throwable cause = refused.getCause();
            String why = cause == null ? refused.toString() : String.valueOf(cause.getMessage());
            throw new IllegalArgumentException(prefix + "*: " + why, refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " is no public record", impossible);
        }
    }
}
