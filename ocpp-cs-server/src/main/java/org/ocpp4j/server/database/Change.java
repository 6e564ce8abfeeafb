package org.ocpp4j.server.database;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.ocpp4j.server.event.Event;

/** The changes of one transaction of the database: all or none take effect. For use by one thread. */
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
     * Adds an event; it is published once the transaction is committed, and never if it is not.
     *
     * @param event the event
     */
    public void happened(Event event) {
        events.add(event);
    }

    /**
     * Adds a task that runs once the transaction is committed, and never if it is not.
     *
     * @param task runs on the thread of the change; its exceptions are thrown to the caller that made the change
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
