package org.ocpp4j.server.database;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;

/** How statements are written and reported, for every database. Stateless. */
final class Statements {
    private Statements() {}

    /** Gives statements the words of a dialect. */
    static Jdbi over(Jdbi jdbi, Dialect dialect) {
        // Without this, messages of exceptions quote the values to be stored, secrets and whole frames included.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        dialect.statementWords().forEach(jdbi.getConfig(SqlStatements.class)::define);
        return jdbi;
    }
}
