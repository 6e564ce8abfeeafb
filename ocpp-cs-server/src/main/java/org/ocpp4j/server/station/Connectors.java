package org.ocpp4j.server.station;

import java.time.Instant;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StatusNotificationResponse;
import org.ocpp4j.server.bound.Kind;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.straymessage.StrayMessages;
import org.ocpp4j.server.text.Truncation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the last state of each connector. The one received last counts, whatever its timestamp: stations report in
 * order, and their clocks jump. Thread-safe.
 */
public final class Connectors {
    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);
    private static final String UPDATE = "update connector set status = :status, error_code = :errorCode, info = :info,"
            + " vendor_id = :vendorId, vendor_error_code = :vendorErrorCode, status_at = :statusAt,"
            + " received_at = :now where identity = :identity and connector_id = :connectorId";
    private static final String INSERT = "insert into connector (identity, connector_id, status, error_code, info,"
            + " vendor_id, vendor_error_code, status_at, received_at) values (:identity, :connectorId, :status,"
            + " :errorCode, :info, :vendorId, :vendorErrorCode, :statusAt, :now) on conflict (identity, connector_id) do nothing";

    private final Storage storage;
    private final StrayMessages strays;

    public Connectors(Storage storage, StrayMessages strays) {
        this.storage = storage;
        this.strays = strays;
    }

    public StatusNotificationResponse status(Station station, StatusNotificationRequest request) {
        String identity = station.identity();
        StatusNotificationResponse response = storage.answer(station, change -> {
            keep(change, identity, request, storage.now());
            return new StatusNotificationResponse();
        });
        boolean faulted = request.status().equals(ChargePointStatus.FAULTED)
                || !error(request).isEmpty();
        LOG.atLevel(faulted ? Level.WARN : Level.DEBUG)
                .log("{} connector {}: {}{}", identity, request.connectorId(), request.status(), error(request));
        return response;
    }

    private void keep(Change change, String identity, StatusNotificationRequest request, Instant now) {
        storage.stations().ensure(change, identity);
        Truncation truncation = new Truncation();
        Integer connectorId = truncation.number("connectorId", request.connectorId());
        // If the update finds no row, one is inserted; if another thread has inserted it meanwhile, it is updated.
        if (connectorId != null && execute(change, UPDATE, truncation, identity, connectorId, request, now) == 0) {
            if (isFull(change, identity)) {
                storage.bounds().exceeded(Kind.CONNECTORS, identity, 1);
                strays.keep(change, identity, request, "the station has as many connectors as one may have");
            } else if (execute(change, INSERT, truncation, identity, connectorId, request, now) == 0) {
                execute(change, UPDATE, truncation, identity, connectorId, request, now);
            }
        }
        if (!truncation.isComplete()) {
            strays.keep(change, identity, request, truncation.reason());
        }
        change.happened(new Event(EventType.STATUS, identity, now, data(request)));
    }

    private boolean isFull(Change change, String identity) {
        return change.handle()
                        .createQuery("select count(*) from connector where identity = :identity")
                        .bind("identity", identity)
                        .mapTo(Long.class)
                        .one()
                >= storage.bounds().settings().mostOfStation(Kind.CONNECTORS);
    }

    private static int execute(
            Change change,
            String sql,
            Truncation truncation,
            String identity,
            int connectorId,
            StatusNotificationRequest request,
            Instant now) {
        return change.handle()
                .createUpdate(sql)
                .bind("identity", identity)
                .bind("connectorId", connectorId)
                .bind("status", truncation.text("status", request.status().wireName(), 50))
                .bind(
                        "errorCode",
                        truncation.text("errorCode", request.errorCode().wireName(), 50))
                .bind("info", truncation.optional("info", request.info(), 1000))
                .bind("vendorId", truncation.optional("vendorId", request.vendorId(), 1000))
                .bind("vendorErrorCode", truncation.optional("vendorErrorCode", request.vendorErrorCode(), 1000))
                .bind("statusAt", request.timestamp())
                .bind("now", now)
                .execute();
    }

    private static ObjectNode data(StatusNotificationRequest request) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("connectorId", request.connectorId());
        data.put("status", request.status().wireName());
        data.put("errorCode", request.errorCode().wireName());
        data.put("info", request.info());
        data.put("vendorId", request.vendorId());
        data.put("vendorErrorCode", request.vendorErrorCode());
        data.put(
                "timestamp",
                request.timestamp() == null ? null : request.timestamp().toString());
        return data;
    }

    private static String error(StatusNotificationRequest request) {
        String code = request.errorCode().wireName();
        return code.equals("NoError") ? "" : ", " + code;
    }
}
