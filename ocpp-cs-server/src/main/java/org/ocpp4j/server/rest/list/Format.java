package org.ocpp4j.server.rest.list;

import io.javalin.http.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The format of a list in the answer. */
enum Format {
    /** As JSON, which is the rule. */
    JSON,
    /** As CSV, if the query has {@code format=csv} or the header {@code Accept} prefers {@code text/csv}. */
    CSV;

    static final String PARAMETER = "format";

    static Format of(Context request, Values query) {
        String asked = query.value(PARAMETER);
        if (asked == null) {
            return prefersCsv(request.header("Accept")) ? CSV : JSON;
        }
        return switch (asked) {
            case "csv" -> CSV;
            case "json" -> JSON;
            default -> throw query.invalid(PARAMETER, asked, "json or csv");
        };
    }

    private static boolean prefersCsv(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        double csv = 0;
        double json = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String type = range.split(";", 2)[0].strip();
            if (type.equals("text/csv")) {
                csv = Math.max(csv, quality(range));
            } else if (type.equals("application/json")) {
                json = Math.max(json, quality(range));
            }
        }
        return csv > json;
    }

    private static double quality(String range) {
        int at = range.indexOf("q=");
        if (at < 0) {
            return 1;
        }
        try {
            return Double.parseDouble(range.substring(at + 2).split(";", 2)[0].strip());
        } catch (NumberFormatException malformed) {
            return 1;
        }
    }
}
