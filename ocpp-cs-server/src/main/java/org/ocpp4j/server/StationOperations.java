package org.ocpp4j.server;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.datatransfer.DataTransfers;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.AuthorizeResponse;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationRequest;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationResponse;
import org.ocpp4j.core.v16.FirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.FirmwareStatusNotificationResponse;
import org.ocpp4j.core.v16.GenericStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.core.v16.LogStatusNotificationRequest;
import org.ocpp4j.core.v16.LogStatusNotificationResponse;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.MeterValuesResponse;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.SecurityEventNotificationRequest;
import org.ocpp4j.core.v16.SecurityEventNotificationResponse;
import org.ocpp4j.core.v16.SignCertificateRequest;
import org.ocpp4j.core.v16.SignCertificateResponse;
import org.ocpp4j.core.v16.SignedFirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.SignedFirmwareStatusNotificationResponse;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StartTransactionResponse;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StatusNotificationResponse;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what stations send; written for 1.6, it serves 1.5 through the dialect. Thread-safe. */
final class StationOperations {
    private static final Logger LOG = LoggerFactory.getLogger(StationOperations.class);

    private final Transactions transactions;
    private final Set<String> idTags;
    private final Predicate<Station> accepted;
    private final int heartbeatInterval;
    private final Clock clock;

    /**
     * Operations over a memory.
     *
     * @param transactions keeps transactions
     * @param idTags the identifiers that may charge, in lower case, since idTags compare without case
     * @param accepted whose BootNotification is accepted; others are to wait
     * @param heartbeatInterval what stations are told, in seconds
     * @param clock tells stations the time
     */
    StationOperations(
            Transactions transactions,
            Set<String> idTags,
            Predicate<Station> accepted,
            int heartbeatInterval,
            Clock clock) {
        this.transactions = transactions;
        this.idTags = idTags;
        this.accepted = accepted;
        this.heartbeatInterval = heartbeatInterval;
        this.clock = clock;
    }

    Handlers<Station> handlers() {
        return Handlers.ofCentralSystem()
                .on(BootNotificationRequest.class, this::boot)
                .on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.now(clock)))
                .on(StatusNotificationRequest.class, this::status)
                .on(AuthorizeRequest.class, (station, authorize) -> new AuthorizeResponse(decide(authorize.idTag())))
                .on(StartTransactionRequest.class, this::start)
                .on(MeterValuesRequest.class, this::meter)
                .on(StopTransactionRequest.class, this::stop)
                .on(DataTransferRequest.class, new DataTransfers<>())
                .on(DiagnosticsStatusNotificationRequest.class, (station, diagnostics) -> {
                    LOG.info("{} diagnostics: {}", station.identity(), diagnostics.status());
                    return new DiagnosticsStatusNotificationResponse();
                })
                .on(FirmwareStatusNotificationRequest.class, (station, firmware) -> {
                    LOG.info("{} firmware: {}", station.identity(), firmware.status());
                    return new FirmwareStatusNotificationResponse();
                })
                .on(SignedFirmwareStatusNotificationRequest.class, (station, firmware) -> {
                    LOG.info("{} firmware: {}", station.identity(), firmware.status());
                    return new SignedFirmwareStatusNotificationResponse();
                })
                .on(LogStatusNotificationRequest.class, (station, log) -> {
                    LOG.info("{} log: {}", station.identity(), log.status());
                    return new LogStatusNotificationResponse();
                })
                .on(SecurityEventNotificationRequest.class, (station, event) -> {
                    LOG.warn("{} security event: {}", station.identity(), event.type());
                    return new SecurityEventNotificationResponse();
                })
                // Nobody here can sign; a station that is told so keeps its certificate.
                .on(
                        SignCertificateRequest.class,
                        (station, request) -> new SignCertificateResponse(GenericStatus.REJECTED));
    }

    private BootNotificationResponse boot(Station station, BootNotificationRequest boot) {
        RegistrationStatus status = accepted.test(station) ? RegistrationStatus.ACCEPTED : RegistrationStatus.PENDING;
        LOG.info("{} booted: {} {}, {}", station.identity(), boot.chargePointVendor(), boot.chargePointModel(), status);
        return new BootNotificationResponse(status, Instant.now(clock), heartbeatInterval);
    }

    private StatusNotificationResponse status(Station station, StatusNotificationRequest status) {
        LOG.info("{} connector {}: {}", station.identity(), status.connectorId(), status.status());
        return new StatusNotificationResponse();
    }

    private StartTransactionResponse start(Station station, StartTransactionRequest request) {
        IdTagInfo decision = decide(request.idTag());
        var transaction = transactions.start(station.identity(), request);
        LOG.info(
                "{} connector {}: transaction {} started at {} Wh, idTag {}",
                station.identity(),
                request.connectorId(),
                transaction.id(),
                request.meterStart(),
                decision.status());
        return new StartTransactionResponse(transaction.id(), decision);
    }

    private MeterValuesResponse meter(Station station, MeterValuesRequest request) {
        LOG.info("{} connector {}: {}", station.identity(), request.connectorId(), Readings.describe(request));
        return new MeterValuesResponse();
    }

    private StopTransactionResponse stop(Station station, StopTransactionRequest request) {
        var transaction = transactions.stop(station.identity(), request);
        LOG.info(
                "{} transaction {} stopped at {} Wh{}",
                station.identity(),
                request.transactionId(),
                request.meterStop(),
                transaction
                        .energy()
                        .map(energy -> ", " + energy + " Wh charged")
                        .orElse(", nobody started it here"));
        @Nullable String idTag = request.idTag();
        return new StopTransactionResponse(idTag == null ? null : decide(idTag));
    }

    private IdTagInfo decide(String idTag) {
        boolean known = idTags.contains(idTag.toLowerCase(Locale.ROOT));
        return IdTagInfo.of(known ? AuthorizationStatus.ACCEPTED : AuthorizationStatus.INVALID);
    }
}
