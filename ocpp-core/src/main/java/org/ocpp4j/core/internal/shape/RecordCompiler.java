package org.ocpp4j.core.internal.shape;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.AlsoReadAs;
import org.ocpp4j.core.message.Format;
import org.ocpp4j.core.message.MaxItems;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.Maximum;
import org.ocpp4j.core.message.MinItems;
import org.ocpp4j.core.message.Minimum;
import org.ocpp4j.core.message.MultipleOf;
import org.ocpp4j.core.message.OtherMembers;
import org.ocpp4j.core.message.WireEnum;
import tools.jackson.databind.JsonNode;

/** Reads a record class once and creates its shape. The record must be public, in a package that its module exports. */
final class RecordCompiler {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

    /** The records that this thread is compiling, to find records that contain themselves. */
    private static final ThreadLocal<Set<Class<?>>> COMPILING = ThreadLocal.withInitial(HashSet::new);

    private RecordCompiler() {}

    static RecordShape compile(Class<? extends Record> type) {
        COMPILING.get().add(type);
        try {
            RecordComponent[] components = type.getRecordComponents();
            List<ComponentShape> shapes = new ArrayList<>(components.length);
            OtherMembersShape others = null;
            for (int index = 0; index < components.length; index++) {
                if (components[index].isAnnotationPresent(OtherMembers.class)) {
                    others = otherMembers(index, components[index], others);
                } else {
                    shapes.add(component(index, components[index]));
                }
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            MethodHandle constructor = LOOKUP.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordShape(shapes, others, constructor);
        } catch (ReflectiveOperationException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    type.getName() + " cannot be an OCPP message: " + unusable.getMessage(), unusable);
        } finally {
            COMPILING.get().remove(type);
        }
    }

    private static ComponentShape component(int index, RecordComponent component) throws ReflectiveOperationException {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        AlsoReadAs alias = component.getAnnotation(AlsoReadAs.class);
        return new ComponentShape(
                index,
                component.getName(),
                alias == null ? null : alias.value(),
                !optional,
                value(component.getGenericType(), component),
                accessor(component));
    }

    private static OtherMembersShape otherMembers(
            int index, RecordComponent component, @Nullable OtherMembersShape before)
            throws ReflectiveOperationException {
        boolean fits = component.getGenericType() instanceof ParameterizedType map
                && map.getRawType() == Map.class
                && List.of(map.getActualTypeArguments()).equals(List.of(String.class, JsonNode.class));
        if (!fits || before != null) {
            throw new IllegalArgumentException("component " + component.getName()
                    + " holds other members; it must be the only one that does, and a Map<String, JsonNode>");
        }
        return new OtherMembersShape(index, accessor(component));
    }

    private static MethodHandle accessor(RecordComponent component) throws ReflectiveOperationException {
        return LOOKUP.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
    }

    private static ValueShape value(Type type, RecordComponent component) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            MinItems minItems = component.getAnnotation(MinItems.class);
            MaxItems maxItems = component.getAnnotation(MaxItems.class);
            return new ListShape(
                    value(list.getActualTypeArguments()[0], component),
                    minItems == null ? 0 : minItems.value(),
                    maxItems == null ? Integer.MAX_VALUE : maxItems.value());
        }
        if (type == String.class) {
            MaxLength maxLength = component.getAnnotation(MaxLength.class);
            Format format = component.getAnnotation(Format.class);
            return new TextShape(
                    maxLength == null ? Integer.MAX_VALUE : maxLength.value(), format == null ? null : format.value());
        }
        if (type == long.class || type == Long.class) {
            return new IntegerShape(false, bounds(component));
        }
        if (type == int.class || type == Integer.class) {
            return new IntegerShape(true, bounds(component));
        }
        if (type == BigDecimal.class) {
            MultipleOf step = component.getAnnotation(MultipleOf.class);
            return new DecimalShape(step == null ? null : new BigDecimal(step.value()), bounds(component));
        }
        if (type == boolean.class || type == Boolean.class) {
            return new BooleanShape();
        }
        if (type == JsonNode.class) {
            return new AnyShape();
        }
        if (type == Instant.class) {
            return new TimestampShape();
        }
        if (type instanceof Class<?> named && WireEnum.class.isAssignableFrom(named)) {
            try {
                return enumeration(named.asSubclass(WireEnum.class));
            } catch (ReflectiveOperationException unusable) {
                throw new IllegalArgumentException(
                        "component " + component.getName() + " has the type " + type
                                + ", which lacks the public static methods of(String) and List values()",
                        unusable);
            }
        }
        if (type instanceof Class<?> nested && nested.isRecord()) {
            if (COMPILING.get().contains(nested)) {
                throw new IllegalArgumentException(
                        "component " + component.getName() + " has the type " + type + ", which contains itself");
            }
            return RecordShape.of(nested.asSubclass(Record.class));
        }
        throw new IllegalArgumentException("component " + component.getName() + " has the type " + type
                + ", which no OCPP value has; see org.ocpp4j.core.message");
    }

    private static Bounds bounds(RecordComponent component) {
        Minimum minimum = component.getAnnotation(Minimum.class);
        Maximum maximum = component.getAnnotation(Maximum.class);
        return new Bounds(
                minimum == null ? null : new BigDecimal(minimum.value()),
                maximum == null ? null : new BigDecimal(maximum.value()));
    }

    private static EnumShape enumeration(Class<? extends WireEnum> type) throws ReflectiveOperationException {
        MethodHandle of = LOOKUP.findStatic(type, "of", MethodType.methodType(type, String.class))
                .asType(MethodType.methodType(WireEnum.class, String.class));
        Method listed = type.getMethod("values");
        if (listed.getReturnType() != List.class || !Modifier.isStatic(listed.getModifiers())) {
            throw new NoSuchMethodException("static List values()");
        }
        List<? extends WireEnum> values = ((List<?>) listed.invoke(null))
                .stream().map(WireEnum.class::cast).toList();
        Function<String, WireEnum> byName = name -> {
            try {
                return (WireEnum) of.invokeExact(name);
            } catch (RuntimeException | Error failed) {
                throw failed;
            } catch (Throwable checked) {
                throw new IllegalStateException(type.getName() + ".of threw a checked exception", checked);
            }
        };
        return new EnumShape(byName, values);
    }
}
