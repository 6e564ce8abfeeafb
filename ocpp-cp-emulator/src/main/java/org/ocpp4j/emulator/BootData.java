package org.ocpp4j.emulator;

import java.util.Optional;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.emulator.configuration.CannedMessages;
import tools.jackson.databind.node.ObjectNode;

/** The data that a station sends in its BootNotification. Belongs to the station's serial executor. */
final class BootData {
    private static final String ACTION = "BootNotification";
    private static final MessageCodec CODEC = MessageCodec.of(Ocpp16.VERSION);

    private final String identity;
    private final Configuration configuration;
    private final Optional<CannedMessages> canned;

    BootData(String identity, Configuration configuration, Optional<CannedMessages> canned) {
        this.identity = identity;
        this.configuration = configuration;
        this.canned = canned;
    }

    BootNotificationRequest request() {
        return canned.flatMap(messages -> messages.find(ACTION))
                .map(BootData::read)
                .orElseGet(this::configured);
    }

    private BootNotificationRequest configured() {
        String vendor = configuration.find("ChargePointVendor").orElse("ocpp4j");
        String model = configuration.find("ChargePointModel").orElse("Emulator");
        return new BootNotificationRequest(vendor, model)
                .withChargePointSerialNumber(
                        configuration.find("ChargePointSerialNumber").orElseGet(this::serialNumber))
                .withFirmwareVersion(
                        configuration.find("ChargePointSoftwareVersion").orElse("1.0"));
    }

    /** Its members are the same in 1.5 and 1.6. */
    private static BootNotificationRequest read(ObjectNode payload) {
        return (BootNotificationRequest)
                CODEC.decode(CODEC.action(ACTION).orElseThrow(), MessageKind.REQUEST, payload, Strictness.OFF)
                        .message();
    }

    /** At most 25 characters. */
    private String serialNumber() {
        int points = identity.codePointCount(0, identity.length());
        return points <= 25 ? identity : identity.substring(identity.offsetByCodePoints(0, points - 25));
    }
}
