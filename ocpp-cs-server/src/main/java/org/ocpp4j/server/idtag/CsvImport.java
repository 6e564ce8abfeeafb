package org.ocpp4j.server.idtag;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.RequestText;
import org.ocpp4j.server.rest.list.Csv;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Entries of an import as CSV: a header line, then a line for each. An empty cell is as good as no column. */
final class CsvImport {
    private static final Set<String> COLUMNS = Set.copyOf(IdTagEntry.CSV.header());
    private static final String COUNT = "maxActiveTransactions";

    private CsvImport() {}

    static List<ImportLine> lines(Context request) {
        List<Csv.Line> lines = Csv.lines(RequestText.of(request));
        if (lines.isEmpty()) {
            throw Problems.invalidBody("", "is empty; expected is CSV with a header line");
        }
        List<String> header = header(lines.get(0));
        List<ImportLine> entries = new ArrayList<>();
        for (Csv.Line line : lines.subList(1, lines.size())) {
            entries.add(new ImportLine(line.number(), entry(header, line)));
        }
        return entries;
    }

    private static List<String> header(Csv.Line line) {
        Set<String> seen = new HashSet<>();
        for (String column : line.cells()) {
            if (!COLUMNS.contains(column)) {
                throw wrong(
                        line,
                        "the column \"" + Problems.shorten(column) + "\" is unknown; expected are "
                                + String.join(",", IdTagEntry.CSV.header()));
            }
            if (!seen.add(column)) {
                throw wrong(line, "the column " + column + " is there twice");
            }
        }
        if (!seen.contains("idTag")) {
            throw wrong(line, "there is no column idTag");
        }
        return line.cells();
    }

    private static ObjectNode entry(List<String> header, Csv.Line line) {
        if (line.cells().size() != header.size()) {
            throw wrong(line, line.cells().size() + " cells; the header has " + header.size());
        }
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < header.size(); i++) {
            String cell = Csv.original(line.cells().get(i));
            if (!cell.isEmpty()) {
                put(entry, header.get(i), cell);
            }
        }
        return entry;
    }

    private static void put(ObjectNode entry, String column, String cell) {
        if (column.equals(COUNT) && cell.matches("\\d{1,9}")) {
            entry.put(column, Integer.parseInt(cell));
        } else {
            entry.put(column, cell);
        }
    }

    private static ProblemException wrong(Csv.Line line, String reason) {
        return Problems.invalidBody("", "is not the CSV that is expected, line " + line.number() + ": " + reason);
    }
}
