package org.ocpp4j.benchmarks.load;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a table in Markdown, row by row. For one thread. */
final class MarkdownTable {
    private final PrintWriter out;

    MarkdownTable(PrintWriter out, String... columns) {
        this.out = out;
        row((Object[]) columns);
        out.println("|---".repeat(columns.length) + "|");
        out.flush();
    }

    /** Writes a row; fractions get as many digits as tell something. */
    void row(Object... cells) {
        out.println(Arrays.stream(cells).map(MarkdownTable::text).collect(Collectors.joining(" | ", "| ", " |")));
        out.flush();
    }

    private static String text(Object cell) {
        if (cell instanceof Double number) {
            return String.format(Locale.ROOT, number < 10 ? "%.2f" : number < 1000 ? "%.0f" : "%,.0f", number);
        }
        return cell instanceof Number number ? String.format(Locale.ROOT, "%,d", number) : String.valueOf(cell);
    }
}
