package org.ocpp4j.emulator;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.v16.Reason;
import org.ocpp4j.core.v16.RemoteStartStopStatus;
import org.ocpp4j.core.v16.RemoteStartTransactionRequest;
import org.ocpp4j.core.v16.RemoteStartTransactionResponse;
import org.ocpp4j.core.v16.RemoteStopTransactionRequest;
import org.ocpp4j.core.v16.RemoteStopTransactionResponse;
import org.ocpp4j.core.v16.UnlockConnectorRequest;
import org.ocpp4j.core.v16.UnlockConnectorResponse;
import org.ocpp4j.core.v16.UnlockStatus;

/**
 * Transactions that the central system starts and stops (OCPP 1.6, sections 5.11, 5.12 and 5.18). Acts after its
 * answer. A charging profile in the request is ignored, as the specification requires of stations without smart
 * charging. Runs on the station's serial executor.
 */
final class RemoteTransactions {
    private final StationParts station;
    private final Registration registration;
    private final List<Connector> connectors;
    private final Consumer<ChargingSession.Outcome> ended;

    RemoteTransactions(
            StationParts station,
            Registration registration,
            List<Connector> connectors,
            Consumer<ChargingSession.Outcome> ended) {
        this.station = station;
        this.registration = registration;
        this.connectors = connectors;
        this.ended = ended;
    }

    void register(Handlers<CentralSystem> handlers) {
        handlers.on(
                        RemoteStartTransactionRequest.class,
                        (central, request) -> new RemoteStartTransactionResponse(
                                status(registration.isOnline() && free(request).isPresent())))
                .afterReply(RemoteStartTransactionRequest.class, (central, request, response) -> start(request))
                .on(
                        RemoteStopTransactionRequest.class,
                        (central, request) -> new RemoteStopTransactionResponse(
                                status(running(request.transactionId()).isPresent())))
                .afterReply(
                        RemoteStopTransactionRequest.class,
                        (central, request, response) -> running(request.transactionId())
                                .flatMap(Connector::session)
                                .ifPresent(session -> session.stop(Reason.REMOTE)))
                .on(
                        UnlockConnectorRequest.class,
                        (central, request) -> new UnlockConnectorResponse(
                                find(request.connectorId()).isPresent()
                                        ? UnlockStatus.UNLOCKED
                                        : UnlockStatus.NOT_SUPPORTED))
                .afterReply(
                        UnlockConnectorRequest.class,
                        (central, request, response) -> find(request.connectorId())
                                .flatMap(Connector::session)
                                .ifPresent(ChargingSession::unlock));
    }

    private void start(RemoteStartTransactionRequest request) {
        if (registration.isOnline()) {
            boolean authorize = station.configuration().flag("AuthorizeRemoteTxRequests");
            Visit visit = new Visit(request.idTag(), authorize, station.setup().calledVehiclesLeave());
            free(request).ifPresent(connector -> connector.plugIn(visit, ended));
        }
    }

    /** The connector that the request names, or any, if it is free for the tag. */
    private Optional<Connector> free(RemoteStartTransactionRequest request) {
        Long wanted = request.connectorId();
        return connectors.stream()
                .filter(connector -> wanted == null || connector.id() == wanted)
                .filter(connector -> connector.isFreeFor(request.idTag()))
                .filter(connector -> !station.queue().isFull())
                .findFirst();
    }

    private Optional<Connector> running(long transactionId) {
        return connectors.stream()
                .filter(connector -> connector
                        .transaction()
                        .flatMap(LocalTransaction::id)
                        .filter(id -> id == transactionId)
                        .isPresent())
                .findFirst();
    }

    private Optional<Connector> find(long connectorId) {
        return connectors.stream()
                .filter(connector -> connector.id() == connectorId)
                .findFirst();
    }

    private static RemoteStartStopStatus status(boolean accepted) {
        return accepted ? RemoteStartStopStatus.ACCEPTED : RemoteStartStopStatus.REJECTED;
    }
}
