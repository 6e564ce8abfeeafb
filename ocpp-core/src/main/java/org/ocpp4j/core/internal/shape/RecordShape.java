package org.ocpp4j.core.internal.shape;

import java.lang.invoke.MethodHandle;
import java.util.HashMap;
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
    private final MethodHandle constructor;

    RecordShape(List<ComponentShape> components, MethodHandle constructor) {
        this.components = List.copyOf(components);
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
        @Nullable Object[] values = new @Nullable Object[components.size()];
        boolean[] present = new boolean[values.length];
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            ComponentShape component = byName.get(member.getKey());
            if (component == null || present[component.index()]) {
                reading.violated("additionalProperties", "no such member", member.getKey());
                continue;
            }
            reading.enter(member.getKey());
            present[component.index()] = true;
            values[component.index()] = component.value().read(member.getValue(), reading);
            reading.leave();
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
            Object member = get(component, value);
            if (member != null) {
                object.set(component.name(), component.value().write(member));
            }
        }
        return object;
    }

    private static @Nullable Object get(ComponentShape component, Object owner) {
        try {
            return component.accessor().invokeExact(owner);
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
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }
}
