package org.ocpp4j.server.event;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.ocpp4j.server.log.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes events to listeners. Listeners run on the publishing thread, one after the other; they must not block, and
 * their exceptions are logged. Thread-safe.
 */
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private record Listener(Set<EventType> types, Consumer<Event> consumer) {}

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /**
     * Publishes an event to all listeners.
     *
     * @param event the event
     */
    public void publish(Event event) {
        for (Listener listener : listeners) {
            if (!listener.types().contains(event.type())) {
                continue;
            }
            try {
                listener.consumer().accept(event);
            } catch (RuntimeException failed) {
                LogFields.station(event.identity())
                        .run(() -> LOG.warn("A listener failed on {} of {}", event.type(), event.identity(), failed));
            }
        }
    }

    /**
     * Begins to listen.
     *
     * @param listener receives each event; must not block
     * @return ends it
     */
    public Runnable listen(Consumer<Event> listener) {
        return listen(EnumSet.allOf(EventType.class), listener);
    }

    /**
     * Begins to listen to some events only. Frames are many and costly to publish, so listen to them only while there
     * is a reader.
     *
     * @param types the types to receive; copied
     * @param listener receives each event of these types; must not block
     * @return ends it
     */
    public Runnable listen(Set<EventType> types, Consumer<Event> listener) {
        Listener added = new Listener(Set.copyOf(types), listener);
        listeners.add(added);
        return () -> listeners.remove(added);
    }

    /**
     * Whether there is a listener, so that publishers need not make an event in vain.
     *
     * @param type the type of the event
     * @return true if there is a listener for it
     */
    public boolean isHeard(EventType type) {
        for (Listener listener : listeners) {
            if (listener.types().contains(type)) {
                return true;
            }
        }
        return false;
    }
}
