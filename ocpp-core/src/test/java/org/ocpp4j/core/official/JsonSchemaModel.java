package org.ocpp4j.core.official;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.official.Model.Choice;
import org.ocpp4j.core.official.Model.Decimal;
import org.ocpp4j.core.official.Model.Flag;
import org.ocpp4j.core.official.Model.Group;
import org.ocpp4j.core.official.Model.Listing;
import org.ocpp4j.core.official.Model.Member;
import org.ocpp4j.core.official.Model.Text;
import org.ocpp4j.core.official.Model.Time;
import org.ocpp4j.core.official.Model.Whole;
import tools.jackson.databind.JsonNode;

/** Reads a JSON Schema. A keyword that it does not know makes it fail: nothing in a file is passed over in silence. */
final class JsonSchemaModel {
    /** Keywords that say nothing about a payload, and those that mean nothing where the official files have them. */
    private static final Set<String> SILENT =
            Set.of("$schema", "id", "$id", "title", "description", "comment", "javaType", "definitions", "type");

    private final JsonNode root;

    private JsonSchemaModel(JsonNode root) {
        this.root = root;
    }

    static Group read(JsonNode schema) {
        return (Group) new JsonSchemaModel(schema).model(schema);
    }

    private Model model(JsonNode schema) {
        if (schema.has("$ref")) {
            only(schema, "$ref");
            String reference = schema.get("$ref").stringValue();
            if (!reference.startsWith("#/definitions/")) {
                throw new IllegalStateException("A reference to elsewhere: " + reference);
            }
            return model(root.at(reference.substring(1)));
        }
        String type = schema.path("type").asString("(none)");
        return switch (type) {
            case "object" -> group(schema);
            case "array" -> {
                only(schema, "items", "additionalItems", "minItems");
                yield new Listing(
                        model(schema.get("items")), schema.path("minItems").asInt(0));
            }
            case "string" -> string(schema);
            case "integer" -> whole(schema);
            case "number" -> {
                only(schema, "multipleOf");
                yield new Decimal(decimal(schema.get("multipleOf")));
            }
            case "boolean" -> {
                only(schema);
                yield new Flag();
            }
            default -> throw new IllegalStateException("Unknown type " + type + " in " + schema);
        };
    }

    private Group group(JsonNode schema) {
        only(schema, "properties", "required", "additionalProperties");
        JsonNode open = schema.get("additionalProperties");
        if (open == null || !open.isBoolean() || open.booleanValue()) {
            throw new IllegalStateException("An object that is not closed: " + schema);
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.stringValue()));
        List<Member> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = property.getKey();
            members.add(new Member(List.of(name), required.remove(name), model(property.getValue())));
        }
        if (!required.isEmpty()) {
            throw new IllegalStateException("Required, but not described: " + required);
        }
        return new Group(members);
    }

    private static Model string(JsonNode schema) {
        only(schema, "enum", "maxLength", "format", "additionalProperties");
        String format = schema.path("format").asString("");
        boolean limited = schema.has("maxLength");
        if (schema.has("enum")) {
            List<String> values = new ArrayList<>();
            schema.get("enum").forEach(value -> values.add(value.stringValue()));
            if (limited || !format.isEmpty()) {
                throw new IllegalStateException("An enumeration with more rules: " + schema);
            }
            return new Choice(values);
        }
        if (format.equals("date-time") && !limited) {
            return new Time();
        }
        if (!format.isEmpty() && !format.equals("uri")) {
            throw new IllegalStateException("Unknown format, or one with more rules: " + schema);
        }
        return new Text(limited ? schema.get("maxLength").intValue() : Integer.MAX_VALUE, format);
    }

    private static Model whole(JsonNode schema) {
        only(schema, "minimum", "maximum");
        if (!schema.has("minimum") && !schema.has("maximum")) {
            return new Whole(false);
        }
        if (schema.path("minimum").asLong(0) != Integer.MIN_VALUE
                || schema.path("maximum").asLong(0) != Integer.MAX_VALUE) {
            throw new IllegalStateException("A range that is not that of 32 bits: " + schema);
        }
        return new Whole(true);
    }

    private static @Nullable BigDecimal decimal(@Nullable JsonNode number) {
        return number == null ? null : new BigDecimal(number.asString());
    }

    private static void only(JsonNode schema, String... known) {
        for (String keyword : schema.propertyNames()) {
            if (!SILENT.contains(keyword) && !List.of(known).contains(keyword)) {
                throw new IllegalStateException("Unexpected keyword " + keyword + " in " + schema);
            }
        }
    }
}
