package org.ocpp4j.soap.internal.xml;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Format;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.MinItems;
import org.ocpp4j.core.message.MultipleOf;
import org.ocpp4j.core.message.WireEnum;
import org.ocpp4j.core.message.XmlAttribute;
import org.ocpp4j.core.message.XmlMinItems;
import org.ocpp4j.core.message.XmlName;

/** Creates layouts from records. The core has already checked the records, so invalid records do not occur here. */
final class LayoutCompiler {
    /** A unit in an old spelling, which SOAP never had. */
    static final String JSON_ONLY = "Celcius";

    private LayoutCompiler() {}

    static Layout compile(Class<?> type) {
        List<Layout.Member> members = new ArrayList<>();
        List<Layout.Member> attributes = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            (component.isAnnotationPresent(XmlAttribute.class) ? attributes : members).add(member(component));
        }
        if (attributes.isEmpty()) {
            return new Layout.Sequence(type.getSimpleName(), List.copyOf(members));
        }
        if (members.size() != 1) {
            throw new IllegalArgumentException(type.getName() + " has attributes and needs just one other component");
        }
        return new Layout.Attributed(type.getSimpleName(), members.get(0), List.copyOf(attributes));
    }

    private static Layout.Member member(RecordComponent component) {
        XmlName element = component.getAnnotation(XmlName.class);
        Type type = component.getGenericType();
        boolean repeated = type instanceof ParameterizedType list && list.getRawType() == List.class;
        Type value = repeated ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        return new Layout.Member(
                component.getName(),
                element == null ? component.getName() : element.value(),
                !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                repeated,
                least(component),
                value((Class<?>) value, component));
    }

    private static int least(RecordComponent component) {
        MinItems everywhere = component.getAnnotation(MinItems.class);
        XmlMinItems here = component.getAnnotation(XmlMinItems.class);
        return here != null ? here.value() : everywhere == null ? 0 : everywhere.value();
    }

    private static Layout value(Class<?> type, RecordComponent component) {
        if (type.isRecord()) {
            return compile(type);
        }
        if (WireEnum.class.isAssignableFrom(type)) {
            return new Layout.Text(
                    Layout.Simple.TEXT, Optional.empty(), Optional.empty(), type.getSimpleName(), names(type));
        }
        MaxLength length = component.getAnnotation(MaxLength.class);
        MultipleOf step = component.getAnnotation(MultipleOf.class);
        return new Layout.Text(
                simple(type, component),
                Optional.ofNullable(length).map(MaxLength::value),
                Optional.ofNullable(step).map(each -> new BigDecimal(each.value()).scale()),
                "",
                List.of());
    }

    private static Layout.Simple simple(Class<?> type, RecordComponent component) {
        if (type == String.class) {
            return component.isAnnotationPresent(Format.class) ? Layout.Simple.ADDRESS : Layout.Simple.TEXT;
        }
        if (type == Instant.class) {
            return Layout.Simple.TIME;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Layout.Simple.BOOLEAN;
        }
        return type == BigDecimal.class ? Layout.Simple.DECIMAL : Layout.Simple.INTEGER;
    }

    private static List<String> names(Class<?> enumeration) {
        try {
            Method values = enumeration.getMethod("values");
            return ((List<?>) values.invoke(null))
                    .stream()
                            .map(value -> ((WireEnum) value).wireName())
                            .filter(name -> !name.equals(JSON_ONLY))
                            .toList();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalArgumentException(enumeration.getName() + " does not list its values", unusable);
        }
    }
}
