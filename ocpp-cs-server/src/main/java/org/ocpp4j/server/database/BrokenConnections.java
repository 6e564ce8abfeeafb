package org.ocpp4j.server.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Has the pool throw connections away when H2 says that their database was closed, which it does after an error of the
 * disk. The pool knows such states of PostgreSQL only, and does not check connections that are in constant use.
 */
final class BrokenConnections implements SQLExceptionOverride {
    /** Connection broken, database closed, database closed at the end of the process, object closed. */
    private static final Set<String> H2_STATES = Set.of("90067", "90098", "90121", "90007");

    @java.lang.Override
    public Override adjudicate(SQLException failed) {
        String state = failed.getSQLState();
        return state != null && H2_STATES.contains(state) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
