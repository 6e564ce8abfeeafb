package org.ocpp4j.server.backend.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the functions the database has, and in which form; read from its catalogue once, and again when one turns
 * out to be missing. Thread-safe: the result is replaced as a whole.
 */
final class Functions {
    private static final String CATALOGUE = """
            select n.nspname, p.proname, p.pronargs, p.pronargdefaults,
                array(select pg_catalog.format_type(argument.type, null)
                      from unnest(p.proargtypes::pg_catalog.oid[]) with ordinality argument(type, place)
                      order by argument.place) as types,
                pg_catalog.has_schema_privilege(n.oid, 'usage')
                    and pg_catalog.has_function_privilege(p.oid, 'execute') as allowed
            from pg_catalog.pg_proc p
            join pg_catalog.pg_namespace n on n.oid = p.pronamespace
            where pg_catalog.lower(n.nspname::text) = 'ocpp' and p.prokind = 'f'
                and pg_catalog.lower(p.proname::text) = any (?)
            order by n.nspname = 'ocpp' desc, p.proname = pg_catalog.lower(p.proname::text) desc, p.pronargs, p.oid""";

    private static final String[] NAMES =
            Arrays.stream(FunctionName.values()).map(FunctionName::folded).toArray(String[]::new);

    private volatile @Nullable Found found;
    private volatile boolean doubtful;

    private record Found(Map<FunctionName, FunctionForm> forms, Set<FunctionName> forbidden) {}

    private record Candidate(String schema, String name, int most, int least, List<String> types, boolean allowed) {
        boolean is(FunctionName function) {
            return name.toLowerCase(Locale.ROOT).equals(function.folded());
        }

        boolean takes(int arguments) {
            return least <= arguments && arguments <= most;
        }
    }

    /** The known functions; null before the first look-up. */
    @Nullable
    FunctionForm known(FunctionName function) {
        Found known = found;
        return known == null ? null : known.forms.get(function);
    }

    /** Whether the catalogue has been read. */
    boolean areKnown() {
        return found != null;
    }

    /** Marks the result as possibly outdated: the next call reads the catalogue again. */
    void doubt() {
        doubtful = true;
    }

    /** The form of a function; reads the catalogue if that has not been done. */
    FunctionForm require(Connection connection, FunctionName function) throws SQLException, FunctionException {
        FunctionForm known = known(function);
        if (known == null || doubtful) { // it may have been created since; only callers that need it wait
            look(connection);
            known = known(function);
        }
        if (known == null) {
            throw new FunctionException(FunctionException.Kind.MISSING, problem(function));
        }
        return known;
    }

    /** Reads the catalogue. */
    void look(Connection connection) throws SQLException {
        List<Candidate> candidates = candidates(connection);
        Map<FunctionName, FunctionForm> forms = new EnumMap<>(FunctionName.class);
        Set<FunctionName> forbidden = EnumSet.noneOf(FunctionName.class);
        for (FunctionName function : FunctionName.values()) {
            for (int arguments : function.arguments()) {
                for (Candidate candidate : candidates) {
                    if (!candidate.is(function) || !candidate.takes(arguments)) {
                        continue;
                    }
                    if (candidate.allowed()) {
                        forms.putIfAbsent(
                                function,
                                FunctionForm.of(candidate.schema(), candidate.name(), candidate.types(), arguments));
                    } else {
                        forbidden.add(function);
                    }
                }
            }
        }
        found = new Found(forms, forbidden);
        doubtful = false;
    }

    private static List<Candidate> candidates(Connection connection) throws SQLException {
        List<Candidate> candidates = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(CATALOGUE)) {
            query.setArray(1, connection.createArrayOf("text", NAMES));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    int most = rows.getInt(3);
                    Array types = rows.getArray(5);
                    candidates.add(new Candidate(
                            rows.getString(1),
                            rows.getString(2),
                            most,
                            most - rows.getInt(4),
                            List.of((String[]) types.getArray()),
                            rows.getBoolean(6)));
                }
            }
        }
        return candidates;
    }

    /**
     * Calls a function that returns one row.
     *
     * @return the column of that name, or the first if none has it; null if that is null
     */
    @Nullable
    String ask(Connection connection, FunctionName function, List<@Nullable String> arguments, String column)
            throws SQLException, FunctionException {
        FunctionForm form = require(connection, function);
        try (PreparedStatement call = connection.prepareStatement("select * from " + form.call())) {
            call.setMaxRows(1);
            bind(call, arguments.subList(0, form.types().size()));
            try (ResultSet rows = call.executeQuery()) {
                if (!rows.next()) {
                    throw FunctionAnswer.unusable("it returned no row");
                }
                return rows.getString(place(rows.getMetaData(), column));
            }
        }
    }

    /** The first column, unless another one has the name. */
    private static int place(ResultSetMetaData columns, String name) throws SQLException {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnLabel(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return 1;
    }

    /** Why a function cannot be called, for people. */
    String problem(FunctionName function) {
        Found known = found;
        return known != null && known.forbidden.contains(function)
                ? "this user may not execute the function " + function
                : "the database has no function " + function + " with "
                        + function.arguments().get(0) + " arguments";
    }

    /** Binds the arguments of a call; text and null, which PostgreSQL reads as the literals of the types. */
    static void bind(PreparedStatement call, List<@Nullable String> arguments) throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument == null) {
                call.setNull(i + 1, Types.NULL);
            } else {
                call.setObject(i + 1, argument, Types.OTHER);
            }
        }
    }
}
