package org.ocpp4j.server.rest.list;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How entries of a list look as CSV.
 *
 * @param header the names of the columns
 * @param lines the cells of each line of an entry
 */
public record CsvTable<T>(List<String> header, Function<T, Stream<List<@Nullable Object>>> lines) {
    /** A table with one line for an entry, and a column for each of its components. */
    public static <T extends Record> CsvTable<T> of(Class<T> type) {
        return of(
                type,
                Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.joining(",")));
    }

    /** A table with one line for an entry, and columns for the components that the header names. */
    public static <T extends Record> CsvTable<T> of(Class<T> type, String header) {
        Map<String, Method> accessors = Stream.of(type.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getAccessor));
        List<Method> columns = Stream.of(header.split(",", -1))
                .map(name -> Objects.requireNonNull(accessors.get(name), name))
                .toList();
        columns.forEach(accessor -> accessor.setAccessible(true)); // entries are of the package of their resource only
        return of(header, entry -> {
            List<@Nullable Object> cells = new ArrayList<>();
            columns.forEach(accessor -> cells.add(value(accessor, entry)));
            return cells;
        });
    }

    private static @Nullable Object value(Method accessor, Object entry) {
        try {
            return accessor.invoke(entry);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }

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
