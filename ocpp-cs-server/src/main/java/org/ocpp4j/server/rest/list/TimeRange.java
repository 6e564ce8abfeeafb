package org.ocpp4j.server.rest.list;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Times;

/**
 * The parameters {@code dateFrom} and {@code dateTo}; both ends belong to the range.
 *
 * @param from the first moment; null for no bound
 * @param to the last moment; null for no bound
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {
    static final String FROM = "dateFrom";
    public static final String TO = "dateTo";

    public static TimeRange of(Values values) {
        String first = values.value(FROM);
        String last = values.value(TO);
        Instant from = first == null
                ? null
                : Times.parse(first).orElseThrow(() -> values.invalid(FROM, first, Times.EXPECTED));
        Instant to =
                last == null ? null : Times.parseEnd(last).orElseThrow(() -> values.invalid(TO, last, Times.EXPECTED));
        if (from != null && last != null && to != null && to.isBefore(from)) {
            throw values.invalid(TO, last, "a time that is not before " + FROM + ", " + from);
        }
        return new TimeRange(from, to);
    }
}
