package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.MessageTrigger;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.TriggerMessageRequest;

/** SecurityError before the BootNotification was accepted (OCPP-J errata 3.10). */
class RegistrationGateTest {
    private static final String BOOT =
            ",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";

    private final EngineFixture engine = new EngineFixture();
    private volatile RegistrationStatus status = RegistrationStatus.ACCEPTED;

    private RawStation start() {
        engine.handlers
                .on(
                        BootNotificationRequest.class,
                        (station, boot) -> new BootNotificationResponse(status, Instant.EPOCH, 60))
                .on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.EPOCH));
        engine.start(RegistrationGate.inMemory());
        return engine.connect("CP-1");
    }

    @Test
    void nothingButBootNotificationPassesBeforeItWasAccepted() throws Exception {
        RawStation raw = start();
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[4,\"1\",\"SecurityError\"");
        raw.types("[2,\"2\"" + BOOT);
        assertThat(raw.gets()).startsWith("[3,\"2\"");
        raw.types("[2,\"3\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[3,\"3\"");
    }

    @Test
    void aReconnectNeedsNoNewBootNotification() throws Exception {
        RawStation raw = start();
        raw.types("[2,\"1\"" + BOOT);
        raw.gets();
        raw.loses(CloseReason.failed("gone"));
        RawStation again = engine.connect("CP-1");
        again.types("[2,\"2\",\"Heartbeat\",{}]");
        assertThat(again.gets()).startsWith("[3,\"2\"");
        RawStation other = engine.connect("CP-2");
        other.types("[2,\"3\",\"Heartbeat\",{}]");
        assertThat(other.gets()).startsWith("[4,\"3\",\"SecurityError\"");
    }

    @Test
    void whilePendingWhatWasTriggeredPasses() throws Exception {
        status = RegistrationStatus.PENDING;
        RawStation raw = start();
        raw.types("[2,\"1\"" + BOOT);
        raw.gets();
        raw.types("[2,\"2\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[4,\"2\",\"SecurityError\"");
        engine.station("CP-1").send(new TriggerMessageRequest(MessageTrigger.HEARTBEAT, null));
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{\"status\":\"Accepted\"}]");
        raw.types("[2,\"3\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[3,\"3\"");
    }

    @Test
    void aRejectedStationStaysOutside() throws Exception {
        status = RegistrationStatus.REJECTED;
        RawStation raw = start();
        raw.types("[2,\"1\"" + BOOT);
        raw.gets();
        raw.types("[2,\"2\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[4,\"2\",\"SecurityError\"");
    }
}
