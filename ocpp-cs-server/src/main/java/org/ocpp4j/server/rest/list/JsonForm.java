package org.ocpp4j.server.rest.list;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON array.
 *
 * @param begin the text before the entries
 * @param end the text after them
 */
record JsonForm<T>(String begin, String end) implements ListForm<T> {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The array alone. */
    JsonForm() {
        this("[", "]");
    }

    /** The array as the last member of an object; the object has the other members. */
    JsonForm(ObjectNode head, String member) {
        this(before(head, member), "]}");
    }

    private static String before(ObjectNode head, String member) {
        String text = head.toString();
        return text.substring(0, text.length() - 1) + (head.isEmpty() ? "" : ",") + '"' + member + "\":[";
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String disposition() {
        return "";
    }

    @Override
    public String entries(List<Chunks.Line<T>> lines, boolean beginning) {
        StringBuilder text = new StringBuilder();
        for (Chunks.Line<T> line : lines) {
            text.append(beginning && text.isEmpty() ? "" : ",").append(JSON.writeValueAsString(line.value()));
        }
        return text.toString();
    }
}
