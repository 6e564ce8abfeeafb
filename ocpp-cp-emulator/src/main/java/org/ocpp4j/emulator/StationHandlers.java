package org.ocpp4j.emulator;

import java.util.List;
import java.util.Optional;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.datatransfer.DataTransfers;
import org.ocpp4j.core.v16.AvailabilityStatus;
import org.ocpp4j.core.v16.AvailabilityType;
import org.ocpp4j.core.v16.CancelReservationRequest;
import org.ocpp4j.core.v16.CancelReservationResponse;
import org.ocpp4j.core.v16.CancelReservationStatus;
import org.ocpp4j.core.v16.ChangeAvailabilityRequest;
import org.ocpp4j.core.v16.ChangeAvailabilityResponse;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.ChangeConfigurationResponse;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.ClearCacheResponse;
import org.ocpp4j.core.v16.ClearCacheStatus;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.GetConfigurationRequest;
import org.ocpp4j.core.v16.GetLocalListVersionRequest;
import org.ocpp4j.core.v16.GetLocalListVersionResponse;
import org.ocpp4j.core.v16.ReservationStatus;
import org.ocpp4j.core.v16.ReserveNowRequest;
import org.ocpp4j.core.v16.ReserveNowResponse;
import org.ocpp4j.core.v16.SendLocalListRequest;
import org.ocpp4j.core.v16.SendLocalListResponse;

/**
 * Answers calls about settings, connectors and lists. Features that the emulator lacks have no handler and are answered
 * with NotSupported: charging profiles and the security extension. Runs on the station's serial executor, like all
 * handlers of the client.
 */
final class StationHandlers {
    private final StationParts station;
    private final List<Connector> connectors;
    private final LocalList localList;

    StationHandlers(StationParts station, List<Connector> connectors, LocalList localList) {
        this.station = station;
        this.connectors = connectors;
        this.localList = localList;
    }

    void register(Handlers<CentralSystem> handlers) {
        Configuration configuration = station.configuration();
        handlers.on(GetConfigurationRequest.class, (central, request) -> configuration.get(request))
                .on(
                        ChangeConfigurationRequest.class,
                        (central, request) -> new ChangeConfigurationResponse(configuration.change(request)))
                .on(
                        ChangeAvailabilityRequest.class,
                        (central, request) -> new ChangeAvailabilityResponse(availability(request)))
                .on(ClearCacheRequest.class, (central, request) -> {
                    station.authorization().clearCache();
                    boolean cached = station.configuration().flag("AuthorizationCacheEnabled");
                    return new ClearCacheResponse(cached ? ClearCacheStatus.ACCEPTED : ClearCacheStatus.REJECTED);
                })
                .on(
                        GetLocalListVersionRequest.class,
                        (central, request) -> new GetLocalListVersionResponse(localList.version()))
                .on(
                        SendLocalListRequest.class,
                        (central, request) -> new SendLocalListResponse(localList.update(request)))
                .on(ReserveNowRequest.class, (central, request) -> new ReserveNowResponse(reserve(request)))
                .on(
                        CancelReservationRequest.class,
                        (central, request) -> new CancelReservationResponse(cancelReservation(request)))
                .on(DataTransferRequest.class, new DataTransfers<CentralSystem>());
    }

    private AvailabilityStatus availability(ChangeAvailabilityRequest request) {
        AvailabilityType type = request.type();
        if (request.connectorId() == 0) {
            List<AvailabilityStatus> changes =
                    connectors.stream().map(connector -> connector.change(type)).toList();
            boolean available = type.equals(AvailabilityType.OPERATIVE);
            station.statuses().status(0, available ? ChargePointStatus.AVAILABLE : ChargePointStatus.UNAVAILABLE);
            return changes.contains(AvailabilityStatus.SCHEDULED)
                    ? AvailabilityStatus.SCHEDULED
                    : AvailabilityStatus.ACCEPTED;
        }
        return find(request.connectorId())
                .map(connector -> connector.change(type))
                .orElse(AvailabilityStatus.REJECTED);
    }

    /** Connector 0 means any connector. */
    private ReservationStatus reserve(ReserveNowRequest request) {
        if (request.connectorId() != 0) {
            station.reservations().cancel(request.reservationId());
        }
        connectors.stream()
                .filter(connector -> connector.id() != request.connectorId())
                .forEach(connector -> connector.cancelReservation(request.reservationId()));
        if (request.connectorId() == 0) {
            return station.reservations().reserve(request);
        }
        return find(request.connectorId())
                .map(connector -> connector.reserve(request))
                .orElse(ReservationStatus.REJECTED);
    }

    private CancelReservationStatus cancelReservation(CancelReservationRequest request) {
        return station.reservations().cancel(request.reservationId())
                        || connectors.stream()
                                .anyMatch(connector -> connector.cancelReservation(request.reservationId()))
                ? CancelReservationStatus.ACCEPTED
                : CancelReservationStatus.REJECTED;
    }

    private Optional<Connector> find(long connectorId) {
        return connectors.stream()
                .filter(connector -> connector.id() == connectorId)
                .findFirst();
    }
}
