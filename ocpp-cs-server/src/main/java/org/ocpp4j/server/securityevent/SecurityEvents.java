package org.ocpp4j.server.securityevent;

import java.time.Instant;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.v16.SecurityEventNotificationRequest;
import org.ocpp4j.core.v16.SecurityEventNotificationResponse;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.bound.Kind;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Fingerprint;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.station.Storage;
import org.ocpp4j.server.straymessage.StrayMessages;
import org.ocpp4j.server.text.Truncation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps security events, each of them once. Thread-safe. */
public final class SecurityEvents {
    /** All security events. */
    public static final KeptRows ROWS = KeptRows.ofStations("security_event").untilOld("received_at");

    private static final Logger LOG = LoggerFactory.getLogger(SecurityEvents.class);

    private final Storage storage;
    private final StrayMessages strays;

    public SecurityEvents(Storage storage, StrayMessages strays) {
        this.storage = storage;
        this.strays = strays;
    }

    public SecurityEventNotificationResponse happened(Station station, SecurityEventNotificationRequest request) {
        String identity = station.identity();
        SecurityEventNotificationResponse response = new SecurityEventNotificationResponse();
        boolean isNew =
                storage.answer(station, change -> keep(change, identity, request, storage.now()), kept -> response);
        if (isNew) {
            LOG.warn("{} security event: {}", identity, request.type());
        }
        return response;
    }

    private boolean keep(Change change, String identity, SecurityEventNotificationRequest request, Instant now) {
        storage.ensure(change, identity);
        Truncation truncation = new Truncation();
        int inserted = change.handle()
                .createUpdate("insert into security_event (identity, type, tech_info, occurred_at, received_at,"
                        + " fingerprint) values (:identity, :type, :techInfo, :occurredAt, :now, :fingerprint)"
                        + " on conflict (fingerprint) do nothing")
                .bind("identity", identity)
                .bind("type", truncation.text("type", request.type(), 255))
                .bind("techInfo", truncation.optional("techInfo", request.techInfo(), 1000))
                .bind("occurredAt", request.timestamp())
                .bind("now", now)
                .bind("fingerprint", Fingerprint.of(identity, request.type(), request.timestamp(), request.techInfo()))
                .execute();
        if (inserted == 0) {
            return false;
        }
        storage.bounds().replaceOldest(change, Kind.SECURITY_EVENTS, identity);
        if (!truncation.isComplete()) {
            strays.keep(change, identity, request, truncation.reason());
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("type", request.type());
        data.put("techInfo", request.techInfo());
        data.put("timestamp", request.timestamp().toString());
        change.happened(new Event(EventType.SECURITY, identity, now, data));
        return true;
    }
}
