package org.ocpp4j.server.rest.list;

import java.util.List;
import java.util.stream.Collectors;

/**
 * CSV with a header line.
 *
 * @param table the columns of the entries
 * @param file the name of the file, without its ending
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
    public String begin() {
        return Csv.line(table.header());
    }

    @Override
    public String entries(List<Chunks.Line<T>> lines, boolean beginning) {
        return lines.stream()
                .flatMap(line -> table.lines().apply(line.value()))
                .map(Csv::line)
                .collect(Collectors.joining());
    }

    @Override
    public String end() {
        return "";
    }
}
