package org.ocpp4j.emulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports the status of connectors to the central system (OCPP 1.6, section 4.9): each change while the station is
 * online, and after an offline period the final status of each changed connector. Belongs to the station's serial
 * executor.
 */
final class StatusReports {
    private record Current(ChargePointStatus status, Instant since) {}

    private static final Logger LOG = LoggerFactory.getLogger(StatusReports.class);

    private final String identity;
    private final Timeline time;
    private final Registration registration;
    private final Map<Integer, Current> current = new TreeMap<>();
    private final Map<Integer, ChargePointStatus> announced = new HashMap<>();

    StatusReports(String identity, Timeline time, Registration registration) {
        this.identity = identity;
        this.time = time;
        this.registration = registration;
    }

    /** Stores the status of a connector; 0 is the station. */
    void status(int connectorId, ChargePointStatus status) {
        Current before = current.get(connectorId);
        if (before != null && before.status().equals(status)) {
            return;
        }
        current.put(connectorId, new Current(status, time.now()));
        if (connectorId > 0 && before != null) {
            LOG.info("{} connector {}: {}", identity, connectorId, status);
        }
        announce(connectorId);
    }

    /** The station can send again. */
    void online() {
        current.keySet().forEach(this::announce);
    }

    /** The station was switched off, and reports every status again. */
    void forget() {
        announced.clear();
    }

    /** Creates a report, even without a change. */
    StatusNotificationRequest report(int connectorId) {
        Current now = current.getOrDefault(connectorId, new Current(ChargePointStatus.AVAILABLE, time.now()));
        return new StatusNotificationRequest(connectorId, now.status(), ChargePointErrorCode.NO_ERROR)
                .withTimestamp(now.since());
    }

    private void announce(int connectorId) {
        ChargePointStatus status = report(connectorId).status();
        if (!registration.isOnline() || status.equals(announced.get(connectorId))) {
            return;
        }
        announced.put(connectorId, status);
        registration.send(report(connectorId), answer -> {}, failure -> {
            LOG.debug("{} could not report connector {}: {}", identity, connectorId, failure.getMessage());
            announced.remove(connectorId, status);
        });
    }
}
