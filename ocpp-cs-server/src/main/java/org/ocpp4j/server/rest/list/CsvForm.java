package org.ocpp4j.server.rest.list;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a header line.
 *
 * @param table how entries look
 * @param file what the file is called, without its ending
 */
record CsvForm<T>(CsvTable<T> table, String file) implements ListForm<T> {
    @Override
    public String contentType() {
        return "text/csv; charset=utf-8; header=present";
    }

    @Override
    public String disposition() {
        return "attachment; filename=\"" + file + ".csv\"";
    }

    @Override
    public void begin(OutputStream out) throws IOException {
        write(out, table.header());
    }

    @Override
    public void entries(OutputStream out, List<Chunks.Line<T>> lines, boolean beginning) throws IOException {
        for (Chunks.Line<T> line : lines) {
            Iterator<List<@Nullable Object>> cells =
                    table.lines().apply(line.value()).iterator();
            while (cells.hasNext()) {
                write(out, cells.next());
            }
        }
    }

    @Override
    public void end(OutputStream out) {}

    private static void write(OutputStream out, List<? extends @Nullable Object> cells) throws IOException {
        out.write(Csv.line(cells).getBytes(StandardCharsets.UTF_8));
    }
}
