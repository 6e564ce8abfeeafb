package org.ocpp4j.server.backend.postgres;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a function is called that the database has.
 *
 * @param schema its schema, as the catalogue spells it
 * @param function its name, as the catalogue spells it
 * @param types the types of the arguments that it is given
 */
record FunctionForm(String schema, String function, List<String> types) {
    FunctionForm {
        types = List.copyOf(types);
    }

    /** The call, a parameter for each argument. Arguments are cast, so that functions of varchar or json serve as well. */
    String call() {
        return quoted(schema) + "." + quoted(function)
                + types.stream().map(type -> "cast(? as " + type + ")").collect(Collectors.joining(", ", "(", ")"));
    }

    /** For people: the name and the types. */
    String signature() {
        return schema + "." + function + "(" + String.join(", ", types) + ")";
    }

    /** The form with fewer arguments than the function has; the others have defaults. */
    static FunctionForm of(String schema, String function, List<String> types, int arguments) {
        return new FunctionForm(schema, function, Collections.unmodifiableList(types.subList(0, arguments)));
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
