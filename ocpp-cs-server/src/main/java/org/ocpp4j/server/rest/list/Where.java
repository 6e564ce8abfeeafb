package org.ocpp4j.server.rest.list;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The conditions of a query: those by which an index finds rows in the order of the list, and those that are checked on each
 * row that is found. Belongs to one thread.
 */
public final class Where {
    private final StringBuilder found = new StringBuilder();
    private final StringBuilder checked = new StringBuilder();
    private final Map<String, Object> bindings = new LinkedHashMap<>();

    /** Adds a condition by which rows are found, and which has no values. */
    public Where find(String condition) {
        add(found, condition);
        return this;
    }

    /** Adds a condition by which rows are found; it names its value {@code :name}. */
    public Where find(String condition, String name, Object value) {
        return bind(name, value).find(condition);
    }

    /** Adds a condition that is checked, and has no values. */
    public Where and(String condition) {
        add(checked, condition);
        return this;
    }

    /** Adds a condition that is checked, with a value, which it names {@code :name}. */
    public Where and(String condition, String name, Object value) {
        return bind(name, value).and(condition);
    }

    /**
     * Adds a filter. Rows are found by the first one that can find them, since no index has the rows of two filters in the
     * order of the list; the others are checked.
     *
     * @param filter its conditions
     */
    public void add(Where filter) {
        (found.isEmpty() ? found : checked).append(filter.found);
        checked.append(filter.checked);
        bindings.putAll(filter.bindings);
    }

    /** The same conditions, by all of which rows are found. */
    Where finding() {
        Where finding = copy();
        finding.found.append(checked);
        finding.checked.setLength(0);
        return finding;
    }

    /** Whether rows are found that may not belong to the list. */
    boolean isChecked() {
        return !checked.isEmpty();
    }

    private static void add(StringBuilder conditions, String condition) {
        conditions.append(" and (").append(condition).append(')');
    }

    /** Gives a value that a condition names. */
    public Where bind(String name, Object value) {
        bindings.put(name, value);
        return this;
    }

    /** A copy that may be changed. */
    public Where copy() {
        Where copy = new Where();
        copy.found.append(found);
        copy.checked.append(checked);
        copy.bindings.putAll(bindings);
        return copy;
    }

    /** The conditions by which rows are found, as they stand in a statement. */
    String foundSql() {
        return " where true" + found;
    }

    /** The conditions that are checked, as they stand in a statement. */
    String checkedSql() {
        return " where true" + checked;
    }

    /** All conditions, as they stand in a statement. */
    public String sql() {
        return " where true" + found + checked;
    }

    /** Binds the values that a statement names; it need not name all. */
    public void bindTo(SqlStatement<?> statement) {
        statement
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bindMap(bindings);
    }

    /** A pattern for {@code ilike ... escape '!'} that finds a text anywhere. */
    static String anywhere(String text) {
        return "%" + escaped(text) + "%";
    }

    /** A text in a pattern for {@code like ... escape '!'}. */
    public static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
