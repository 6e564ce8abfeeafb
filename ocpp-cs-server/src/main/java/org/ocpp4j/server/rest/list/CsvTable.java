package org.ocpp4j.server.rest.list;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How entries of a list look as CSV.
 *
 * @param header the names of the columns
 * @param lines the cells of each line of an entry
 */
public record CsvTable<T>(List<String> header, Function<T, Stream<List<@Nullable Object>>> lines) {
    /** A table with one line for an entry. */
    public static <T> CsvTable<T> of(String header, Function<T, List<@Nullable Object>> cells) {
        return new CsvTable<>(List.of(header.split(",", -1)), entry -> Stream.of(cells.apply(entry)));
    }

    /** A table with any number of lines for an entry. */
    public static <T> CsvTable<T> flat(String header, Function<T, Stream<List<@Nullable Object>>> lines) {
        return new CsvTable<>(List.of(header.split(",", -1)), lines);
    }

    /** Cells, some of which may be null. */
    public static List<@Nullable Object> cells(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
