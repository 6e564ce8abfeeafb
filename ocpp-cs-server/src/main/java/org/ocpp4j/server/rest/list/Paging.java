package org.ocpp4j.server.rest.list;

import io.javalin.http.Context;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.net.UrlText;

/**
 * The parameters {@code limit} and {@code before}.
 *
 * @param limit how many rows to answer; 0 for all
 * @param before the cursor of the row after which to begin; null to begin with the newest
 */
record Paging(int limit, @Nullable String before) {
    static final String LIMIT = "limit";
    static final String BEFORE = "before";
    static final int MOST = 1000;

    static Paging of(Values values, Order order, int usual) {
        String before = values.value(BEFORE);
        if (before != null && !order.accepts(before)) {
            throw values.invalid(BEFORE, before, "a value from the header Link of an earlier answer");
        }
        return new Paging(limit(values, usual), before);
    }

    private static int limit(Values values, int usual) {
        String text = values.value(LIMIT);
        if (text == null) {
            return usual;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException malformed) {
            // the same problem as a number out of range
        }
        String without = usual == 0 ? ", or no such parameter for the complete list" : "";
        throw values.invalid(LIMIT, text, "an integer from 1 to " + MOST + without);
    }

    /** The header {@code Link} (RFC 8288) that leads to the next page. */
    static String next(Context request, String cursor) {
        StringJoiner query = new StringJoiner("&");
        request.queryParamMap().forEach((name, values) -> {
            if (!name.equals(BEFORE)) {
                query.add(pair(name, values));
            }
        });
        query.add(pair(BEFORE, List.of(cursor)));
        return "<" + request.path().replace(">", "%3E") + "?" + query + ">; rel=\"next\"";
    }

    private static String pair(String name, List<String> values) {
        return UrlText.inQuery(name) + "=" + UrlText.inQuery(values.get(0));
    }
}
