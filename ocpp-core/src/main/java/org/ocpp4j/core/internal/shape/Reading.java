package org.ocpp4j.core.internal.shape;

import java.util.ArrayList;
import java.util.List;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.SchemaDraft;
import org.ocpp4j.core.version.TimestampSyntax;
import tools.jackson.databind.JsonNode;

/** The reading of one payload: the present place and the violations found. Used by one thread, once. */
public final class Reading {
    private static final int MOST_VIOLATIONS = 100;
    private static final int LONGEST_QUOTE = 60;

    private final boolean integralDecimals;
    private final TimestampSyntax timestamps;
    private final List<Object> path = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> unreadable = new ArrayList<>();

    public Reading(SchemaDraft draft, TimestampSyntax timestamps) {
        this.integralDecimals = draft.integralDecimals();
        this.timestamps = timestamps;
    }

    boolean integralDecimals() {
        return integralDecimals;
    }

    TimestampSyntax timestamps() {
        return timestamps;
    }

    void enter(Object memberOrIndex) {
        path.add(memberOrIndex);
    }

    void leave() {
        path.remove(path.size() - 1);
    }

    /**
     * Records a violation at the present place; beyond a hundred they are dropped, so that no payload can fill the
     * heap.
     */
    void violated(String keyword, String expected, JsonNode found) {
        violated(keyword, expected, quote(found));
    }

    void violated(String keyword, String expected, String found) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(new Violation(pointer(), keyword, expected, shorten(found)));
        }
    }

    /** Records a value that the schema allows but no Java type can hold. */
    void unreadable(String keyword, String expected, JsonNode found) {
        if (unreadable.size() < MOST_VIOLATIONS) {
            unreadable.add(new Violation(pointer(), keyword, expected, shorten(quote(found))));
        }
    }

    /** The violations of the schema. */
    public List<Violation> violations() {
        return violations;
    }

    /** The violations of the schema, followed by the valid values that could not be read. */
    public List<Violation> problems() {
        if (unreadable.isEmpty()) {
            return violations;
        }
        List<Violation> problems = new ArrayList<>(violations);
        problems.addAll(unreadable);
        return problems;
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Object step : path) {
            pointer.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String quote(JsonNode node) {
        return node.isContainer() ? (node.isArray() ? "array" : "object") : node.toString();
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
