package org.ocpp4j.server.backend.builtin;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.RawCall;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationRequest;
import org.ocpp4j.core.v16.FirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.LogStatusNotificationRequest;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.SecurityEventNotificationRequest;
import org.ocpp4j.core.v16.SignedFirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.idtag.IdTags;
import org.ocpp4j.server.reservation.ReservationStore;
import org.ocpp4j.server.securityevent.SecurityEvents;
import org.ocpp4j.server.station.Connectors;
import org.ocpp4j.server.station.Maintenance;
import org.ocpp4j.server.station.Registrations;
import org.ocpp4j.server.station.Storage;
import org.ocpp4j.server.station.UnknownStations;
import org.ocpp4j.server.straymessage.StrayMessages;
import org.ocpp4j.server.transaction.MeterValues;
import org.ocpp4j.server.transaction.TransactionStarts;
import org.ocpp4j.server.transaction.TransactionStops;
import tools.jackson.databind.JsonNode;

/**
 * Records the messages of stations when another system answers them, in the tables and with the events of the built-in
 * backend.
 *
 * <p>A report of a station is a fact, and is kept with any answer: states of connectors, meter values, ends of
 * transactions, progress of maintenance, security events. A decision of the other system is kept as it is: the
 * registration, the number of a transaction, the status of its idTag. An error decides nothing. Thread-safe; blocks.
 */
public final class Recording {
    private static final Set<String> ACTIONS = Set.of(
            "BootNotification",
            "StatusNotification",
            "StartTransaction",
            "StopTransaction",
            "MeterValues",
            "DiagnosticsStatusNotification",
            "FirmwareStatusNotification",
            "SignedFirmwareStatusNotification",
            "LogStatusNotification",
            "SecurityEventNotification");

    private final Registrations registrations;
    private final TransactionStarts starts;
    private final TransactionStops stops;
    private final MeterValues meterValues;
    private final Connectors connectors;
    private final Maintenance maintenance;
    private final SecurityEvents securityEvents;

    public Recording(Storage storage, Supplier<BackendSettings> settings) {
        StrayMessages strays = new StrayMessages(storage.bounds(), storage.clock());
        IdTags idTags = new IdTags(storage, settings);
        this.registrations = new Registrations(storage, strays, settings, () -> UnknownStations.ACCEPT);
        this.meterValues = new MeterValues(storage, strays);
        this.starts = new TransactionStarts(
                storage, strays, idTags, new ReservationStore(storage.database(), storage.clock()), settings, () -> {
                    throw new IllegalStateException("The numbers of transactions are another system's");
                });
        this.stops = new TransactionStops(storage, strays, idTags, meterValues, settings);
        this.connectors = new Connectors(storage, strays);
        this.maintenance = new Maintenance(storage, strays);
        this.securityEvents = new SecurityEvents(storage, strays);
    }

    /** The recorded answers to BootNotification. */
    public Registrations registrations() {
        return registrations;
    }

    /** Whether anything of an action is kept. */
    public static boolean concerns(String action) {
        return ACTIONS.contains(action);
    }

    /**
     * Keeps a call and its answer.
     *
     * @param answer the payload of the confirmation; null if there is none
     * @throws org.ocpp4j.server.database.DatabaseUnavailableException if it cannot be kept now
     * @throws org.ocpp4j.core.error.InvalidMessageException if the call cannot be read
     */
    public void keep(Station station, RawCall call, @Nullable JsonNode answer) {
        Request<?> request = request(station, call);
        if (request instanceof BootNotificationRequest boot) {
            RegistrationStatus status = RegistrationStatus.of(text(answer, "status"));
            if (status.isKnown()) {
                registrations.record(station, boot, status);
            }
        } else if (request instanceof StartTransactionRequest start) {
            if (answer != null) {
                long id = answer.path("transactionId").asLong(0);
                starts.record(station, start, id, text(answer.path("idTagInfo"), "status"));
            }
        } else if (request instanceof StopTransactionRequest stop) {
            stops.record(station, stop);
        } else {
            report(station, request);
        }
    }

    private void report(Station station, Request<?> request) {
        if (request instanceof StatusNotificationRequest status) {
            connectors.status(station, status);
        } else if (request instanceof MeterValuesRequest values) {
            meterValues.measured(station, values);
        } else if (request instanceof DiagnosticsStatusNotificationRequest diagnostics) {
            maintenance.diagnostics(station, diagnostics);
        } else if (request instanceof FirmwareStatusNotificationRequest firmware) {
            maintenance.firmware(station, firmware);
        } else if (request instanceof SignedFirmwareStatusNotificationRequest firmware) {
            maintenance.signedFirmware(station, firmware);
        } else if (request instanceof LogStatusNotificationRequest log) {
            maintenance.log(station, log);
        } else if (request instanceof SecurityEventNotificationRequest event) {
            securityEvents.happened(station, event);
        }
    }

    /**
     *  In the shape of OCPP 1.6, for a station of any version. It has been validated with the strictness of the
     *  settings.
     */
    private static Request<?> request(Station station, RawCall call) {
        MessageCodec codec = MessageCodec.of(station.version());
        Action<?, ?> action = codec.action(call.action()).orElseThrow();
        Request<?> wire = (Request<?>) codec.decode(action, MessageKind.REQUEST, call.payload(), Strictness.OFF)
                .message();
        return station.version()
                .dialect()
                .<Request<?>>map(dialect -> dialect.toHandler(wire))
                .orElse(wire);
    }

    private static String text(@Nullable JsonNode object, String member) {
        return object == null ? "" : object.path(member).asString("");
    }
}
