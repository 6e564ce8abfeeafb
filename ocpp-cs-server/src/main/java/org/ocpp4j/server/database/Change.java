package org.ocpp4j.server.database;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.ocpp4j.server.event.Event;

/** What happens in one transaction of the database: all of it or nothing. Belongs to one thread. */
public final class Change {
    private final Handle handle;
    private final List<Event> events = new ArrayList<>();
    private final List<Runnable> tasks = new ArrayList<>();

    Change(Handle handle) {
        this.handle = handle;
    }

    /**
     * The way to the tables.
     *
     * @return a handle inside the transaction
     */
    public Handle handle() {
        return handle;
    }

    /**
     * Says that something has happened; it is told to others once the transaction is committed, and never if it is not.
     *
     * @param event what happened
     */
    public void happened(Event event) {
        events.add(event);
    }

    /**
     * Has something done once the transaction is committed, and never if it is not.
     *
     * @param task does it, on the thread of the change; what it throws is thrown to the one who made the change
     */
    public void afterwards(Runnable task) {
        tasks.add(task);
    }

    List<Runnable> tasks() {
        return tasks;
    }

    List<Event> events() {
        return events;
    }
}
