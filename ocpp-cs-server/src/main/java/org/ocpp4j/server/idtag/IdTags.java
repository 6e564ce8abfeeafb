package org.ocpp4j.server.idtag;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.backend.BackendSettings.UnknownIdTags;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.station.Storage;
import org.ocpp4j.server.text.Texts;

/**
 * Decides whether an idTag may charge. IdTags compare without case.
 *
 * <p>The settings decide the answer for an unknown tag. Else its own status counts, then its expiry, then its parent:
 * if a group is blocked, expired or invalid, so are its members. An unknown parent is only a name. The expiry in the
 * response is the earlier one of tag and parent.
 *
 * <p>A tag that has reached its limit is ConcurrentTx. Only open transactions that were answered Accepted count: a
 * refused one charges nothing, and must not keep its tag busy if the station never reports its end. The end of a
 * transaction needs no free place.
 *
 * <p>Thread-safe. Starts of one limited tag are decided one after the other, under the lock of its row.
 */
public final class IdTags {
    private static final int LONGEST = 20; // of a parentIdTag in an answer

    private record Tag(
            String status,
            @Nullable String parent,
            @Nullable Instant expiry,
            @Nullable Integer limit) {}

    private record Verdict(IdTagInfo info, @Nullable Integer limit) {}

    private final Storage storage;
    private final Supplier<BackendSettings> settings;

    public IdTags(Storage storage, Supplier<BackendSettings> settings) {
        this.storage = storage;
        this.settings = settings;
    }

    /** How idTags compare; at most 255 characters, as the columns have them. */
    public static String fold(String idTag) {
        String folded = idTag.toLowerCase(Locale.ROOT);
        return Texts.storable(folded, 255);
    }

    /** For Authorize. */
    public IdTagInfo toCharge(Handle handle, String idTag) {
        return limited(handle, judge(handle, idTag), idTag);
    }

    /** For the start of a transaction, which does not count itself: its row has no idTag yet. */
    public IdTagInfo toStart(Handle handle, String idTag) {
        Verdict verdict = judge(handle, idTag);
        if (verdict.limit() != null) {
            handle.createQuery("select folded from id_tag where folded = :folded<forUpdate>")
                    .bind("folded", fold(idTag))
                    .mapTo(String.class)
                    .findOne();
        }
        return limited(handle, verdict, idTag);
    }

    /** For the end of a transaction, and for a start that is repeated: for any number of transactions. */
    public IdTagInfo regardlessOfLimit(Handle handle, String idTag) {
        return judge(handle, idTag).info();
    }

    private IdTagInfo limited(Handle handle, Verdict verdict, String idTag) {
        Integer limit = verdict.limit();
        if (limit == null || !verdict.info().status().equals(AuthorizationStatus.ACCEPTED)) {
            return verdict.info();
        }
        int open = handle.createQuery("select count(*) from charging_transaction where id_tag_folded = :folded"
                        + " and stop_received_at is null and id_tag_status = 'Accepted'")
                .bind("folded", fold(idTag))
                .mapTo(Integer.class)
                .one();
        return open < limit ? verdict.info() : withStatus(verdict.info(), AuthorizationStatus.CONCURRENT_TX);
    }

    public static IdTagInfo withStatus(IdTagInfo info, AuthorizationStatus status) {
        return new IdTagInfo(status, info.expiryDate(), info.parentIdTag());
    }

    private Verdict judge(Handle handle, String idTag) {
        Tag tag = find(handle, idTag);
        if (tag == null) {
            return new Verdict(
                    IdTagInfo.of(
                            settings.get().unknownIdTags() == UnknownIdTags.ACCEPTED
                                    ? AuthorizationStatus.ACCEPTED
                                    : AuthorizationStatus.INVALID),
                    null);
        }
        Tag parent = tag.parent() == null ? null : find(handle, tag.parent());
        AuthorizationStatus status = status(tag);
        if (parent != null && status.equals(AuthorizationStatus.ACCEPTED)) {
            status = status(parent);
        }
        return new Verdict(new IdTagInfo(status, earlier(tag, parent), sendable(tag.parent())), tag.limit());
    }

    private static @Nullable Tag find(Handle handle, String idTag) {
        return handle.createQuery("select status, parent_id_tag, expires_at, max_active_transactions from id_tag"
                        + " where folded = :folded")
                .bind("folded", fold(idTag))
                .map((rows, context) -> tag(new Row(rows)))
                .findOne()
                .orElse(null);
    }

    private static Tag tag(Row row) throws SQLException {
        return new Tag(
                row.textOf("status"),
                row.text("parent_id_tag"),
                row.time("expires_at"),
                row.integer("max_active_transactions"));
    }

    private AuthorizationStatus status(Tag tag) {
        AuthorizationStatus status = AuthorizationStatus.of(tag.status());
        if (!status.isKnown()) {
            return AuthorizationStatus.INVALID;
        }
        Instant expiry = tag.expiry();
        boolean expired = expiry != null && !expiry.isAfter(storage.now());
        return expired && status.equals(AuthorizationStatus.ACCEPTED) ? AuthorizationStatus.EXPIRED : status;
    }

    private static @Nullable Instant earlier(Tag tag, @Nullable Tag parent) {
        Instant own = tag.expiry();
        Instant group = parent == null ? null : parent.expiry();
        if (own == null || group == null) {
            return own == null ? group : own;
        }
        return own.isBefore(group) ? own : group;
    }

    /** A parent that no message can carry is left out: the station needs the answer more. */
    private static @Nullable String sendable(@Nullable String parent) {
        return parent == null || parent.length() > LONGEST ? null : parent;
    }
}
