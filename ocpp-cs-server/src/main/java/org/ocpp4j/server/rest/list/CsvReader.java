package org.ocpp4j.server.rest.list;

import java.util.ArrayList;
import java.util.List;
import org.ocpp4j.server.rest.Problems;

/** Reads CSV (RFC 4180): lines end with CR LF or LF, empty lines mean nothing. Belongs to one thread. */
public final class CsvReader {
    /**
     * A line.
     *
     * @param number where it begins; the first is 1
     * @param cells its cells
     */
    public record Line(int number, List<String> cells) {}

    private final String text;
    private int at;
    private int number = 1;

    public CsvReader(String text) {
        this.text = text;
    }

    /** All lines. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        while (at < text.length()) {
            Line line = line();
            if (line.cells().size() > 1 || !line.cells().get(0).isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private Line line() {
        int begins = number;
        List<String> cells = new ArrayList<>();
        cells.add(cell(begins));
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            cells.add(cell(begins));
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length()) {
            if (text.charAt(at) != '\n') {
                throw Problems.invalidBody(
                        "",
                        "is no CSV: in line " + number
                                + ", a cell is followed by neither a comma nor the end of the line");
            }
            at++;
            number++;
        }
        return new Line(begins, cells);
    }

    private String cell(int begins) {
        return at < text.length() && text.charAt(at) == '"' ? quoted(begins) : plain();
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted(int begins) {
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '\n') {
                number++;
            }
            if (next != '"') {
                cell.append(next);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                return cell.toString();
            }
        }
        throw Problems.invalidBody("", "is no CSV: a quote in the line that begins at " + begins + " has no end");
    }
}
