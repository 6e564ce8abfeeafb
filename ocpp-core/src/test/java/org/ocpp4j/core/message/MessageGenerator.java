package org.ocpp4j.core.message;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes valid messages of any record, the same ones for the same seed. */
public final class MessageGenerator {
    /** Which optional components are present. */
    public enum Optionals {
        NONE,
        SOME,
        ALL
    }

    private static final String[] LETTERS = {
        "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\0", "é", "ß", "İ", "充", "\uD83D\uDD0C", "\u2028", "'", "<"
    };
    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final Random random;
    private final Optionals optionals;

    public MessageGenerator(long seed, Optionals optionals) {
        this.random = new Random(seed);
        this.optionals = optionals;
    }

    public <T> T make(Class<T> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = isAbsent(components[i]) ? null : value(components[i].getGenericType(), components[i]);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return type.getConstructor(types).newInstance(values);
    }

    static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private boolean isAbsent(RecordComponent component) {
        return isOptional(component)
                && (optionals == Optionals.NONE || (optionals == Optionals.SOME && random.nextBoolean()));
    }

    private Object value(Type type, RecordComponent component) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0], component);
        }
        if (type == String.class) {
            return text(component.getAnnotation(MaxLength.class));
        }
        if (type == long.class || type == Long.class) {
            return random.nextBoolean() ? (Object) (long) random.nextInt(100) : (Object) random.nextLong();
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt();
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == BigDecimal.class) {
            return BigDecimal.valueOf(random.nextInt(), component.isAnnotationPresent(MultipleOf.class) ? 1 : 5);
        }
        if (type == Instant.class) {
            return Instant.ofEpochMilli(FIRST + (long) (random.nextDouble() * (LAST - FIRST)));
        }
        Class<?> named = (Class<?>) type;
        if (WireEnum.class.isAssignableFrom(named)) {
            List<?> values = (List<?>) named.getMethod("values").invoke(null);
            return values.get(random.nextInt(values.size()));
        }
        return make(named);
    }

    private List<Object> list(Type element, RecordComponent component) throws ReflectiveOperationException {
        MinItems least = component.getAnnotation(MinItems.class);
        int size = (least == null ? 0 : least.value()) + random.nextInt(3) + (optionals == Optionals.ALL ? 1 : 0);
        List<Object> elements = new ArrayList<>();
        while (elements.size() < size) {
            elements.add(value(element, component));
        }
        return elements;
    }

    private String text(@Nullable MaxLength bound) {
        int most = bound == null ? 300 : bound.value();
        int length = random.nextInt(4) == 0 ? most : random.nextInt(Math.min(most, 30) + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }
}
