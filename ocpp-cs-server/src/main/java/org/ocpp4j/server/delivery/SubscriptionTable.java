package org.ocpp4j.server.delivery;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.event.EventType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code subscription}. Stateless. */
final class SubscriptionTable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SubscriptionTable() {}

    /** All that are not deleted, the oldest first. */
    static List<Subscription> all(Handle handle) {
        return handle.createQuery("select * from subscription where deleted_at is null order by created_at, id")
                .map((row, context) -> read(row))
                .list();
    }

    static void insert(Handle handle, Subscription subscription) {
        Subscription.Wish wish = subscription.wish();
        handle.createUpdate("insert into subscription (id, url, types, identities, description, enabled, secret,"
                        + " created_at, changed_at) values (:id, :url, :types, :identities, :description, :enabled,"
                        + " :secret, :now, :now)")
                .bind("id", subscription.id())
                .bind("url", wish.url().toString())
                .bind("types", types(wish.types()))
                .bind("identities", JSON.writeValueAsString(wish.identities()))
                .bind("description", wish.description())
                .bind("enabled", wish.enabled())
                .bind("secret", subscription.secret().reveal())
                .bind("now", subscription.createdAt())
                .execute();
    }

    static void change(Handle handle, String id, Subscription.Wish wish, @Nullable String reason, Instant now) {
        handle.createUpdate("update subscription set url = :url, types = :types, identities = :identities,"
                        + " description = :description, enabled = :enabled, disabled_reason = :reason,"
                        + " changed_at = :now where id = :id")
                .bind("url", wish.url().toString())
                .bind("types", types(wish.types()))
                .bind("identities", JSON.writeValueAsString(wish.identities()))
                .bind("description", wish.description())
                .bind("enabled", wish.enabled())
                .bind("reason", reason)
                .bind("now", now)
                .bind("id", id)
                .execute();
    }

    /** Disables one, unless it was changed meanwhile: then it may have another receiver. */
    static void disable(Handle handle, String id, Instant changedAt, String reason, Instant now) {
        handle.createUpdate("update subscription set enabled = false, disabled_reason = :reason, changed_at = :now"
                        + " where id = :id and enabled and changed_at = :before")
                .bind("before", changedAt)
                .bind("reason", reason)
                .bind("now", now)
                .bind("id", id)
                .execute();
    }

    static void rotate(Handle handle, Subscription before, Secret secret, Instant until, Instant now) {
        handle.createUpdate("update subscription set secret = :secret, previous_secret = :previous,"
                        + " previous_until = :until, changed_at = :now where id = :id")
                .bind("secret", secret.reveal())
                .bind("previous", before.secret().reveal())
                .bind("until", until)
                .bind("now", now)
                .bind("id", before.id())
                .execute();
    }

    static boolean markDeleted(Handle handle, String id, Instant now) {
        return handle.createUpdate("update subscription set deleted_at = :now, enabled = false"
                                + " where id = :id and deleted_at is null")
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                > 0;
    }

    /** The deleted subscriptions, whose rows are removed after their deliveries. */
    static List<String> deleted(Handle handle) {
        return handle.createQuery("select id from subscription where deleted_at is not null")
                .mapTo(String.class)
                .list();
    }

    static void remove(Handle handle, String id, Instant deletedBefore) {
        handle.createUpdate("delete from subscription where id = :id and deleted_at < :before")
                .bind("id", id)
                .bind("before", deletedBefore)
                .execute();
    }

    private static String types(Set<EventType> types) {
        return types.stream().sorted().map(EventType::wireName).collect(Collectors.joining(","));
    }

    private static Set<EventType> types(String names) {
        Set<String> known = Set.of(names.split(",", -1));
        return Arrays.stream(EventType.values())
                .filter(type -> known.contains(type.wireName()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));
    }

    private static Subscription read(ResultSet row) throws SQLException {
        String previous = row.getString("previous_secret");
        return new Subscription(
                row.getString("id"),
                new Subscription.Wish(
                        URI.create(row.getString("url")),
                        types(row.getString("types")),
                        JSON.readValue(row.getString("identities"), new TypeReference<List<String>>() {}),
                        row.getString("description"),
                        row.getBoolean("enabled")),
                Secret.kept(row.getString("secret")),
                previous == null ? null : Secret.kept(previous),
                time(row, "previous_until"),
                row.getString("disabled_reason"),
                Objects.requireNonNull(time(row, "created_at")),
                Objects.requireNonNull(time(row, "changed_at")));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
