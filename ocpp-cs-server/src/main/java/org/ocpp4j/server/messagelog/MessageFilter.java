package org.ocpp4j.server.messagelog;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Times;

/**
 * Which frames are asked for.
 *
 * @param found a condition of SQL by which an index finds frames in their order; null to find all
 * @param checked conditions of SQL that are checked on each frame that is found
 * @param values what the conditions name
 * @param before only frames with a lower number
 * @param limit how many at most
 */
record MessageFilter(@Nullable String found, List<String> checked, Map<String, Object> values, long before, int limit) {
    /** WS-Addressing writes ids with a scheme, which the API's own ids lack. Each of the two finds few frames, in their order. */
    private static final String MESSAGE_ID = "seq in ("
            + "select seq from (select seq from frame where message_id = :messageId and seq < :before"
            + " order by seq desc limit :scanned) plain union all "
            + "select seq from (select seq from frame where message_id = 'urn:uuid:' || :messageId and seq < :before"
            + " order by seq desc limit :scanned) uuid)";

    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1000;

    /** Kinds of which there are few. */
    private static final Set<String> RARE = Set.of(FrameKind.ERROR.name(), FrameKind.OTHER.name());

    static MessageFilter of(Context request) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        equal(request, "messageId", MESSAGE_ID, conditions, values);
        equal(request, "identity", "identity = :identity", conditions, values);
        String kind = word(request, "kind", FrameKind.values());
        if (kind != null && RARE.contains(kind)) {
            conditions.add("kind = '" + kind + "'"); // they have an index of their own
        }
        equal(request, "action", "action = :action", conditions, values);
        String found = conditions.isEmpty() ? null : conditions.remove(0);
        String direction = word(request, "direction", Direction.values());
        if (direction != null) {
            conditions.add("direction = '" + direction + "'");
        }
        if (kind != null && !RARE.contains(kind)) {
            conditions.add("kind = '" + kind + "'");
        }
        instant(request, "dateFrom", "at >= :dateFrom", conditions, values);
        instant(request, "dateTo", "at < :dateTo", conditions, values);
        String text = given(request, "text");
        if (text != null) {
            conditions.add("text <ilike> :text escape '!'");
            values.put("text", "%" + text.replaceAll("[!%_]", "!$0") + "%");
        }
        return new MessageFilter(
                found, conditions, values, number(request, "before", Long.MAX_VALUE, Long.MAX_VALUE), (int)
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

    private static @Nullable String word(Context request, String name, Enum<?>[] words) {
        String value = given(request, name);
        if (value == null) {
            return null;
        }
        String word = value.toUpperCase(Locale.ROOT);
        if (Arrays.stream(words).noneMatch(each -> each.name().equals(word))) {
            throw invalid(name, value, "one of " + Arrays.toString(words));
        }
        return word;
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
