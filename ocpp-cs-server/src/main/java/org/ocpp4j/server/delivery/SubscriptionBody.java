package org.ocpp4j.server.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.rest.Body;
import org.ocpp4j.server.rest.Problems;

/**
 * The body of a request to create or change a subscription. Members missing in a change stay unchanged.
 *
 * @param url where events are sent
 * @param types the types of events: names such as {@code transaction-started}
 * @param identities the stations: identities, or their beginnings with a * after them; null or empty for all
 * @param description a free text
 * @param enabled whether events are stored for it and delivered; true by default
 * @param secret the key that signs, 16 to 200 visible characters of ASCII, for a new subscription only; null: the
 *     server generates one
 */
record SubscriptionBody(
        @Nullable String url,
        @Nullable List<String> types,
        @Nullable List<String> identities,
        @Nullable String description,
        @Nullable Boolean enabled,
        @Nullable String secret) {
    static final List<String> TYPES =
            Subscription.TYPES.stream().map(EventType::wireName).toList();

    private static final int LONGEST_URL = 2000;
    private static final int MOST_IDENTITIES = 1000;

    /** A new one. */
    static Subscription.Wish create(Body body, Deliveries deliveries) {
        URI url = body.required("url", url(body, deliveries));
        Set<EventType> types = types(body);
        if (types == null) {
            throw body.problem("types", "is missing; expected are some of " + String.join(", ", TYPES));
        }
        return new Subscription.Wish(
                url, types, identities(body), body.text("description", 500), body.truth("enabled", true));
    }

    /** One that is there, changed; the target is judged anew. */
    static Subscription.Wish change(Body body, Subscription.Wish before, @Nullable URI url) {
        Set<EventType> types = types(body);
        return new Subscription.Wish(
                url == null ? before.url() : url,
                types == null ? before.types() : types,
                body.has("identities") ? identities(body) : before.identities(),
                body.has("description") ? body.text("description", 500) : before.description(),
                body.truth("enabled", before.enabled()));
    }

    /** The target; null if the body has none. Blocks while the host is looked up. */
    static @Nullable URI url(Body body, Deliveries deliveries) {
        String text = body.text("url", LONGEST_URL);
        if (text == null) {
            return null;
        }
        URI url = uri(body, text);
        deliveries.refusal(url).ifPresent(reason -> {
            throw body.problem("url", "is no target of deliveries: " + reason);
        });
        return url;
    }

    private static URI uri(Body body, String text) {
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (scheme.matches("https?") && url.getHost() != null) {
                return URI.create(ascii(body, url));
            }
        } catch (URISyntaxException malformed) {
            // its message would repeat the input
        }
        throw body.problem("url", "is no http or https URL with a host");
    }

    /** As it is sent and stored; this may be longer than the input. */
    private static String ascii(Body body, URI url) {
        String ascii = url.toASCIIString();
        if (ascii.length() > LONGEST_URL) {
            throw body.problem(
                    "url",
                    "has " + ascii.length() + " characters in ASCII, with % escapes; at most " + LONGEST_URL
                            + " are allowed");
        }
        return ascii;
    }

    private static @Nullable Set<EventType> types(Body body) {
        List<String> names = body.texts("types", 100, 100);
        if (names == null) {
            return null;
        }
        for (String name : names) {
            if (!TYPES.contains(name)) {
                throw body.problem(
                        "types",
                        "has \"" + Problems.shorten(name) + "\"; expected are some of " + String.join(", ", TYPES));
            }
        }
        if (names.isEmpty()) {
            throw body.problem("types", "is empty; expected are some of " + String.join(", ", TYPES));
        }
        return Subscription.TYPES.stream()
                .filter(type -> names.contains(type.wireName()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));
    }

    private static List<String> identities(Body body) {
        List<String> identities = body.texts("identities", MOST_IDENTITIES, 255);
        return identities == null ? List.of() : identities;
    }

    /** The secret that the body gives; null if it gives none. */
    static @Nullable Secret secret(Body body) {
        String text = body.text("secret", 1000);
        try {
            return text == null ? null : Secret.of(text);
        } catch (IllegalArgumentException flaw) {
            throw body.problem("secret", String.valueOf(flaw.getMessage()));
        }
    }

    /** Leaves URL and secret out. */
    @Override
    public String toString() {
        return "SubscriptionBody[" + types + ", " + enabled + "]";
    }
}
