package org.ocpp4j.server.database;

import java.util.List;
import org.ocpp4j.server.event.Event;

/** Stores events, in the transaction of their change. */
@FunctionalInterface
public interface EventRecorder {
    /**
     * Stores events. Called once for each change that has any, as the last step before its commit, on its thread; and
     * again if the change is retried. An exception makes the change fail.
     *
     * @param change the change; its {@link Change#afterwards} may be used
     * @param events the events, in order; at least one
     */
    void keep(Change change, List<Event> events);
}
