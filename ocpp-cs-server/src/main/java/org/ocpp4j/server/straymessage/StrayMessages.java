package org.ocpp4j.server.straymessage;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.bound.Kind;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Fingerprint;
import org.ocpp4j.server.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/** Keeps messages that belong nowhere, or not wholly, for people to look at; each of them once. Thread-safe. */
public final class StrayMessages {
    /** All stray messages. */
    public static final KeptRows ROWS = KeptRows.ofStations("stray_message").untilOld("received_at");

    private static final Logger LOG = LoggerFactory.getLogger(StrayMessages.class);
    private static final int LONGEST = 1_000_000;
    private static final int BEGINNING = 150_000;

    private final Bounds bounds;
    private final Clock clock;

    public StrayMessages(Bounds bounds, Clock clock) {
        this.bounds = bounds;
        this.clock = clock;
    }

    /** Keeps a message, in the shape of OCPP 1.6. */
    public void keep(Change change, String identity, Request<?> request, String reason) {
        MessageCodec codec = MessageCodec.of(Ocpp16.VERSION);
        String action = codec.action(request.getClass()).orElseThrow().name();
        String payload = codec.encode(request, Strictness.OFF).toString();
        int inserted = change.handle()
                .createUpdate(
                        "insert into stray_message (identity, action, payload, reason, received_at, fingerprint)"
                                + " values (:identity, :action, :payload, :reason, :now, :fingerprint) on conflict (fingerprint) do nothing")
                .bind("identity", identity)
                .bind("action", action)
                .bind("payload", bounded(payload))
                .bind("reason", reason)
                .bind("now", clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .bind("fingerprint", Fingerprint.of(identity, action, payload, reason))
                .execute();
        if (inserted > 0) {
            bounds.replaceOldest(change, Kind.STRAY_MESSAGES, identity);
            LOG.warn("{} sent a {} that is kept as stray: {}", identity, action, reason);
        }
    }

    /** As JSON in any case: if too long, its beginning as one text, which may grow sixfold when it is escaped. */
    private static String bounded(String payload) {
        return payload.length() <= LONGEST
                ? payload
                : JsonNodeFactory.instance
                        .stringNode(Texts.beginning(payload, BEGINNING))
                        .toString();
    }
}
