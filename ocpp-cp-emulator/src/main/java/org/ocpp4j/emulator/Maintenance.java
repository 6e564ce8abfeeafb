package org.ocpp4j.emulator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.v16.DiagnosticsStatus;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationRequest;
import org.ocpp4j.core.v16.FirmwareStatus;
import org.ocpp4j.core.v16.FirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.GetDiagnosticsRequest;
import org.ocpp4j.core.v16.GetDiagnosticsResponse;
import org.ocpp4j.core.v16.MessageTrigger;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.ReadingContext;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.v16.TriggerMessageRequest;
import org.ocpp4j.core.v16.TriggerMessageResponse;
import org.ocpp4j.core.v16.TriggerMessageStatus;
import org.ocpp4j.core.v16.UpdateFirmwareRequest;
import org.ocpp4j.core.v16.UpdateFirmwareResponse;

/**
 * Reset, firmware, diagnostics and triggered messages. The emulator loads no firmware and has no diagnostics, and
 * reports this with DownloadFailed and without a file name. Runs on the station's serial executor.
 */
final class Maintenance {
    private final StationParts station;
    private final CentralSystemLink link;
    private final Registration registration;
    private final List<Connector> connectors;
    private final Alarm download;
    private FirmwareStatus firmware = FirmwareStatus.IDLE;
    private @Nullable PowerCycle power;

    Maintenance(StationParts station, CentralSystemLink link, Registration registration, List<Connector> connectors) {
        this.station = station;
        this.link = link;
        this.registration = registration;
        this.connectors = connectors;
        this.download = station.time().alarm();
    }

    /** Sets the power cycle that a Reset uses; it needs the client, which needs the handlers. */
    void controls(PowerCycle cycle) {
        power = cycle;
    }

    void register(Handlers<CentralSystem> handlers) {
        handlers.on(ResetRequest.class, (central, request) -> new ResetResponse(ResetStatus.ACCEPTED))
                .afterReply(ResetRequest.class, (central, request, response) -> {
                    if (power != null) {
                        power.reset(request.type());
                    }
                })
                .on(GetDiagnosticsRequest.class, (central, request) -> new GetDiagnosticsResponse(null))
                .on(UpdateFirmwareRequest.class, (central, request) -> new UpdateFirmwareResponse())
                .afterReply(UpdateFirmwareRequest.class, (central, request, response) -> update(request))
                .on(TriggerMessageRequest.class, (central, request) -> new TriggerMessageResponse(status(request)))
                .afterReply(TriggerMessageRequest.class, (central, request, response) -> {
                    if (response.status().equals(TriggerMessageStatus.ACCEPTED)) {
                        trigger(request);
                    }
                });
    }

    private void update(UpdateFirmwareRequest request) {
        download.set(Intervals.until(request.retrieveDate(), station.time().now()), () -> {
            firmware = FirmwareStatus.DOWNLOAD_FAILED;
            registration.send(new FirmwareStatusNotificationRequest(firmware), answer -> {}, failure -> {});
        });
    }

    private TriggerMessageStatus status(TriggerMessageRequest request) {
        MessageTrigger wanted = request.requestedMessage();
        boolean ofConnector =
                wanted.equals(MessageTrigger.METER_VALUES) || wanted.equals(MessageTrigger.STATUS_NOTIFICATION);
        Long connectorId = request.connectorId();
        if (ofConnector && connectorId != null && connectorId != 0 && !has(connectorId)) {
            return TriggerMessageStatus.REJECTED;
        }
        return MessageTrigger.values().contains(wanted)
                ? TriggerMessageStatus.ACCEPTED
                : TriggerMessageStatus.NOT_IMPLEMENTED;
    }

    private boolean has(long connectorId) {
        return connectors.stream().anyMatch(connector -> connector.id() == connectorId);
    }

    /** Triggered messages may be sent while the registration is pending, so they bypass it. */
    private void trigger(TriggerMessageRequest request) {
        MessageTrigger wanted = request.requestedMessage();
        if (wanted.equals(MessageTrigger.BOOT_NOTIFICATION)) {
            registration.sendBootNotification();
        } else if (wanted.equals(MessageTrigger.HEARTBEAT)) {
            registration.sendHeartbeat();
        } else if (wanted.equals(MessageTrigger.FIRMWARE_STATUS_NOTIFICATION)) {
            send(new FirmwareStatusNotificationRequest(firmware));
        } else if (wanted.equals(MessageTrigger.DIAGNOSTICS_STATUS_NOTIFICATION)) {
            send(new DiagnosticsStatusNotificationRequest(DiagnosticsStatus.IDLE));
        } else {
            Long only = request.connectorId();
            connectors.stream()
                    .filter(connector -> only == null || connector.id() == only)
                    .forEach(connector -> send(
                            wanted.equals(MessageTrigger.METER_VALUES)
                                    ? meterValues(connector)
                                    : station.statuses().report(connector.id())));
        }
    }

    private static MeterValuesRequest meterValues(Connector connector) {
        return new MeterValuesRequest(
                connector.id(),
                connector.transaction().flatMap(LocalTransaction::id).orElse(null),
                List.of(connector.reading(ReadingContext.TRIGGER)));
    }

    private void send(FromStation<?> request) {
        link.send(request, answer -> {}, failure -> {});
    }
}
