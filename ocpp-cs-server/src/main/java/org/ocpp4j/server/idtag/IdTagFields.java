package org.ocpp4j.server.idtag;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Body;

/**
 * The values that operators set for an idTag.
 *
 * @param status how Authorize is answered: Accepted, Blocked, Expired or Invalid; Accepted by default
 * @param parentIdTag the group that it belongs to, at most 20 characters; null for none
 * @param expiryDate from when on it is Expired, perhaps in the past; null for never. Without an offset it is UTC
 * @param maxActiveTransactions how many transactions it may have at once, at least 1; null for any number
 * @param description a free text of operators; null for none
 */
record IdTagFields(
        String status,
        @Nullable String parentIdTag,
        @Nullable Instant expiryDate,
        @Nullable Integer maxActiveTransactions,
        @Nullable String description) {
    static final int LONGEST = 20;
    static final List<String> STATUSES = List.of("Accepted", "Blocked", "Expired", "Invalid");

    /** Reads a body. */
    static IdTagFields of(Body body) {
        String status = body.oneOf("status", STATUSES);
        String parent = body.name("parentIdTag", LONGEST);
        if (parent != null && parent.isEmpty()) {
            throw body.problem("parentIdTag", "is empty; null means none");
        }
        return new IdTagFields(
                status == null ? "Accepted" : status,
                parent,
                body.time("expiryDate"),
                body.integer("maxActiveTransactions", 1),
                body.text("description", 500));
    }
}
