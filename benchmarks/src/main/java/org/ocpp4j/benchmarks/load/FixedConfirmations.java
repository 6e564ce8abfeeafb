package org.ocpp4j.benchmarks.load;

import eu.chargetime.ocpp.feature.profile.ServerCoreEventHandler;
import eu.chargetime.ocpp.model.core.AuthorizationStatus;
import eu.chargetime.ocpp.model.core.AuthorizeConfirmation;
import eu.chargetime.ocpp.model.core.AuthorizeRequest;
import eu.chargetime.ocpp.model.core.BootNotificationConfirmation;
import eu.chargetime.ocpp.model.core.BootNotificationRequest;
import eu.chargetime.ocpp.model.core.DataTransferConfirmation;
import eu.chargetime.ocpp.model.core.DataTransferRequest;
import eu.chargetime.ocpp.model.core.DataTransferStatus;
import eu.chargetime.ocpp.model.core.HeartbeatConfirmation;
import eu.chargetime.ocpp.model.core.HeartbeatRequest;
import eu.chargetime.ocpp.model.core.IdTagInfo;
import eu.chargetime.ocpp.model.core.MeterValuesConfirmation;
import eu.chargetime.ocpp.model.core.MeterValuesRequest;
import eu.chargetime.ocpp.model.core.RegistrationStatus;
import eu.chargetime.ocpp.model.core.StartTransactionConfirmation;
import eu.chargetime.ocpp.model.core.StartTransactionRequest;
import eu.chargetime.ocpp.model.core.StatusNotificationConfirmation;
import eu.chargetime.ocpp.model.core.StatusNotificationRequest;
import eu.chargetime.ocpp.model.core.StopTransactionConfirmation;
import eu.chargetime.ocpp.model.core.StopTransactionRequest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;

/** What the server of Java-OCA-OCPP answers: the same as {@link TypedHandlers}. */
final class FixedConfirmations implements ServerCoreEventHandler {
    private static final IdTagInfo ACCEPTED = new IdTagInfo(AuthorizationStatus.Accepted);

    @Override
    public HeartbeatConfirmation handleHeartbeatRequest(UUID session, HeartbeatRequest request) {
        return new HeartbeatConfirmation(ZonedDateTime.now(ZoneOffset.UTC));
    }

    @Override
    public StatusNotificationConfirmation handleStatusNotificationRequest(
            UUID session, StatusNotificationRequest request) {
        return new StatusNotificationConfirmation();
    }

    @Override
    public MeterValuesConfirmation handleMeterValuesRequest(UUID session, MeterValuesRequest request) {
        return new MeterValuesConfirmation();
    }

    @Override
    public AuthorizeConfirmation handleAuthorizeRequest(UUID session, AuthorizeRequest request) {
        return new AuthorizeConfirmation(ACCEPTED);
    }

    @Override
    public BootNotificationConfirmation handleBootNotificationRequest(UUID session, BootNotificationRequest request) {
        return new BootNotificationConfirmation(ZonedDateTime.now(ZoneOffset.UTC), 300, RegistrationStatus.Accepted);
    }

    @Override
    public DataTransferConfirmation handleDataTransferRequest(UUID session, DataTransferRequest request) {
        return new DataTransferConfirmation(DataTransferStatus.Accepted);
    }

    @Override
    public StartTransactionConfirmation handleStartTransactionRequest(UUID session, StartTransactionRequest request) {
        return new StartTransactionConfirmation(ACCEPTED, 1);
    }

    @Override
    public StopTransactionConfirmation handleStopTransactionRequest(UUID session, StopTransactionRequest request) {
        return new StopTransactionConfirmation();
    }
}
