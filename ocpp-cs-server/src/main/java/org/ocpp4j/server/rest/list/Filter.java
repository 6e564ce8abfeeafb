package org.ocpp4j.server.rest.list;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.Parameter;

/**
 * A filter of a list.
 *
 * @param parameters the parameters of the query
 * @param apply adds the conditions
 * @param indexed whether an index has the rows of a value in the order of the list
 */
public record Filter(List<Parameter> parameters, BiConsumer<Values, Where> apply, boolean indexed) {
    /** The same, for rows that an index has in the order of the list. */
    public Filter byIndex() {
        return new Filter(parameters, apply, true);
    }

    /** Adds its parameters to the description of an operation. */
    void describe(Operation.Builder operation) {
        for (Parameter parameter : parameters) {
            operation.query(parameter.name(), parameter.type(), parameter.format(), parameter.description());
        }
    }

    /** Adds the conditions for a request. */
    void apply(Values values, Where where) {
        Where conditions = new Where();
        apply.accept(values, conditions);
        where.add(indexed ? conditions.finding() : conditions);
    }

    /** A column must have this very text. */
    public static Filter text(String name, String column, String meaning) {
        return of(name, "string", meaning, (text, values) -> text, (text, where) -> {
            where.and(column + " = :" + name, name, text);
        });
    }

    /**
     *  A column must have this text, in any case of letters; {@code lower} would depend on the locale of this machine.
     */
    public static Filter folded(String name, String column, String meaning) {
        return of(name, "string", meaning, (text, values) -> text, (text, where) -> {
            where.and(column + " <ilike> :" + name + " escape '!'", name, Where.escaped(text));
        });
    }

    /** One of the columns must have this text somewhere, in any case. */
    public static Filter anywhere(String name, List<String> columns, String meaning) {
        String condition = String.join(
                " or ",
                columns.stream()
                        .map(column -> column + " <ilike> :" + name + " escape '!'")
                        .toList());
        return of(name, "string", meaning, (text, values) -> text, (text, where) -> {
            where.and(condition, name, Where.anywhere(text));
        });
    }

    /** A column must have this number. */
    public static Filter integer(String name, String column, String meaning) {
        BiFunction<String, Values, Integer> read = (text, values) -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException malformed) {
                throw values.invalid(name, text, "an integer of 32 bits");
            }
        };
        return of(name, "integer", meaning, read, (number, where) -> where.and(column + " = :" + name, name, number));
    }

    /** A condition, or its opposite. */
    public static Filter either(String name, String condition, String meaning) {
        return of(name, "boolean", meaning, (text, values) -> truth(name, text, values), (wanted, where) -> {
            where.and(wanted ? condition : "not (" + condition + ")");
        });
    }

    /** A filter that is applied elsewhere; {@link #truth} reads it. */
    public static Filter elsewhere(String name, String meaning) {
        return of(name, "boolean", meaning, (text, values) -> truth(name, text, values), (wanted, where) -> {});
    }

    /** A column must have one of some values. */
    public static Filter oneOf(String name, String column, List<String> allowed, String meaning) {
        return of(name, "string", meaning, (text, values) -> among(name, text, allowed, values), (text, where) -> {
            where.and(column + " = :" + name, name, text);
        });
    }

    /** A time must be in the range of {@code dateFrom} and {@code dateTo}. */
    public static Filter times(String column, String meaning) {
        return times(column, column, meaning);
    }

    /** A span of time must meet the range of {@code dateFrom} and {@code dateTo}. */
    public static Filter times(String begins, String ends, String meaning) {
        return new Filter(
                List.of(
                        time(
                                TimeRange.FROM,
                                "The first moment: " + meaning + " ISO 8601; without an offset it is UTC."),
                        time(
                                TimeRange.TO,
                                "The last moment, which belongs to the range; a date alone is the whole day.")),
                (values, where) -> {
                    TimeRange range = TimeRange.of(values);
                    if (range.from() != null) {
                        where.and(ends + " >= :" + TimeRange.FROM, TimeRange.FROM, range.from());
                    }
                    if (range.to() != null) {
                        where.and(begins + " <= :" + TimeRange.TO, TimeRange.TO, range.to());
                    }
                },
                false);
    }

    /** A filter on one value, which is read and then applied. */
    public static <V> Filter of(
            String name,
            String type,
            String meaning,
            BiFunction<String, Values, V> read,
            BiConsumer<V, Where> condition) {
        return new Filter(
                List.of(new Parameter(name, Parameter.Place.QUERY, type, "", meaning)),
                (values, where) -> {
                    String text = values.value(name);
                    if (text != null) {
                        condition.accept(read.apply(text, values), where);
                    }
                },
                false);
    }

    /** Reads true or false. */
    public static boolean truth(String name, String text, Values values) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw values.invalid(name, text, "true or false");
        };
    }

    /** Reads one of some words. */
    public static String among(String name, String text, List<String> allowed, Values values) {
        if (!allowed.contains(text)) {
            throw values.invalid(name, text, "one of " + String.join(", ", allowed));
        }
        return text;
    }

    private static Parameter time(String name, String meaning) {
        return new Parameter(name, Parameter.Place.QUERY, "string", "date-time", meaning);
    }
}
