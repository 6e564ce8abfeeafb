package org.ocpp4j.server.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who watch. Listeners run on the thread of the one who publishes, one after the other; they must not block,
 * and what they throw is logged. Thread-safe.
 */
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    /**
     * Tells everybody.
     *
     * @param event what happened
     */
    public void publish(Event event) {
        for (Consumer<Event> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException failed) {
                LOG.warn("A listener failed on {} of {}", event.type(), event.identity(), failed);
            }
        }
    }

    /**
     * Begins to listen.
     *
     * @param listener is told each event; must not block
     * @return ends it
     */
    public Runnable listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
