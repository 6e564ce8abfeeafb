package org.ocpp4j.server.resource;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;

/** The conditions of a query. Belongs to one thread. */
final class Where {
    private final StringBuilder sql = new StringBuilder(" where true");
    private final Map<String, Object> bindings = new LinkedHashMap<>();

    /** Adds a condition that has no values. */
    Where and(String condition) {
        sql.append(" and (").append(condition).append(')');
        return this;
    }

    /** Adds a condition with a value, which it names {@code :name}. */
    Where and(String condition, String name, Object value) {
        return bind(name, value).and(condition);
    }

    /** Gives a value that a condition names. */
    Where bind(String name, Object value) {
        bindings.put(name, value);
        return this;
    }

    /** Whether there is a value with this name. */
    boolean binds(String name) {
        return bindings.containsKey(name);
    }

    /** A copy that may be changed. */
    Where copy() {
        Where copy = new Where();
        copy.sql.setLength(0);
        copy.sql.append(sql);
        copy.bindings.putAll(bindings);
        return copy;
    }

    /** As it stands in the statement. */
    String sql() {
        return sql.toString();
    }

    void bindTo(SqlStatement<?> statement) {
        bindings.forEach(statement::bind);
    }

    /** A pattern for {@code ilike ... escape '!'} that finds a text anywhere. */
    static String anywhere(String text) {
        return "%" + escaped(text) + "%";
    }

    /** A text in a pattern for {@code like ... escape '!'}. */
    static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
