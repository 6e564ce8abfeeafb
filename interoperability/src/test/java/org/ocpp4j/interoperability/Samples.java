package org.ocpp4j.interoperability;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.ocpp4j.core.message.WireEnum;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;

/** Makes messages, of our records and of generated classes, with every member set and no two texts or numbers equal. */
final class Samples {
    private static final Instant TIME = Instant.parse("2026-11-22T10:11:12.345Z");

    private int count;

    private Samples() {}

    /** A message of that class. */
    static Object of(Class<?> type) {
        try {
            return new Samples().object(type);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("No sample of " + type, impossible);
        }
    }

    /** The request of an action, as one of our records. */
    static Record request(OcppVersion version, String name) {
        Action<?, ?> action = version.actions().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return (Record) of(action.type(MessageKind.REQUEST));
    }

    private Object object(Class<?> type) throws ReflectiveOperationException {
        return type.isRecord() ? record(type) : bean(type);
    }

    private Object record(Class<?> type) throws ReflectiveOperationException {
        List<Class<?>> types = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
            values.add(value(component.getGenericType()));
        }
        return type.getDeclaredConstructor(types.toArray(Class<?>[]::new)).newInstance(values.toArray());
    }

    private Object bean(Class<?> type) throws ReflectiveOperationException {
        Object bean = type.getDeclaredConstructor().newInstance();
        for (Field field : type.getDeclaredFields()) {
            field.setAccessible(true);
            field.set(bean, value(field.getGenericType()));
        }
        return bean;
    }

    private Object value(Type type) throws ReflectiveOperationException {
        count++;
        if (type instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            return new ArrayList<>(List.of(value(element), value(element)));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return "<&>ä" + count;
        } else if (plain == int.class || plain == Integer.class) {
            return count;
        } else if (plain == long.class || plain == Long.class) {
            return (long) count;
        } else if (plain == boolean.class || plain == Boolean.class) {
            return true;
        } else if (plain == BigDecimal.class) {
            return BigDecimal.valueOf(count).movePointLeft(1);
        } else if (plain == Instant.class) {
            return TIME.plusSeconds(count);
        } else if (plain == XMLGregorianCalendar.class) {
            return DatatypeFactory.newDefaultInstance()
                    .newXMLGregorianCalendar(TIME.plusSeconds(count).toString());
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[count % plain.getEnumConstants().length];
        } else if (WireEnum.class.isAssignableFrom(plain)) {
            return wireEnum((List<?>) plain.getMethod("values").invoke(null));
        }
        return object(plain);
    }

    /** Without the unit that SOAP has in one spelling only, so that what arrives is what was sent. */
    private Object wireEnum(List<?> values) {
        Object value = values.get(count % values.size());
        return value.toString().equals("Celcius") ? values.get(0) : value;
    }
}
