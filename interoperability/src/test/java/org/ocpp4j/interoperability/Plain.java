package org.ocpp4j.interoperability;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.WireEnum;
import org.ocpp4j.core.message.XmlName;

/**
 * What a message says, whether it is one of our records or of a generated class: maps by the names that elements and
 * attributes have in XML, lists and plain values. Two messages that say the same have equal trees.
 */
final class Plain {
    private Plain() {}

    static Object of(Object message) {
        try {
            return tree(message);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Cannot be looked into: " + message.getClass(), impossible);
        }
    }

    private static Object tree(Object value) throws ReflectiveOperationException {
        if (value instanceof String || value instanceof Boolean || value instanceof Instant) {
            return value;
        } else if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros();
        } else if (value instanceof Number number) {
            return number.longValue();
        } else if (value instanceof XMLGregorianCalendar time) {
            return time.toGregorianCalendar().toInstant();
        } else if (value instanceof WireEnum named) {
            return named.wireName();
        } else if (value instanceof Enum<?> generated) {
            return generated.getDeclaringClass().getMethod("value").invoke(generated);
        } else if (value instanceof List<?> list) {
            return list.stream().map(Plain::of).toList();
        }
        return value instanceof Record ? record(value) : bean(value);
    }

    private static Map<String, Object> record(Object value) throws ReflectiveOperationException {
        Map<String, Object> members = new TreeMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            XmlName name = component.getAnnotation(XmlName.class);
            put(
                    members,
                    name == null ? component.getName() : name.value(),
                    component.getAccessor().invoke(value));
        }
        return members;
    }

    private static Map<String, Object> bean(Object value) throws ReflectiveOperationException {
        Map<String, Object> members = new TreeMap<>();
        for (Field field : value.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            XmlElement element = field.getAnnotation(XmlElement.class);
            XmlAttribute attribute = field.getAnnotation(XmlAttribute.class);
            String name = element != null ? element.name() : attribute != null ? attribute.name() : "##default";
            put(members, name.equals("##default") ? field.getName() : name, field.get(value));
        }
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value)
            throws ReflectiveOperationException {
        if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
            members.put(name, tree(value));
        }
    }
}
