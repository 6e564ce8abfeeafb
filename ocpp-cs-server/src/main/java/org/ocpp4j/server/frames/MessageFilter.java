package org.ocpp4j.server.frames;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Direction;
import org.ocpp4j.server.api.ProblemException;
import org.ocpp4j.server.resource.Times;

/**
 * Which frames are asked for.
 *
 * @param conditions conditions of SQL
 * @param values what they name
 * @param before only frames with a lower number
 * @param limit how many at most
 */
record MessageFilter(List<String> conditions, Map<String, Object> values, long before, int limit) {
    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1000;

    static MessageFilter of(Context request) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        equal(request, "identity", "identity = :identity", conditions, values);
        equal(request, "action", "action = :action", conditions, values);
        // WS-Addressing writes ids with a scheme, which the API's own ids lack.
        equal(request, "messageId", "message_id in (:messageId, 'urn:uuid:' || :messageId)", conditions, values);
        word(request, "direction", Direction.values(), conditions, values);
        word(request, "kind", FrameKind.values(), conditions, values);
        instant(request, "dateFrom", "at >= :dateFrom", conditions, values);
        instant(request, "dateTo", "at < :dateTo", conditions, values);
        String text = given(request, "text");
        if (text != null) {
            conditions.add("text <ilike> :text escape '!'");
            values.put("text", "%" + text.replaceAll("[!%_]", "!$0") + "%");
        }
        return new MessageFilter(conditions, values, number(request, "before", Long.MAX_VALUE, Long.MAX_VALUE), (int)
                number(request, "limit", USUAL_LIMIT, HIGHEST_LIMIT));
    }

    private static @Nullable String given(Context request, String name) {
        String value = request.queryParam(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static void equal(
            Context request, String name, String condition, List<String> conditions, Map<String, Object> values) {
        String value = given(request, name);
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static void word(
            Context request, String name, Enum<?>[] words, List<String> conditions, Map<String, Object> values) {
        String value = given(request, name);
        if (value != null) {
            String word = value.toUpperCase(Locale.ROOT);
            if (Arrays.stream(words).noneMatch(each -> each.name().equals(word))) {
                throw invalid(name, value, "one of " + Arrays.toString(words));
            }
            conditions.add(name + " = :" + name);
            values.put(name, word);
        }
    }

    private static void instant(
            Context request, String name, String condition, List<String> conditions, Map<String, Object> values) {
        String value = given(request, name);
        if (value != null) {
            conditions.add(condition);
            values.put(name, Times.parse(value).orElseThrow(() -> invalid(name, value, Times.EXPECTED)));
        }
    }

    private static long number(Context request, String name, long usual, long highest) {
        String value = given(request, name);
        if (value == null) {
            return usual;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= highest) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        throw invalid(name, value, "a number from 1 to " + highest);
    }

    static ProblemException invalid(String name, String value, String expected) {
        return new ProblemException(
                400, "invalidParameter", "The parameter " + name + " is '" + value + "'; expected " + expected);
    }
}
