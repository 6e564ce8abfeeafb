package org.ocpp4j.server.database;

import java.util.List;
import org.ocpp4j.server.event.Event;

/** Keeps what happened, in the transaction of the change that it tells of. */
@FunctionalInterface
public interface EventRecorder {
    /**
     * Keeps events. Called once for each change that tells any, as the last thing before its commit, on its thread; and
     * again if the change is made again. What it throws makes the change fail.
     *
     * @param change the change; its {@link Change#afterwards} may be used
     * @param events what happened, in order; at least one
     */
    void keep(Change change, List<Event> events);
}
