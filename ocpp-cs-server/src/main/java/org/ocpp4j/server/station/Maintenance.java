package org.ocpp4j.server.station;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationRequest;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationResponse;
import org.ocpp4j.core.v16.FirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.FirmwareStatusNotificationResponse;
import org.ocpp4j.core.v16.LogStatusNotificationRequest;
import org.ocpp4j.core.v16.LogStatusNotificationResponse;
import org.ocpp4j.core.v16.SignedFirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.SignedFirmwareStatusNotificationResponse;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.straymessage.StrayMessages;
import org.ocpp4j.server.text.Truncation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps how firmware updates, diagnostics and logs proceed. Thread-safe. */
public final class Maintenance {
    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

    /** The kinds of maintenance; the columns are named after them. */
    private enum Kind {
        FIRMWARE("firmware"),
        DIAGNOSTICS("diagnostics"),
        LOG("log");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private final Storage storage;
    private final StrayMessages strays;

    public Maintenance(Storage storage, StrayMessages strays) {
        this.storage = storage;
        this.strays = strays;
    }

    public FirmwareStatusNotificationResponse firmware(Station station, FirmwareStatusNotificationRequest request) {
        var response = new FirmwareStatusNotificationResponse();
        return answer(station, Kind.FIRMWARE, request.status().wireName(), null, request, response);
    }

    public SignedFirmwareStatusNotificationResponse signedFirmware(
            Station station, SignedFirmwareStatusNotificationRequest request) {
        var response = new SignedFirmwareStatusNotificationResponse();
        return answer(station, Kind.FIRMWARE, request.status().wireName(), request.requestId(), request, response);
    }

    public DiagnosticsStatusNotificationResponse diagnostics(
            Station station, DiagnosticsStatusNotificationRequest request) {
        var response = new DiagnosticsStatusNotificationResponse();
        return answer(station, Kind.DIAGNOSTICS, request.status().wireName(), null, request, response);
    }

    public LogStatusNotificationResponse log(Station station, LogStatusNotificationRequest request) {
        var response = new LogStatusNotificationResponse();
        return answer(station, Kind.LOG, request.status().wireName(), request.requestId(), request, response);
    }

    private <R extends Response> R answer(
            Station station, Kind kind, String status, @Nullable Long requestId, Request<R> request, R response) {
        String identity = station.identity();
        Instant now = storage.now();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("kind", kind.word).put("status", status).put("requestId", requestId);
        Truncation truncation = new Truncation();
        String kept = truncation.text("status", status, 50);
        storage.answer(station, change -> {
            storage.stations().ensure(change, identity);
            change.handle()
                    .createUpdate("update station set <word>_status = :status, <word>_status_at = :now"
                            + " where identity = :identity")
                    .define("word", kind.word)
                    .bind("status", kept)
                    .bind("now", now)
                    .bind("identity", identity)
                    .execute();
            if (!truncation.isComplete()) {
                strays.keep(change, identity, request, truncation.reason());
            }
            change.happened(new Event(EventType.MAINTENANCE, identity, now, data));
            return response;
        });
        LOG.info("{} {}: {}", identity, kind.word, status);
        return response;
    }
}
