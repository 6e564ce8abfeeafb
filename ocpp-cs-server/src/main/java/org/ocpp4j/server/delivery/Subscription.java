package org.ocpp4j.server.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;

/**
 * A subscription to events. Immutable.
 *
 * @param id its permanent id
 * @param wish the requested values
 * @param secret the key that signs
 * @param previous the previous key, which also signs until {@code previousUntil}; null for none
 * @param previousUntil until when the previous key signs; null for none
 * @param disabledReason why the server disabled it; null if it did not
 * @param createdAt when it was made
 * @param changedAt when it was changed last
 */
public record Subscription(
        String id,
        Wish wish,
        Secret secret,
        @Nullable Secret previous,
        @Nullable Instant previousUntil,
        @Nullable String disabledReason,
        Instant createdAt,
        Instant changedAt) {
    /**
     * The values that callers choose.
     *
     * @param url the target, as {@link Deliveries#refusal} admits it
     * @param types the types of events; some of {@link #TYPES}
     * @param identities the stations: identities, or their beginnings with a {@code *} after them; empty for all
     * @param description a free text; null for none
     * @param enabled whether events are stored for it and delivered
     */
    public record Wish(
            URI url,
            Set<EventType> types,
            List<String> identities,
            @Nullable String description,
            boolean enabled) {
        /** Copies. */
        public Wish {
            types = Set.copyOf(types);
            identities = List.copyOf(identities);
        }

        /** Leaves the URL's path and query out, which may be secret. */
        @Override
        public String toString() {
            return "Wish[" + Target.shown(url) + ", " + types.size() + " types, " + identities.size() + " identities]";
        }
    }

    /** The events that can be subscribed to: all but frames and refused connections, which are not part of a change. */
    public static final List<EventType> TYPES = List.of(EventType.values()).stream()
            .filter(type -> type != EventType.FRAME && type != EventType.REFUSED)
            .toList();

    boolean wants(Event event) {
        return wish.types().contains(event.type())
                && (wish.identities().isEmpty()
                        || wish.identities().stream().anyMatch(pattern -> fits(pattern, event.identity())));
    }

    private static boolean fits(String pattern, String identity) {
        return pattern.endsWith("*")
                ? identity.startsWith(pattern.substring(0, pattern.length() - 1))
                : identity.equals(pattern);
    }

    /** All signatures that hold now, as the header has them. */
    String signatures(String eventId, Instant now, byte[] body) {
        String signature = secret.sign(eventId, now.getEpochSecond(), body);
        boolean both = previous != null && previousUntil != null && now.isBefore(previousUntil);
        return both && previous != null
                ? signature + " " + previous.sign(eventId, now.getEpochSecond(), body)
                : signature;
    }
}
