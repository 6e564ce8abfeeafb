package org.ocpp4j.core.internal.shape;

import java.lang.invoke.MethodHandle;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A record: the payload of a message, or an object within one. */
public final class RecordShape implements ValueShape {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return RecordCompiler.compile(type.asSubclass(Record.class));
        }
    };

    private final List<ComponentShape> components;
    private final Map<String, ComponentShape> byName = new HashMap<>();
    private final @Nullable OtherMembersShape others;
    private final MethodHandle constructor;

    RecordShape(List<ComponentShape> components, @Nullable OtherMembersShape others, MethodHandle constructor) {
        this.components = List.copyOf(components);
        this.others = others;
        this.constructor = constructor;
        for (ComponentShape component : components) {
            byName.put(component.name(), component);
            if (component.alias() != null) {
                byName.put(component.alias(), component);
            }
        }
    }

    /** The shape of a record; compiled at the first call for its class. */
    public static RecordShape of(Class<? extends Record> type) {
        return SHAPES.get(type);
    }

    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        if (!node.isObject()) {
            reading.violated("type", "object", node);
            return null;
        }
        @Nullable Object[] values = new @Nullable Object[components.size() + (others == null ? 0 : 1)];
        Map<String, JsonNode> more = others == null ? Map.of() : new LinkedHashMap<>();
        boolean[] present = new boolean[values.length];
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            ComponentShape component = byName.get(member.getKey());
            if (component == null && others != null) {
                more.put(member.getKey(), member.getValue());
                continue;
            }
            if (component == null || present[component.index()]) {
                reading.violated("additionalProperties", "no such member", member.getKey());
                continue;
            }
            reading.enter(member.getKey());
            present[component.index()] = true;
            values[component.index()] = component.value().read(member.getValue(), reading);
            reading.leave();
        }
        if (others != null) {
            values[others.index()] = Collections.unmodifiableMap(more);
        }
        return complete(values, present, reading) ? construct(values) : null;
    }

    private boolean complete(@Nullable Object[] values, boolean[] present, Reading reading) {
        boolean complete = true;
        for (ComponentShape component : components) {
            if (component.required() && values[component.index()] == null) {
                complete = false;
                if (!present[component.index()]) {
                    reading.violated("required", component.name(), "absent");
                }
            }
        }
        return complete;
    }

    private Object construct(@Nullable Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error refused) {
            throw refused;
        } catch (Throwable checked) {
            throw new IllegalStateException("A record constructor threw a checked exception", checked);
        }
    }

    @Override
    public ObjectNode write(Object value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (ComponentShape component : components) {
            Object member = get(component.accessor(), value);
            if (member != null) {
                object.set(component.name(), component.value().write(member));
            }
        }
        if (others != null && get(others.accessor(), value) instanceof Map<?, ?> more) {
            more.forEach((name, member) -> add(object, (String) name, (JsonNode) member));
        }
        return object;
    }

    private void add(ObjectNode object, String name, JsonNode member) {
        if (byName.containsKey(name)) {
            throw new IllegalArgumentException(name + " is a component of its own, not one of the other members");
        }
        object.set(name, member);
    }

    private static @Nullable Object get(MethodHandle accessor, Object owner) {
        try {
            return accessor.invokeExact(owner);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable checked) {
            throw new IllegalStateException("A record accessor threw a checked exception", checked);
        }
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (ComponentShape component : components) {
            component.value().describe(properties.putObject(component.name()));
            if (component.alias() != null) {
                component.value().describe(properties.putObject(component.alias()));
            }
            if (component.required() && component.alias() == null) {
                required.add(component.name());
            }
        }
        schema.put("additionalProperties", others != null);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }
}
