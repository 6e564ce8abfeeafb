package org.ocpp4j.server.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.secret.Secrets;

/**
 * A subscription, without its secret. All members are always present.
 *
 * @param id its id
 * @param url where events are sent; its query, which may be secret, is left out
 * @param types the types of events
 * @param identities the stations; empty for all
 * @param description a free text; null for none
 * @param enabled whether events are stored for it and delivered
 * @param disabledReason why the server disabled it; null if it did not
 * @param previousSecretUntil until when the previous secret also signs; null if there is none
 * @param createdAt when it was made
 * @param changedAt when it was changed last
 */
record SubscriptionEntry(
        String id,
        String url,
        List<String> types,
        List<String> identities,
        @Nullable String description,
        boolean enabled,
        @Nullable String disabledReason,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        Instant changedAt) {
    static SubscriptionEntry of(Subscription subscription) {
        Subscription.Wish wish = subscription.wish();
        return new SubscriptionEntry(
                subscription.id(),
                shown(wish.url()),
                wish.types().stream().sorted().map(EventType::wireName).toList(),
                wish.identities(),
                wish.description(),
                wish.enabled(),
                subscription.disabledReason(),
                subscription.previousUntil(),
                subscription.createdAt(),
                subscription.changedAt());
    }

    private static String shown(URI url) {
        String text = url.toString();
        return url.getRawQuery() == null ? text : text.substring(0, text.indexOf('?')) + "?" + Secrets.MASK;
    }
}
