package org.ocpp4j.server.rest;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.text.Characters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object that a caller sent. Each member is read by name and type; {@link #end} rejects unread members. Problems
 * name the place; they never repeat the value of a text, which may be secret. For use by one thread.
 */
public final class Body {
    private final ObjectNode object;
    private final String pointer;
    private final Set<String> known = new LinkedHashSet<>();

    private Body(ObjectNode object, String pointer) {
        this.object = object;
        this.pointer = pointer;
    }

    /** The body of a request, which must be an object. */
    public static Body of(Context request) {
        return of(json(request), "");
    }

    /** The same, where no body at all is an empty object. */
    public static Body optional(Context request) {
        return request.bodyAsBytes().length == 0 ? new Body(JsonNodeFactory.instance.objectNode(), "") : of(request);
    }

    /** A part of a body, at a pointer. */
    public static Body of(JsonNode node, String pointer) {
        if (node instanceof ObjectNode object) {
            return new Body(object, pointer);
        }
        throw Problems.invalidBody(pointer, "is " + kind(node) + "; expected is a JSON object");
    }

    /** The body of a request, of any type. */
    public static JsonNode json(Context request) {
        JsonNode json = RequestJson.of(request);
        if (json.isMissingNode()) {
            throw Problems.invalidBody("", "is missing; expected is JSON");
        }
        return json;
    }

    /** All that was sent. */
    public ObjectNode object() {
        return object;
    }

    /** Whether it has a member, null or not. */
    public boolean has(String name) {
        known.add(name);
        return object.has(name);
    }

    /** A name: text without control characters; null if there is none. */
    public @Nullable String name(String member, int most) {
        String text = text(member, most);
        if (text != null && Characters.isInvalidName(text)) {
            throw problem(member, "has control characters or half a character");
        }
        return text;
    }

    /** A text; null if there is none. */
    public @Nullable String text(String member, int most) {
        JsonNode node = member(member);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            throw problem(member, "is " + kind(node) + "; expected is a string");
        }
        String text = node.stringValue();
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            throw problem(member, "has " + length + " characters; at most " + most + " are allowed");
        }
        if (Characters.isInvalidText(text)) {
            throw problem(member, "has control characters or half a character");
        }
        return text;
    }

    /** A list of texts, none of which is empty; null if there is none. */
    public @Nullable List<String> texts(String member, int mostTexts, int most) {
        JsonNode node = member(member);
        if (node == null) {
            return null;
        }
        if (!node.isArray() || !node.valueStream().allMatch(JsonNode::isString)) {
            throw problem(member, "is " + kind(node) + "; expected is an array of strings");
        }
        List<String> texts = node.valueStream().map(JsonNode::stringValue).toList();
        if (texts.size() > mostTexts) {
            throw problem(member, "has " + texts.size() + " strings; at most " + mostTexts + " are allowed");
        }
        for (String text : texts) {
            if (text.isEmpty() || text.length() > most || Characters.isInvalidName(text)) {
                throw problem(
                        member,
                        "has a string that is empty, has more than " + most
                                + " characters, or has control characters or half a character");
            }
        }
        return texts;
    }

    /** One of some words; null if there is none. */
    public @Nullable String oneOf(String member, List<String> allowed) {
        String text = text(member, 1000);
        if (text != null && !allowed.contains(text)) {
            throw problem(
                    member, "is \"" + Problems.shorten(text) + "\"; expected is one of " + String.join(", ", allowed));
        }
        return text;
    }

    /** A time; null if there is none. */
    public @Nullable Instant time(String member) {
        String text = text(member, 1000);
        return text == null
                ? null
                : Times.parse(text)
                        .orElseThrow(() -> problem(
                                member, "is \"" + Problems.shorten(text) + "\"; expected is " + Times.EXPECTED));
    }

    /** The value of a member, of any type; null if there is none. */
    public @Nullable JsonNode any(String name) {
        return member(name);
    }

    /** The value of a member that must be there. */
    public <T> T required(String member, @Nullable T value) {
        if (value == null) {
            throw problem(member, "is missing");
        }
        return value;
    }

    /** True or false; the given value if there is none. */
    public boolean truth(String member, boolean otherwise) {
        if (!has(member)) {
            return otherwise;
        }
        JsonNode node = object.get(member);
        if (!node.isBoolean()) {
            throw problem(member, "is " + kind(node) + "; expected is true or false");
        }
        return node.booleanValue();
    }

    /** An integer that is at least this; null if there is none. */
    public @Nullable Integer integer(String member, int least) {
        JsonNode node = member(member);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least) {
            throw problem(
                    member,
                    "is " + (node.isNumber() ? Problems.shorten(node.toString()) : kind(node))
                            + "; expected is an integer from " + least + " to " + Integer.MAX_VALUE);
        }
        return node.intValue();
    }

    /** Takes note of members that mean nothing here. */
    public void ignore(String... names) {
        known.addAll(List.of(names));
    }

    /** Rejects unread members. */
    public void end() {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw problem(name, "is unknown; expected are " + String.join(", ", known));
            }
        }
    }

    /** The problem that a member cannot be used. */
    public ProblemException problem(String member, String reason) {
        return Problems.invalidBody(pointer + "/" + member.replace("~", "~0").replace("/", "~1"), reason);
    }

    private @Nullable JsonNode member(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            default -> "no JSON";
        };
    }
}
