package org.ocpp4j.server.rest.list;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON array.
 *
 * @param member the member of an object that it is the value of; null for the array alone
 */
record JsonForm<T>(@Nullable String member) implements ListForm<T> {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String disposition() {
        return "";
    }

    @Override
    public void begin(OutputStream out) throws IOException {
        write(out, member == null ? "[" : "{" + JSON.writeValueAsString(member) + ":[");
    }

    @Override
    public void entries(OutputStream out, List<Chunks.Line<T>> lines, boolean beginning) throws IOException {
        boolean first = beginning;
        for (Chunks.Line<T> line : lines) {
            if (!first) {
                out.write(',');
            }
            first = false;
            out.write(JSON.writeValueAsBytes(line.value()));
        }
    }

    @Override
    public void end(OutputStream out) throws IOException {
        write(out, member == null ? "]" : "]}");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
