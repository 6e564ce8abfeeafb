package org.ocpp4j.server.rest.list;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of CSV (RFC 4180), harmless to spreadsheets. Stateless. */
public final class Csv {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    /** What some spreadsheet would take for a formula, perhaps after spaces, quotes or apostrophes. */
    private static final Pattern FORMULA =
            Pattern.compile("(?s)['\"\\s\\p{Z}\\uFEFF]*[=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20].*");

    private Csv() {}

    /**
     * A line with its end.
     *
     * @param cells its cells: lists are joined with spaces, null is an empty cell
     * @return the line; a text that a spreadsheet would take for a formula has an apostrophe before it
     */
    public static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> several) {
            return cell(several.stream().map(Object::toString).collect(Collectors.joining(" ")));
        }
        String text = value instanceof String ? harmless(value.toString()) : value.toString();
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    /** An apostrophe makes a spreadsheet take a cell for text. Stations write some of the cells. */
    private static String harmless(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** Takes back what {@link #line} did to a cell. */
    public static String original(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    }
}
