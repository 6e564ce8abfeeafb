package org.ocpp4j.server.rest.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** Lines of CSV (RFC 4180), harmless to spreadsheets. Stateless. */
public final class Csv {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    /** Matches text that a spreadsheet might take for a formula, perhaps after spaces, quotes or apostrophes. */
    private static final Pattern FORMULA =
            Pattern.compile("(?s)['\"\\s\\p{Z}\\uFEFF]*[=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20].*");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();
    private static final ObjectWriter WRITER =
            MAPPER.writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));
    private static final ObjectReader READER =
            MAPPER.readerForListOf(String.class).with(CsvReadFeature.WRAP_AS_ARRAY);

    /**
     * A line that was read.
     *
     * @param number where it begins; the first is 1
     * @param cells its cells
     */
    public record Line(int number, List<String> cells) {}

    private Csv() {}

    /**
     * Reads lines; empty ones mean nothing.
     *
     * @param text the text of a body
     * @return its lines
     * @throws ProblemException if it is no CSV
     */
    public static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 1;
        try (MappingIterator<List<String>> rows = READER.readValues(text)) {
            while (rows.hasNextValue()) {
                List<String> cells = rows.nextValue();
                if (cells.size() > 1 || !String.join("", cells).isEmpty()) {
                    lines.add(new Line(number, cells));
                }
                number = rows.currentLocation().getLineNr();
            }
        } catch (JacksonException malformed) {
            throw Problems.invalidBody(
                    "",
                    "is no CSV: the line that begins at " + number + " has a quote without an end, or a cell that is"
                            + " followed by neither a comma nor the end of the line");
        }
        return lines;
    }

    /**
     * A line with its end.
     *
     * @param cells its cells: lists are joined with spaces, records are JSON, null is an empty cell
     * @return the line; a text that a spreadsheet would take for a formula has an apostrophe before it
     */
    public static String line(List<? extends @Nullable Object> cells) {
        return WRITER.writeValueAsString(cells.stream().map(Csv::cell).toList());
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> several) {
            return cell(several.stream().map(Object::toString).collect(Collectors.joining(" ")));
        }
        if (value instanceof JsonNode || value instanceof Record) {
            return harmless(JSON.writeValueAsString(value));
        }
        return value instanceof String text ? harmless(text) : value.toString();
    }

    /** An apostrophe makes a spreadsheet take a cell for text. Stations write some of the cells. */
    private static String harmless(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** Undoes the change that {@link #line} made to a cell. */
    public static String original(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    }
}
